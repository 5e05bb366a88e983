"""Decisions over HTTP: kept before they are said to be, seen by the next who decides, applied to all that follows."""

import errno
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from starlette.testclient import TestClient

from iku.decisions import ledger
from iku.state.store import LocalStore
from tests.e2e.runs import few_pages
from tests.unit.serving import JSON, TEXT, served, upload, wait

HERE = "/api/dokumen/a/keputusan"
MEND = {"oleh": "Ani", "tindakan": "ubah", "tabel": 1, "baris": 1, "kolom": "target_2024", "baru": "80%"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path) as made:
        assert upload(made).json()["id"] == "a"
        yield made


def kept(folder: Path) -> list[str]:
    return [one.tindakan for one in ledger.load(LocalStore(folder))[0]]


def test_a_correction_is_kept_applied_and_answered_with_what_it_changed(client: TestClient, tmp_path: Path) -> None:
    answer = client.post(HERE, json=MEND)
    assert answer.status_code == 201
    (made,) = answer.json()["keputusan"]
    assert made["mentah"] == "8,,0" and made["sha256"] and made["waktu"].endswith("Z") and made["dokumen"] == "a"
    changed = answer.json()["dokumen"]
    assert [row["baris"] for row in changed["baris"]] == [1] and changed["dokumen"]["dokumen"] == "a"
    assert "tak_terbaca" in [one["kode"] for one in changed["temuan"]["hilang"]]
    assert kept(tmp_path) == ["ubah"] and client.get("/api/keputusan").json() == [made]
    value = client.get("/api/dokumen/a").json()["tabel"][0]["baris"][0]["target"][0]
    assert (value["nilai"], value["satuan"], value["keyakinan"]) == (80.0, "%", 1.0)
    assert client.get("/api/dokumen/a/target").json()[0]["nilai"] == 80.0
    assert "manusia" in [one["aturan"] for one in client.get("/api/dokumen/a/koreksi").json()]


def test_the_later_of_two_people_sees_what_the_first_did(client: TestClient, tmp_path: Path) -> None:
    seen = {**MEND, "lama": "8,,0"}
    assert client.post(HERE, json=seen).status_code == 201
    answer = client.post(HERE, json={**seen, "oleh": "Budi", "baru": "90%"})
    assert answer.status_code == 409 and answer.json()["kini"]["lama"] == "80%"
    assert answer.json()["kini"]["oleh"] == "Ani" and len(kept(tmp_path)) == 1
    assert client.post(HERE, json={**seen, "oleh": "Budi", "lama": "80%", "baru": "90%"}).status_code == 201


ROW = {"tabel": 1, "baris": 2}
OFFICE = {"tindakan": "ubah", "kolom": "opd"}
HEADER = {"tindakan": "judul", "tabel": 1, "kolom": "lain_catatn", "mentah": "Catatn"}


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({**HEADER, "baru": "sumber_data"}, {**HEADER, "baru": "penanggung_jawab"}, "Sumber data"),
        ({**HEADER, "baru": "sumber_data"}, {**MEND, "kolom": "lain_catatn", "baru": "z"}, "Sumber data"),
        ({**ROW, "tindakan": "gabung"}, {**ROW, "tindakan": "buang"}, "menggabungkan tabel 1, baris 2"),
        ({**ROW, "tindakan": "buang"}, {**ROW, "tindakan": "gabung"}, "bukan indikator"),
        ({**ROW, "tindakan": "buang"}, {**MEND, "baris": 2, "baru": "51"}, "bukan indikator"),
        ({**MEND, "baris": 2, "baru": "51"}, {**ROW, "tindakan": "buang"}, "50 → 51"),
        ({"tindakan": "tabel", "tabel": 1, "baru": "tidak"}, MEND, "bukan tabel indikator"),
        (MEND, {"tindakan": "tabel", "tabel": 1, "baru": "tidak"}, "8,,0 → 80%"),
        ({"tindakan": "terima", **{name: MEND[name] for name in ("tabel", "baris", "kolom")}}, MEND, "membenarkan"),
        ({**OFFICE, "baru": "Dinas A"}, {**OFFICE, "baru": "Dinas B"}, "→ Dinas A"),
    ],
)  # fmt: skip
def test_nothing_that_a_person_did_not_see_is_overruled(
    client: TestClient, tmp_path: Path, first: dict[str, Any], second: dict[str, Any], said: str
) -> None:
    """Whatever is decided of the same while somebody looks is told, and kept unless that person insists."""
    seen = client.get("/dokumen/a/tampilan").json()["terakhir"]
    elsewhere = {"tindakan": "ubah", "kolom": "tahun", "baru": "2031", "oleh": "Cici"}
    for one in (elsewhere, {**first, "oleh": "Budi"}):
        assert client.post(HERE, json=one).status_code == 201
    answer = client.post(HERE, json={**second, "dilihat": seen})
    assert answer.status_code == 409 and len(kept(tmp_path)) == 2
    (changed,) = answer.json()["berubah"]
    assert changed["oleh"] == "Budi" and said in changed["pesan"] and changed["waktu"]
    again = client.post(HERE, json={**second, "dilihat": answer.json()["terakhir"]}).json()
    assert "berubah" not in again  # it is kept, or fits no more


@pytest.mark.parametrize("name", ["ngawur", "Target 2022", "lain_asal data", "target_1800", "", {"nama": "no"}])
def test_a_name_that_is_none_is_refused_with_those_that_are(client: TestClient, tmp_path: Path, name: object) -> None:
    answer = client.post(HERE, json={**HEADER, "baru": name})
    assert answer.status_code == 422 and not kept(tmp_path)
    assert isinstance(name, dict) or {"sumber_data,", "lain_keterangan;"} <= set(answer.json()["saran"].split())


def test_an_own_name_is_one(client: TestClient) -> None:
    answer = client.post(HERE, json={**HEADER, "baru": "lain_asal_data"}).json()
    assert answer["dokumen"]["baris"][0]["isi"]["lain_asal_data"]["mentah"] == "x"


INDICATOR = "Persentase layanan prima"


@pytest.mark.parametrize(
    ("first", "second", "now"),
    [
        ({**HEADER, "lama": "lain_catatn", "baru": "sumber_data"}, {"baru": "penanggung_jawab"}, "sumber_data"),
        ({"tindakan": "judul", "tabel": 1, "kolom": "lain_catatn", "mentah": "catatn", "lama": "Catatn",
          "baru": "sumber_data"}, {"baru": "penanggung_jawab"}, "sumber_data"),
        ({"tindakan": "judul", "tabel": 1, "kolom": "lain_catatn", "lama": "lain_catatn", "baru": "sumber_data"},
         {"baru": "penanggung_jawab"}, "sumber_data"),
        ({**MEND, "kolom": "satuan", "lama": "Persen", "baru": "%"}, {"baru": "Orang"}, "%"),
        ({"tindakan": "tabel", "tabel": 1, "lama": "ya", "baru": "tidak"}, {"baru": "ya"}, "tidak"),
        ({**MEND, "kolom": "indikator", "lama": INDICATOR, "baru": "Lain"},
         {"tindakan": "buang", "kolom": "", "baru": ""}, "Lain"),
        ({**MEND, "kolom": "indikator", "lama": INDICATOR, "baru": "Lain"}, {"tindakan": "buang", "baru": ""}, "Lain"),
    ],
)  # fmt: skip
def test_whoever_says_what_stood_there_learns_what_stands_there_now(
    client: TestClient, tmp_path: Path, first: dict[str, Any], second: dict[str, Any], now: str
) -> None:
    assert client.post(HERE, json={**first, "oleh": "Ani"}).status_code == 201
    late = client.post(HERE, json={**first, **second, "oleh": "Budi"})
    assert late.status_code == 409 and len(kept(tmp_path)) == 1
    assert (late.json()["kini"]["lama"], late.json()["kini"]["oleh"]) == (now, "Ani")
    assert client.post(HERE, json={**first, **second, "oleh": "Budi", "lama": now}).status_code == 201


def test_what_was_taken_back_is_told_too(client: TestClient) -> None:
    made = client.post(HERE, json={**MEND, "oleh": "Budi"}).json()["keputusan"][0]["waktu"]
    assert client.post(HERE, json={"tindakan": "batal", "lama": made, "oleh": "Cici"}).status_code == 201
    late = client.post(HERE, json={**ROW, "baris": 1, "tindakan": "buang", "dilihat": made})
    assert late.status_code == 409 and "Cici menarik" in late.json()["berubah"][0]["pesan"]
    back = client.post(HERE, json={"tindakan": "batal", "lama": made, "dilihat": made})
    assert back.status_code == 409 and "Cici menarik" in back.json()["berubah"][0]["pesan"]
    assert "terakhir" not in back.json()  # there is nothing left to insist on


def test_of_many_at_once_one_is_first(client: TestClient, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as people:
        answers = people.map(
            lambda n: client.post(HERE, json={**MEND, "lama": "8,,0", "baru": f"{n}%"}).status_code, range(8)
        )
    assert sorted(answers) == [201] + [409] * 7 and len(kept(tmp_path)) == 1


def test_a_decision_is_taken_back(client: TestClient) -> None:
    when = client.post(HERE, json=MEND).json()["keputusan"][0]["waktu"]
    assert client.post(HERE, json={"tindakan": "batal", "lama": when}).status_code == 201
    assert client.get("/api/dokumen/a").json()["tabel"][0]["baris"][0]["target"][0]["teks"] == "8,,0"
    assert client.post(HERE, json={"tindakan": "batal", "lama": when}).status_code == 409


def test_several_are_kept_together_or_not_at_all(client: TestClient, tmp_path: Path) -> None:
    other = {"tindakan": "buang", "tabel": 1, "baris": 2}
    answer = client.post(HERE, json=[MEND, {**other, "baris": 99}])
    assert answer.status_code == 409 and answer.json()["pesan"] and kept(tmp_path) == []
    answer = client.post(HERE, json=[MEND, other, {"tindakan": "judul", "mentah": "Catatn", "baru": "sumber_data"}])
    assert answer.status_code == 201 and len({one["waktu"] for one in answer.json()["keputusan"]}) == 3
    assert answer.json()["dokumen"]["baris_hilang"] == [{"tabel": 1, "baris": 2}]
    (row,) = client.get("/api/dokumen/a/indikator").json()
    assert row["sumber_data"] == "x"


def test_what_would_change_is_shown_and_not_kept(client: TestClient, tmp_path: Path) -> None:
    before = client.get("/api/dokumen/a").content
    answer = client.post("/api/dokumen/a/pratinjau", json=MEND)
    assert answer.status_code == 200 and answer.json()["temuan"]["hilang"]
    assert kept(tmp_path) == [] and client.get("/api/dokumen/a").content == before


@pytest.mark.parametrize(
    "wrong",
    [{}, [], {"tindakan": "hapus"}, {**MEND, "tabel": 0}, {**MEND, "baris": 10**9}, {**MEND, "kolom": "tidak_ada"},
     {**MEND, "baru": 5}, {**MEND, "mentah": "yang lain"}, "x", {**MEND, "oleh": "x" * 1_000}],
)  # fmt: skip
def test_what_can_mean_nothing_is_refused(client: TestClient, tmp_path: Path, wrong: object) -> None:
    answer = client.post(HERE, json=wrong)
    assert answer.status_code in (409, 422) and answer.json()["pesan"] and kept(tmp_path) == []


@pytest.mark.parametrize(
    ("told", "parts"),
    [(["Persentase", "prima"], 2), ('["Persentase", "prima"]', 2), ("Persentase\nprima", 2),
     (["Persentase layanan"], 1), ({"a": 1}, 0), ([], 0), (" \n", 0), (None, 0), ("[]", 0)],
)  # fmt: skip
def test_where_a_row_is_parted_is_told_as_a_list_or_by_lines(client: TestClient, told: object, parts: int) -> None:
    place = {"tindakan": "pisah", "tabel": 1, "baris": 1, "kolom": "indikator"}
    answer = client.post(HERE, json=place if told is None else {**place, "baru": told})
    if not parts:
        assert answer.status_code == 422 and "pisah" in answer.json()["saran"]
    elif parts == 1:
        assert answer.status_code == 409
    else:
        assert answer.status_code == 201 and answer.json()["keputusan"][0]["baru"] == "Persentase\nprima"
        assert len(client.get("/api/dokumen/a/indikator").json()) == 3


@pytest.mark.parametrize("told", ["bukan", "tidak", "False", "0", {"tabel": False}])
def test_a_table_is_none_in_every_way_people_say_it(client: TestClient, told: object) -> None:
    assert client.post(HERE, json={"tindakan": "tabel", "tabel": 1, "baru": told}).status_code == 201
    assert client.get("/api/dokumen/a/indikator").json() == []
    yes = client.post(HERE, json={"tindakan": "tabel", "tabel": 1, "baru": "true"})
    assert yes.status_code == 201 and yes.json()["keputusan"][0]["baru"] == "ya"
    assert len(client.get("/api/dokumen/a/indikator").json()) == 2


@pytest.mark.parametrize("told", ["", "mungkin", "2", {"halaman": 1}, ["tidak"]])
def test_what_says_neither_yes_nor_no_of_a_table_is_told_how(client: TestClient, told: object) -> None:
    answer = client.post(HERE, json={"tindakan": "tabel", "tabel": 1, "baru": told})
    assert answer.status_code == 422 and "ya atau tidak" in answer.json()["saran"]


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"tindakan": ', b"\xff"])
def test_a_body_that_cannot_be_read_is_refused_in_own_words(client: TestClient, body: bytes) -> None:
    answer = client.post(HERE, content=body, headers=JSON)
    assert answer.status_code in (400, 422) and "error" not in answer.text and answer.json()["saran"]


def test_what_people_write_stays_on_its_line(client: TestClient, tmp_path: Path) -> None:
    told = 'a\x00b\u202e"\r\n=cmd|x, <script>'
    assert client.post(HERE, json={**MEND, "alasan": told, "oleh": "=Ani"}).status_code == 201
    ((one,), damaged) = ledger.load(LocalStore(tmp_path))
    assert one.alasan == 'ab"\n=cmd|x, <script>' and one.oleh == "=Ani" and damaged == 0
    assert b"'=Ani" in (tmp_path / "keputusan.csv").read_bytes()


def test_while_a_batch_has_the_folder_decisions_are_kept_and_applied_after_it(
    client: TestClient, tmp_path: Path
) -> None:
    with FileLock(tmp_path / ".iku/kunci"):
        answer = client.post(HERE, json=MEND)
        assert answer.status_code == 202 and answer.json()["pesan"] and kept(tmp_path) == ["ubah"]
        assert client.get("/api/dokumen/a").status_code == 200
        refused = client.delete("/api/dokumen/a")
        assert refused.status_code == 503 and "iku" in refused.json()["pesan"] and refused.headers["retry-after"]
    assert client.get("/api/dokumen/a/target").json()[0]["nilai"] == 80.0


def test_a_decision_that_a_full_disk_keeps_from_being_applied_is_kept(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    with monkeypatch.context() as patch:
        patch.setattr("iku.serve.deciding.put", full)
        answer = client.post(HERE, json=MEND)
    assert answer.status_code == 202 and "penuh" in answer.json()["pesan"] and kept(tmp_path) == ["ubah"]
    assert client.get("/api/dokumen/a/target").json()[0]["nilai"] == 80.0


def test_a_document_whose_file_has_gone_is_decided_about_from_what_was_read(client: TestClient, tmp_path: Path) -> None:
    for file in (tmp_path / ".iku/unggahan").iterdir():
        file.unlink()
    assert client.post(HERE, json=MEND).status_code == 201
    (tmp_path / ".iku/bacaan/a").unlink()
    answer = client.post(HERE, json={**MEND, "baru": "90%"})
    assert answer.status_code == 409 and "asli" in answer.json()["pesan"] and kept(tmp_path) == ["ubah"]


def test_a_reading_that_is_gone_is_made_again(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / ".iku/bacaan/a").write_bytes(b"rusak")
    assert client.post(HERE, json=MEND).status_code == 201
    assert (tmp_path / ".iku/bacaan/a").read_bytes() != b"rusak"


def test_decisions_of_a_hand_are_applied_at_the_start(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        upload(client)
    ledger.append(tmp_path, [ledger.Decision("2026-01-01T00:00:00Z", "a", "buang", tabel=1, baris=2, sha256=sha(TEXT))])
    with served(tmp_path) as client:
        assert [row["baris"] for row in client.get("/api/dokumen/a/indikator").json()] == [1]


def sha(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()


def test_a_body_without_an_end_is_cut(client: TestClient) -> None:
    answer = client.post(HERE, content=b"[" + b" " * (5 << 20), headers=JSON)
    assert answer.status_code == 413 and answer.json()["pesan"]


def test_lines_are_tried_before_they_are_kept(tmp_path: Path) -> None:
    """A region's own lines: what they cut is shown at once, then kept, then applied without the file."""
    with served(tmp_path) as client:
        upload(client, few_pages(), "iku.pdf")
        wait(client, "iku")
        box = client.get("/api/dokumen/iku").json()["halaman"][0]["tabel"][0]["kotak"]
        (found,) = client.get("/api/dokumen/iku/halaman/1/garis").json()
        assert (found["kotak"], len(found["x"]), len(found["y"])) == (box, 13, 5)
        assert client.get("/api/dokumen/iku/halaman/99/garis").json() == []
        lines = {"halaman": 1, "kotak": box, "x": [(box[0] + box[2]) / 2], "y": []}
        asked = {"tindakan": "garis", "baru": lines}
        cells = client.post("/api/dokumen/iku/pratinjau", json=asked).json()["sel"]
        assert {len(row) for row in cells} == {2} and any("TUJUAN" in "".join(row).upper() for row in cells)
        assert client.post("/api/dokumen/iku/pratinjau", json={**asked, "baru": "bukan garis"}).status_code == 409
        answer = client.post("/api/dokumen/iku/keputusan", json=asked)
        assert answer.status_code == 201, answer.json()
        late = client.post("/api/dokumen/iku/keputusan", json={**asked, "dilihat": ""})
        assert late.status_code == 409 and "1 garis kolom" in late.json()["berubah"][0]["pesan"]
        assert client.get("/api/dokumen/iku").json()["halaman"][0]["tabel"][0]["mesin"] == "garis"
        client.get("/api/dokumen/iku/target")
        for file in (tmp_path / ".iku/unggahan").iterdir():
            file.unlink()
        back = {"tindakan": "batal", "lama": answer.json()["keputusan"][0]["waktu"]}
        other = {
            "tindakan": "buang",
            "tabel": 2,
            "baris": 1,
        }  # it keeps its number
        assert client.post("/api/dokumen/iku/keputusan", json=other).status_code == 201
        assert client.post("/api/dokumen/iku/keputusan", json=back).status_code == 201
        assert client.get("/api/dokumen/iku").json()["halaman"][0]["tabel"][0]["mesin"] != "garis"


@pytest.mark.parametrize("seen", ["/api/dokumen/a", "/dokumen/a/siap"])
def test_what_is_looked_at_is_made_ready(client: TestClient, tmp_path: Path, seen: str) -> None:
    """A document that a batch converted was never read by the server: looking at it is enough."""
    (tmp_path / ".iku/bacaan/a").unlink()
    assert client.get(seen).is_success
    until = time.monotonic() + 60
    while not (tmp_path / ".iku/bacaan/a").exists() and time.monotonic() < until:
        time.sleep(0.05)
    for file in (tmp_path / ".iku/unggahan").iterdir():
        file.unlink()
    assert client.post(HERE, json=MEND).status_code == 201


@pytest.mark.parametrize(
    ("body", "advice"),
    [
        ({**MEND, "baru": "x" * 30_000}, "Isian “baru” paling panjang 20.000 huruf."),
        ({**MEND, "tabel": 0, "baris": "satu"}, "Isian “tabel” paling kecil 1. Isian “baris” harus bilangan bulat."),
        ([MEND, {"baru": 3}], "Isian “tindakan” pada butir ke-2 harus diisi. Isian “baru” pada butir ke-2 harus teks."),
        ([], "Isi permintaan tidak boleh kosong."),
        (3, "Isi permintaan tidak sesuai bentuknya (lihat /openapi.json)."),
    ],
)
def test_what_is_wrong_with_a_request_is_told_as_a_person_would(client: TestClient, body: Any, advice: str) -> None:
    assert client.post(HERE, json=body).json()["saran"] == advice


def test_a_finding_is_set_aside_with_a_reason_only(client: TestClient, tmp_path: Path) -> None:
    aside = {"tindakan": "abaikan", "tabel": 1, "baris": 1, "kode": "ejaan"}
    for one in (aside, {**aside, "alasan": "  "}):
        answer = client.post(HERE, json=one)
        assert answer.status_code == 422 and answer.json()["saran"] == "Tulis alasannya."
    assert not (tmp_path / "keputusan.csv").exists()


def test_what_no_cell_prints_is_not_overwritten_unseen(client: TestClient) -> None:
    """Office, year, and what was told of a row: the later one sees what the earlier one made of it."""
    document = client.get("/api/dokumen/a").json()
    row = document["tabel"][0]["baris"][0]
    places: list[tuple[dict[str, Any], Any, str]] = [
        ({"kolom": "opd"}, document["dokumen"]["opd"], "Dinas Lain"),
        ({"kolom": "tahun"}, document["dokumen"]["tahun"], "2031"),
        ({"kolom": "jenis", "tabel": 1, "baris": row["baris"]}, row["jenis"], "program"),
        ({"kolom": "kode", "tabel": 1, "baris": row["baris"]}, row["kode"], "1.02"),
    ]
    for place, was, new in places:
        asked = {**place, "tindakan": "ubah", "lama": str(was or ""), "baru": new}
        assert client.post(HERE, json=asked).status_code == 201, place
        late = client.post(HERE, json={**asked, "baru": "sasaran" if place["kolom"] == "jenis" else "2033"})
        assert (late.status_code, late.json()["kini"]["lama"]) == (409, new), place
        again = client.post(
            HERE, json={**asked, "lama": new, "baru": "sasaran" if place["kolom"] == "jenis" else "2034"}
        )
        assert again.status_code == 201, place
    document = client.get("/api/dokumen/a").json()
    row = document["tabel"][0]["baris"][0]
    assert (document["dokumen"]["opd"], document["dokumen"]["tahun"]) == ("2034", 2034)
    assert (row["jenis"], row["kode"]) == ("sasaran", "2034")
    assert not [one for one in document["temuan"] if one["kode"] == "keputusan_lepas"]


def test_what_was_decided_of_rows_and_tables_stays_when_the_file_is_corrected(client: TestClient) -> None:
    """The server writes down what the page says there, and finds them by it in the file that takes its place."""
    head, lines = TEXT.split("1\t", 1)[0], ("jalan", "pasar", "taman", "warga", "balai", "pohon")
    body = "".join(f"{n}\tMeningkatnya {of}\tJumlah {of}\tUnit\t{n}0\tx\n" for n, of in enumerate(lines, 1))
    header = head.rsplit("\nNo\t", 1)[1]
    page = f"{head}{body}\n\nTabel lain\n\nNo\t{header}1\tMeningkatnya mutu\tJumlah sekolah\tUnit\t9\tx\n"
    upload(client, page, "tetap.txt")
    here = "/api/dokumen/tetap/keputusan"
    asked = [
        {"tindakan": "buang", "tabel": 1, "baris": 3},
        {"tindakan": "gabung", "tabel": 1, "baris": 6},
        {"tindakan": "tabel", "tabel": 2, "baru": "tidak"},
    ]
    answer = client.post(here, json=asked)
    assert answer.status_code == 201, answer.text
    assert [one["mentah"] for one in answer.json()["keputusan"]] == [
        "Meningkatnya taman Jumlah taman Unit x 30",
        "Meningkatnya pohon Jumlah pohon Unit x 60",
        "No | Sasaran | Indikator Kinerja | Satuan | Target 2024 | Catatn\nJumlah sekolah",
    ]
    back = client.post(here, json={"tindakan": "gabung", "tabel": 1, "baris": 3})
    again = client.post(here, json={"tindakan": "buang", "tabel": 1, "baris": 3})
    assert {one.json()["keputusan"][0]["mentah"] for one in (back, again)} == {answer.json()["keputusan"][0]["mentah"]}
    figure = page.replace("\t10\t", "\t11\t")
    for corrected in (figure, figure.replace("1\tMen", "1\tAda\tNilai baru\tUnit\t5\tx\n2\tMen", 1)):
        assert upload(client, corrected, "tetap.txt", ganti="tetap").json()["id"] == "tetap"
        document = client.get("/api/dokumen/tetap").json()
        (table,) = document["tabel"]
        names = [row["isi"]["indikator"]["bersih"] for row in table["baris"]]
        assert names[-4:] == ["Jumlah jalan", "Jumlah pasar", "Jumlah warga", "Jumlah balai Jumlah pohon"]
        assert "keputusan_lepas" not in [one["kode"] for one in document["temuan"]]
