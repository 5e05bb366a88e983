"""Every address of the contract, over one small document."""

import csv
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from reportlab.pdfgen.canvas import Canvas
from starlette.testclient import TestClient

from schema.document import render
from tests.e2e.runs import few_pages
from tests.unit.drawn_pdf import PAGE, lines, pdf, texts
from tests.unit.serving import TEXT, served, upload, wait


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("dir")) as made:
        assert upload(made, name="Laporan & 'b' 2024.txt").status_code == 201
        assert upload(made, few_pages(), "iku.pdf").status_code in (201, 202)
        yield made


ID = "Laporan & 'b' 2024"


def test_an_upload_is_told_with_its_id_and_place(client: TestClient) -> None:
    again = upload(client, name="lain.txt")  # the same bytes are the same document
    assert again.status_code == 201 and again.json()["id"] == ID
    assert client.get(again.headers["location"]).json()["dokumen"]["dokumen"] == ID


def test_another_folder_is_served_with_its_own(client: TestClient, tmp_path: Path) -> None:
    with served(tmp_path) as other:
        assert other.get("/api/dokumen").json() == [] and other.get(f"/api/dokumen/{ID}").status_code == 404
        assert len(client.get("/api/dokumen").json()) == 2


def test_documents_are_listed_those_that_need_a_person_first(client: TestClient) -> None:
    listed = client.get("/api/dokumen").json()
    assert {one["keadaan"] for one in listed} <= {"siap", "dibaca", "antre"}
    assert [one["dokumen"] for one in listed] == ["iku", ID]  # of two whole ones that with the gravest findings
    assert listed[1]["opd"] == "DINAS SOSIAL" and listed[1]["tahun"] == 2024 and listed[1]["jumlah"]["ragu"] == 1


def test_a_document_is_the_json_of_the_contract(client: TestClient) -> None:
    answer = client.get(f"/api/dokumen/{ID}")
    jsonschema.validate(answer.json(), json.loads(render("json-schema")))
    assert answer.headers["content-type"] == "application/json"


def test_lists_as_csv_are_the_files_of_the_contract(client: TestClient) -> None:
    for path, first in (("/api/dokumen", "dokumen,berkas,sha256,"), ("/api/keputusan", "waktu,oleh,dokumen,")):
        assert client.get(f"{path}?format=csv").text.startswith(first)
        assert client.get(f"{path}?format=xml").status_code == 422


@pytest.mark.parametrize("table", ["indikator", "target", "koreksi", "temuan"])
def test_tables_as_json_and_as_csv_say_the_same(client: TestClient, table: str) -> None:
    rows = client.get(f"/api/dokumen/{ID}/{table}").json()
    answer = client.get(f"/api/dokumen/{ID}/{table}?format=csv")
    assert answer.headers["content-type"].startswith("text/csv")
    written = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert rows and len(rows) == len(written) and list(rows[0]) == list(written[0])
    assert rows[0]["tabel"] == 1 and rows[0]["dokumen"] == ID


def test_a_page_is_a_picture_as_its_reader_sees_it(client: TestClient) -> None:
    wait(client, "iku")
    answer = client.get("/api/dokumen/iku/halaman/1.png")
    assert answer.headers["content-type"] == "image/png" and answer.content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(answer.content[at : at + 4]) for at in (16, 20))
    page = client.get("/api/dokumen/iku").json()["halaman"][0]
    assert abs(width - 2 * page["lebar"]) < 2 and abs(height - 2 * page["tinggi"]) < 2
    assert client.get("/api/dokumen/iku/halaman/1.png").content == answer.content
    assert client.get("/api/dokumen/iku/halaman/99.png").status_code == 404


def test_a_page_that_was_turned_to_be_read_is_shown_so(client: TestClient) -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.translate(PAGE[1], 0)
        canvas.rotate(90)
        texts(canvas)
        lines(canvas)

    upload(client, pdf(sideways, size=PAGE[::-1]), "miring.pdf")
    wait(client, "miring")
    page = client.get("/api/dokumen/miring").json()["halaman"][0]
    content = client.get("/api/dokumen/miring/halaman/1.png").content
    assert page["rotasi"] == 90 and (page["lebar"], page["tinggi"]) == PAGE
    assert [int.from_bytes(content[at : at + 4]) for at in (16, 20)] == [2 * PAGE[0], 2 * PAGE[1]]


def test_what_has_no_pages_says_so(client: TestClient) -> None:
    answer = client.get(f"/api/dokumen/{ID}/halaman/1.png")
    assert answer.status_code == 404 and "halaman" in answer.json()["pesan"]


def test_a_conversion_is_answered_and_nothing_kept(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        answer = client.post("/api/konversi", files={"berkas": ("x.txt", TEXT.replace("50", "51"))})
    jsonschema.validate(answer.json(), json.loads(render("json-schema")))
    assert answer.status_code == 200 and answer.json()["dokumen"]["indikator"] == 2
    kept = ("*.json", ".iku/meja/*", ".iku/bacaan/*", ".iku/unggahan/*")
    assert not [one for name in kept for one in tmp_path.glob(name)]


def test_it_says_that_it_lives(client: TestClient) -> None:
    assert client.get("/api/kesehatan").json()["keadaan"] == "sehat"


def test_it_describes_itself_in_bahasa_indonesia(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    paths = {path for path in told["paths"] if path.startswith("/api")}
    wanted = {"/api/dokumen", "/api/dokumen/{id}", "/api/dokumen/{id}/indikator", "/api/dokumen/{id}/target",
              "/api/dokumen/{id}/koreksi", "/api/dokumen/{id}/temuan", "/api/dokumen/{id}/halaman/{n}.png",
              "/api/dokumen/{id}/keputusan", "/api/keputusan", "/api/konversi", "/api/kesehatan"}  # fmt: skip
    assert wanted <= paths
    assert all(one["summary"] for path in told["paths"].values() for one in path.values())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nirgends", 404), ("GET", "/api/dokumen/nirgends", 404), ("PUT", "/api/dokumen", 405),
     ("DELETE", "/api/dokumen/nirgends", 404), ("GET", "/api/dokumen/nirgends/target", 404),
     ("POST", "/api/dokumen", 415), ("GET", "/api/dokumen/x/halaman/0.png", 422)],
)  # fmt: skip
def test_every_error_has_one_shape(client: TestClient, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status and set(answer.json()) == {"pesan", "saran"} and answer.json()["pesan"]


def test_a_document_is_taken_away_with_all_of_it(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        here = upload(client).json()["id"]
        assert client.delete(f"/api/dokumen/{here}").status_code == 204
        assert client.get(f"/api/dokumen/{here}").status_code == 404 and client.get("/api/dokumen").json() == []
        assert not list((tmp_path / ".iku/unggahan").iterdir()) and not list((tmp_path / ".iku/bacaan").iterdir())
        assert upload(client).status_code == 201


def test_a_corrected_file_takes_the_place_of_the_document(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        assert upload(client).json()["id"] == "a"
        assert upload(client, TEXT.replace("50", "55"), "baru.txt", ganti="a").json()["id"] == "a"
        values = client.get("/api/dokumen/a/target").json()
        assert [one["teks"] for one in values] == ["8,,0", "55"]
        assert len(list((tmp_path / ".iku/unggahan").iterdir())) == 2
        assert upload(client, "x", "b.txt", ganti="nirgends").status_code == 404


def test_a_long_list_is_there_at_once_and_complete_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from iku.serve import shelf
    from iku.serve.short import shorter

    with served(tmp_path) as client:
        upload(client)
        whole = (tmp_path / "a.json").read_bytes()
    assert (shorter(whole.split(b"\n")[0]) or {})["terhitung"] is False
    for number in range(30):
        (tmp_path / f"d{number}.json").write_bytes(whole.replace(b'"dokumen":"a"', b'"dokumen":"d%d"' % number, 1))
    (tmp_path / "lain.json").write_text('{"bukan": "dokumen"}')
    monkeypatch.setattr(shelf, "AT_ONCE", 0.0)
    with served(tmp_path) as client:
        listed = client.get("/api/dokumen").json()
        assert len(listed) == 31 and all(one["opd"] == "DINAS SOSIAL" for one in listed)
        until = time.monotonic() + 60
        while any(one["jumlah"]["ragu"] != 1 for one in client.get("/api/dokumen").json()):
            assert time.monotonic() < until, "what needs a person was never found out"
            time.sleep(0.05)
