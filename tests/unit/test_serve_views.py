"""What the page of a document draws is made once for each state of the document, and answered without delay."""

import re
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest
from starlette.testclient import TestClient

from iku.serve.desk import Desk
from iku.serve.options import Options
from iku.serve.page import views
from iku.serve.run import listening
from tests.unit.serving import TEXT, served, upload
from tests.unit.serving import listening as at

HERE = "/dokumen/a/tampilan"
MEND = {"oleh": "Ani", "tindakan": "ubah", "tabel": 1, "baris": 1, "kolom": "target_2024", "baru": "80%"}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One more for each view that is made."""
    found: list[int] = []
    make = views.view
    monkeypatch.setattr(views, "view", lambda *arguments: (found.append(1), make(*arguments))[1])
    return found


def text(client: TestClient) -> str:
    return str(client.get(HERE).json()["tabel"][0]["baris"][0]["sel"])


def test_a_view_is_made_once_and_anew_after_each_change(tmp_path: Path, made: list[int]) -> None:
    with served(tmp_path) as client:
        upload(client)
        with ThreadPoolExecutor(8) as people:
            assert len(set(people.map(lambda _: client.get(HERE).content, range(16)))) == 1
        assert len(made) == 1
        assert client.post("/api/dokumen/a/keputusan", json=MEND).status_code == 201
        assert "80%" in text(client) and "8,,0" in text(client) and len(made) == 2
        assert client.get(HERE).json()["keputusan"][0]["oleh"] == "Ani" and len(made) == 2


def test_the_page_has_its_view_made_before_it_is_asked_for(tmp_path: Path, made: list[int]) -> None:
    with served(tmp_path) as client:
        upload(client)
        assert client.get("/dokumen/a").status_code == 200 and len(made) == 1
        assert client.get(HERE).status_code == 200 and len(made) == 1


@pytest.mark.parametrize("token", ["", "rahasia-sekali"])
def test_what_will_be_looked_at_first_is_made_when_the_server_starts(
    tmp_path: Path, made: list[int], token: str
) -> None:
    with served(tmp_path) as client:
        upload(client)
    with served(tmp_path, token=token) as client:
        until = monotonic() + 30
        while not made and monotonic() < until:
            sleep(0.01)
        assert client.get(HERE, headers={"authorization": f"Bearer {token}"}).status_code == 200 and len(made) == 1


def test_what_cannot_be_had_keeps_no_server_from_starting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "listed", lambda desk: {}["rusak"])
    with served(tmp_path) as client:
        assert client.get("/api/kesehatan").status_code == 200


def test_views_that_are_kept_are_few(tmp_path: Path, made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "KEPT", 1)
    with served(tmp_path) as client:
        upload(client)
        upload(client, TEXT.replace("50", "60"), "b.txt")
        for name in "abab":
            assert client.get(f"/dokumen/{name}/tampilan").status_code == 200
    assert len(made) == 4


def test_a_view_that_could_not_be_made_is_made_the_next_time(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        assert client.get(HERE).status_code == 404
        upload(client)
        assert client.get(HERE).status_code == 200


def test_the_end_of_an_answer_does_not_wait_for_word_about_its_beginning() -> None:
    with listening(Options(port=0)) as listener, socket.create_connection(listener.getsockname()):
        taken, _ = listener.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_whatever_is_read_is_asked_for_without_its_body(tmp_path: Path) -> None:
    with served(tmp_path) as client, at(client.app) as address, httpx.Client(base_url=address) as asking:
        upload(client)
        page = asking.get("/dokumen/a")
        file = re.findall(r'href="(/statis/[^"]+)"', page.text)[0]
        for path in ("/", "/masuk", "/dokumen/a", HERE, file, "/api/dokumen", "/api/dokumen/a", "/openapi.json"):
            head, whole = asking.head(path), asking.get(path)
            assert (head.status_code, head.content) == (200, b"")
            assert head.headers["content-length"] == whole.headers["content-length"] == str(len(whole.content))
        assert asking.head("/dokumen/nirgends").status_code == 404
        assert asking.head("/api/konversi").status_code == 405
        assert asking.put("/api/dokumen/a").headers["allow"] == "DELETE, GET, HEAD"


def test_a_browser_at_an_address_that_does_not_exist_is_shown_a_page(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        shown = client.get("/entah", headers={"accept": "text/html"})
        assert shown.status_code == 404 and "Alamat ini tidak ada" in shown.text and 'href="/"' in shown.text
        assert client.get("/entah").json()["pesan"] == "Alamat ini tidak ada."
