"""Which decisions are about the same, and what changed since somebody looked."""

import json
from dataclasses import replace

import pytest

from iku.decisions.decision import Decision
from iku.decisions.sentence import sentence
from iku.serve.between import Ground, since

BOX = [10.0, 10.0, 200.0, 100.0]
LINES = json.dumps({"halaman": 1, "kotak": BOX, "x": [50.0, 90.0], "y": [20.0]})
ELSEWHERE = json.dumps({"halaman": 2, "kotak": BOX, "x": [], "y": []})


def _row(number: int) -> dict[str, object]:
    cell = {"bersih": "a", "mentah": "a", "keyakinan": 1.0, "warisan": False, "halaman": "1",
            "kotak": [20, 20 + number, 30, 24 + number]}  # fmt: skip
    return {"baris": number, "isi": {"indikator": cell}, "target": []}


GROUND = Ground(
    json.dumps(
        {"tabel": [{"tabel": 1, "kolom": [{"mentah": "Catatn", "nama": "lain_catatn", "jenis_nilai": None}],
                    "baris": [_row(number) for number in (1, 2, 4, 6)]},
                   {"tabel": 2, "kolom": [], "baris": []}]}
    ).encode()
)  # fmt: skip


def made(action: str, *place: object, **more: object) -> Decision:
    table, row, column = (*place, None, None, "")[:3] if place else (None, None, "")
    return Decision("2026-01-01T00:00:00Z", "a", action, tabel=table, baris=row, kolom=column or "", **more)  # type: ignore[arg-type]


ASIDE = made("abaikan", 1, 4, "indikator", kode="ejaan")
CELL = made("ubah", 1, 4, "indikator", lama="a", baru="b")


@pytest.mark.parametrize(
    ("one", "other", "do"),
    [
        (CELL, made("terima", 1, 4, "indikator"), True),
        (CELL, made("ubah", 1, 4, "satuan"), False),
        (CELL, made("buang", 1, 4), True),
        (CELL, made("buang", 1, 2), False),
        (made("gabung", 1, 4), made("buang", 1, 2), True),  # it would go on that row
        (made("gabung", 1, 4), made("pisah", 1, 6, "indikator"), False),
        (made("gabung", 1, 6), made("buang", 1, 5), True),  # that row stood between them
        (made("gabung", 1, 5), made("buang", 1, 4), True),  # a row that is gone went on the one before it
        (made("gabung", 1, 5), made("buang", 1, 2), False),
        (made("judul", 1, None, "x", mentah="Catatn", baru="satuan"), made("judul", mentah="catatn", baru="no"), True),
        (made("judul", 1, None, "satuan", mentah="Sat.", baru="satuan"), made("ubah", 1, 1, "satuan"), True),
        (made("judul", mentah="Catatn", baru="x"), made("ubah", 1, 1, "lain_catatn"), True),
        (made("judul", 2, None, "satuan", mentah="Sat.", baru="satuan"), made("ubah", 1, 1, "satuan"), False),
        (made("judul", 1, None, "satuan", mentah="Sat.", baru="satuan"), made("buang", 1, 1), True),
        (made("garis", baru=LINES), made("garis", baru=LINES.replace("50.0", "51.0")), True),
        (made("garis", baru=LINES), made("garis", baru=ELSEWHERE), False),
        (made("garis", baru=LINES), CELL, True),
        (made("garis", baru=ELSEWHERE), CELL, False),
        (made("garis", baru=LINES), made("tabel", 1, baru="tidak"), True),
        (made("garis", baru=LINES), made("tabel", 3, baru="tidak"), True),  # of a table that is gone
        (made("tabel", 2, baru="tidak"), CELL, False),
        (ASIDE, replace(ASIDE, oleh="Budi", alasan="lain"), True),
        (ASIDE, replace(ASIDE, kode="satuan_baris"), False),
        (ASIDE, CELL, True),
        (made("ubah", None, None, "opd"), made("ubah", None, None, "opd"), True),
        (made("ubah", None, None, "opd"), made("ubah", None, None, "tahun"), False),
        (made("ubah", 1, None, "tahun"), made("ubah", None, None, "tahun"), True),
        (made("ubah", None, None, "opd"), made("garis", baru=LINES), False),
    ],
)  # fmt: skip
def test_decisions_about_the_same_meet_whichever_is_first(one: Decision, other: Decision, do: bool) -> None:
    assert (GROUND.meet(one, other), GROUND.meet(other, one)) == (do, do)


def test_what_came_and_what_was_taken_back_is_told() -> None:
    first, second, back = (replace(CELL, waktu=f"2026-01-0{n}T00:00:00Z", oleh="Budi") for n in (1, 2, 3))
    second = replace(second, baris=2)
    back = replace(back, tindakan="batal", lama=first.waktu, oleh="Cici")
    every = [first, second, back]
    assert [one.line for one in since(every, "")] == [second]  # nobody saw the first, which is gone
    assert [one.line for one in since(every, first.waktu)] == [second, back]
    assert [one.told()["oleh"] for one in since(every, first.waktu)] == ["Budi", "Cici"]
    assert since(every, back.waktu) == []
    assert "menarik" in since(every, first.waktu)[1].told()["pesan"]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (replace(CELL, oleh="Budi"), "Budi mengubah tabel 1, baris 4, Indikator: a → b"),
        (
            replace(CELL, kolom="tingkat", lama="", baru="eselon_iii"),
            "Seseorang mengubah tabel 1, baris 4, Tingkat: – → Eselon III",
        ),
        (
            replace(CELL, kolom="jenis", lama="program", baru="sub_kegiatan"),
            "Seseorang mengubah tabel 1, baris 4, Jenis: Program → Sub kegiatan",
        ),
        (made("garis", baru=LINES), "Seseorang menggambar garis di halaman 1 (2 garis kolom, 1 garis baris)"),
        (made("tabel", 2, baru="tidak"), "Seseorang menyatakan tabel 2 bukan tabel indikator"),
        (made("tabel", baru='{"tabel": true, "halaman": 3}'), "menyatakan bagian di halaman 3 tabel indikator"),
        (made("judul", 1, None, "x", mentah="Catatn", baru="sumber_data"), "menamai kolom “Catatn”: Sumber data"),
        (made("garis", baru="[" * 9_000), "menggambar garis di halaman ?"),
    ],
)
def test_a_decision_is_told_in_words(one: Decision, words: str) -> None:
    assert words in sentence(one)


@pytest.mark.parametrize("seen", range(5))
def test_what_came_after_any_line_is_told(seen: int) -> None:
    """Of four decisions about other cells, those after the one that a person saw last."""
    every = [replace(made("ubah", 1, n, "satuan", baru="b"), waktu=f"2026-01-0{n}T00:00:00Z") for n in range(1, 5)]
    told = since(every, every[seen - 1].waktu if seen else "")
    assert [one.meant.baris for one in told] == list(range(seen + 1, 5))
