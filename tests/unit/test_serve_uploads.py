"""Uploads: streamed, cut, counted; what a client calls its file opens nothing; a bad one harms nobody."""

import shutil
import time
from pathlib import Path

import pytest

from iku.batch.run import with_ids
from iku.inputs.finding import find
from tests.unit.serving import TEXT, served, stuck, upload, wait

MEGABYTE = 1 << 20


def left(folder: Path) -> list[str]:
    return [str(path) for path in (folder / ".iku/meja").rglob("*")]


def test_an_upload_is_cut_at_the_limit(tmp_path: Path) -> None:
    with served(tmp_path, upload_bytes=MEGABYTE) as client:
        for size in (MEGABYTE + 1, 5 * MEGABYTE):
            answer = upload(client, b"x" * size)
            assert answer.status_code == 413 and "1 MB" in answer.json()["pesan"] and answer.json()["saran"]
        assert not left(tmp_path) and client.app.state.served.desk.quota.used == 0  # type: ignore[attr-defined]
        assert upload(client).status_code == 201


def test_an_upload_goes_to_the_disk_as_it_comes(tmp_path: Path) -> None:
    """A body without an end is cut while it is being sent: no more than the limit, twice, is ever taken."""
    sent = 0

    def endless() -> object:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="berkas"; filename="a.pdf"\r\n\r\n%PDF-1.7\n'
        while sent < 100 * MEGABYTE:
            sent += 65_536
            yield b"0" * 65_536

    with served(tmp_path, upload_bytes=MEGABYTE) as client:
        kind = {"content-type": "multipart/form-data; boundary=x"}
        answer = client.post("/api/dokumen", content=endless(), headers=kind)  # type: ignore[arg-type]
        assert answer.status_code == 413 and not left(tmp_path)


def test_the_disk_used_is_bounded(tmp_path: Path) -> None:
    with served(tmp_path, kept_bytes=len(TEXT) + 100) as client:
        assert upload(client).status_code == 201
        answer = upload(client, TEXT.replace("50", "51"))
        assert answer.status_code == 507 and answer.json()["saran"] and int(answer.headers["retry-after"]) > 0
        client.delete("/api/dokumen/a")
        assert upload(client, TEXT.replace("50", "51")).status_code == 201


def test_a_disk_that_is_nearly_full_takes_nothing(tmp_path: Path) -> None:
    with served(tmp_path, spare_bytes=1 << 60) as client:
        assert upload(client).status_code == 507 and not left(tmp_path)


def test_the_queue_is_bounded_and_others_are_answered_meanwhile(tmp_path: Path) -> None:
    with served(tmp_path, waiting=2, patience=0.05) as client:
        assert upload(client, TEXT, "a.txt").status_code in (201, 202)
        while [one["keadaan"] for one in client.get("/api/dokumen").json()] != ["siap"]:
            time.sleep(0.01)
        with stuck(client):
            for number, state in ((1, "dibaca"), (2, "antre")):
                answer = upload(client, TEXT + str(number), f"b{number}.txt")
                assert answer.status_code == 202 and answer.json()["keadaan"] == state
                assert client.get(answer.headers["location"]).status_code == 202
                if number == 1:  # the same bytes once more are the same document
                    assert upload(client, TEXT + "1", "lain.txt").json()["id"] == answer.json()["id"]
            answer = upload(client, TEXT + "3")
            assert answer.status_code == 429 and answer.json()["pesan"] and int(answer.headers["retry-after"]) > 0
            assert client.post("/api/konversi", files={"berkas": ("x.txt", TEXT)}).status_code == 429
            for path in ("/", "/api/kesehatan", "/api/dokumen/a", "/api/dokumen/a/target"):
                assert client.get(path).status_code == 200
            assert client.delete("/api/dokumen/b2").status_code == 204  # that which is only waiting
            assert upload(client, TEXT + "4").status_code == 202
        wait(client, "b1")
        assert client.get("/api/dokumen/b1").status_code == 200
        assert len(list((tmp_path / ".iku/unggahan").iterdir())) == 6  # three documents


@pytest.mark.parametrize(
    "name",
    ["../../keluar.txt", "/etc/passwd.txt", "..\\..\\keluar.txt", "a\0b.txt", "..txt", "\u202etxt.a.txt", "x" * 5_000],
)
def test_no_path_comes_from_a_files_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "dir"
    with served(folder) as client:
        answer = upload(client, name=name)
        assert answer.status_code in (201, 422)
        if answer.status_code == 201:
            assert [one["dokumen"] for one in client.get("/api/dokumen").json()] == [answer.json()["id"]]
    assert [path.name for path in tmp_path.iterdir()] == ["dir"]


@pytest.mark.parametrize("name", ["laporan.exe", "/etc/passwd", ".", "..", "\u202etxt.a"])
def test_text_that_is_called_no_document_is_none(tmp_path: Path, name: str) -> None:
    with served(tmp_path) as client:
        answer = upload(client, name=name)
        assert answer.status_code == 415 and "bukan dokumen" in answer.json()["pesan"]
        assert client.get("/api/dokumen").json() == []


def test_a_quotation_mark_in_a_files_name_is_one_again(tmp_path: Path) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="berkas"; filename="a %22b%22%0D%0A 5%25.txt"\r\n\r\n'
    with served(tmp_path) as client:
        kind = {"content-type": "multipart/form-data; boundary=x"}
        made = client.post("/api/dokumen", content=part + TEXT.encode() + b"\r\n--x--\r\n", headers=kind)
        assert made.status_code == 201 and made.json()["id"] == "a _b_ 5%25"
        assert client.get("/api/dokumen").json()[0]["berkas"] == 'a "b" 5%25.txt'


@pytest.mark.parametrize(
    "name", ["..%2f..%2fetc%2fpasswd", "%2e%2e", "..", ".iku", "datapackage", "%00", "http:%2f%2f127.0.0.1", "tautan"]
)
def test_no_id_opens_anything_else(tmp_path: Path, name: str) -> None:
    (tmp_path / "rahasia.json").write_text('{"dokumen": {}}')
    folder = tmp_path / "dir"
    with served(folder) as client:
        (folder / "tautan.json").symlink_to(tmp_path / "rahasia.json")
        (folder / "datapackage.json").write_text("{}")
        for path in ("", "/target", "/halaman/1.png"):
            assert client.get(f"/api/dokumen/{name}{path}").status_code in (404, 422), path
        assert client.delete(f"/api/dokumen/{name}").status_code in (404, 405)
        assert client.get("/api/dokumen").json() == []


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"", 415), (b"\x00\x01\x02 \xff" * 50, 415), (b"PK\x03\x04 arsip", 415), (b"%PDF-1.7\n", 201)],
)
def test_what_is_no_document_is_refused_and_what_is_broken_is_told(tmp_path: Path, content: bytes, status: int) -> None:
    with served(tmp_path) as client:
        answer = upload(client, content)
        assert answer.status_code == status and not left(tmp_path)
        told = answer.json().get("pesan") or answer.json()["galat"]
        assert len(told) > 10


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x\r\n",
        b'--x\r\nContent-Disposition: form-data; name="lain"\r\n\r\nisi\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="berkas"; filename="a"\r\n\r\nisi',
        b"--x\r\n" + b"a: b\r\n" * 10_000,
        b'--x\r\nContent-Disposition: form-data; name="' + b"n" * 10_000,
    ],
)
def test_a_broken_body_is_told(tmp_path: Path, body: bytes) -> None:
    with served(tmp_path) as client:
        kind = {"content-type": "multipart/form-data; boundary=x"}
        answer = client.post("/api/dokumen", content=body, headers=kind)
        assert answer.status_code in (413, 415, 422) and answer.json()["pesan"] and not left(tmp_path)


def test_what_was_given_is_among_the_inputs_and_the_same_file_elsewhere_is_the_same_document(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "dir", tmp_path / "lain" / "a.txt"
    with served(folder) as client:
        upload(client)
        upload(client, TEXT.replace("50", "51"), "b.txt")
    elsewhere.parent.mkdir()
    elsewhere.write_text(TEXT)
    (tmp_path / "lain" / "b.txt").write_text("isi lain")
    sources = with_ids(find([str(elsewhere.parent)]), str(folder))
    assert [(one.name, Path(one.path).parent.name) for one in sources] == [
        ("a", "lain"), ("b", "unggahan"), ("b-2", "lain"),
    ]  # fmt: skip


def test_what_was_taken_in_is_read_after_a_restart(tmp_path: Path) -> None:
    with served(tmp_path, patience=0.0) as client, stuck(client):
        pass
    with served(tmp_path) as client:
        assert upload(client).status_code == 201
    record = tmp_path / ".iku/jurnal/a.bagian"
    record.unlink()
    (tmp_path / "a.json").unlink()
    with served(tmp_path) as client:
        wait(client, "a")
        assert client.get("/api/dokumen/a").status_code == 200


def test_a_folder_that_came_without_its_state_takes_decisions_once_the_file_is_given(tmp_path: Path) -> None:
    one = {"tindakan": "ubah", "tabel": 1, "baris": 1, "kolom": "target_2024", "baru": "80%"}
    with served(tmp_path) as client:
        upload(client)
    shutil.rmtree(tmp_path / ".iku")
    with served(tmp_path) as client:
        answer = client.post("/api/dokumen/a/keputusan", json=one)
        assert answer.status_code == 409 and "Unggah berkas aslinya" in answer.json()["saran"]
        assert upload(client).json()["id"] == "a"
        assert client.post("/api/dokumen/a/keputusan", json=one).status_code == 201
