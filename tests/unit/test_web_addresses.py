"""Documents at web addresses: one file each, and never into a private network that nobody named."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from iku.batch.cluster import connect
from iku.errors import UsageError
from iku.inputs.finding import find
from iku.inputs.opening import read_bytes
from iku.inputs.remote import file_system
from iku.inputs.web import REDIRECTS
from iku.settings import Limits

PAGE = b'<html><a href="/b.pdf">b</a></html>'


class Site(BaseHTTPRequestHandler):
    """Answers with a page, an error, or a redirect to where the query says."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if "?ke=" in self.path or self.path == "/putar":
            self.send_response(302)
            self.send_header("Location", self.path.partition("?ke=")[2] or self.path)
            self.end_headers()
            return
        self.send_response(404 if "tidak-ada" in self.path else 200)
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def site() -> Iterator[tuple[str, list[str]]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.asked  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()


def test_a_page_is_one_document_and_its_links_are_not_followed() -> None:
    with site() as (address, asked):
        found = find([f"{address}/a%20b.html"])
        assert [(one.file, one.size) for one in found] == [("a b.html", len(PAGE))]
        assert read_bytes(found[0].path, 1000) == PAGE
        with pytest.raises(OSError, match="lebih besar"):
            read_bytes(found[0].path, 3)
        assert set(asked) == {"/a%20b.html"}


def test_a_redirect_stays_with_the_private_host_that_was_named() -> None:
    with site() as (address, _), site() as (inside, asked):
        assert read_bytes(f"{address}/x?ke=/y", 1000) == PAGE
        with pytest.raises(OSError, match="jaringan lokal"):
            read_bytes(f"{address}/x?ke={inside}/y", 1000)
        assert asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_a_redirect_to_what_is_no_web_address_is_refused(target: str) -> None:
    with site() as (address, _), pytest.raises(OSError, match=r"mengalihkan|302"):
        read_bytes(f"{address}/x?ke={target}", 1000)


def test_a_redirect_without_end_is_given_up() -> None:
    with site() as (address, asked), pytest.raises(OSError, match="server menjawab 302"):
        read_bytes(f"{address}/putar", 1000)
    assert len(asked) == REDIRECTS + 1


def test_a_name_that_leads_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: real("127.0.0.1", *rest, **more))
    with site() as (address, asked):
        port = address.rpartition(":")[2]
        with pytest.raises(UsageError, match="jaringan lokal"):
            find([f"http://dokumen.contoh:{port}/a.pdf"])
        assert asked == []


def test_an_error_of_the_server_is_told() -> None:
    with site() as (address, _), pytest.raises(UsageError, match="server menjawab 404"):
        find([f"{address}/tidak-ada.pdf"])


@pytest.mark.parametrize("url", ["http://orang:rahasia@127.0.0.1:9/a.pdf", "s3x://orang:rahasia@ember/a.pdf"])
def test_a_password_in_an_address_is_neither_sent_nor_told(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        find([url])
    assert "rahasia" not in str(caught.value)


@pytest.mark.parametrize("url", ["github://a:b@c/d.pdf", "dask://x/a.pdf", "reference://x", "http://contoh/masukan"])
def test_stores_are_the_known_ones(url: str) -> None:
    with pytest.raises(UsageError):
        file_system(url)


@pytest.mark.parametrize("address", ["tcp://10.0.0.1:8786", "10.0.0.1:8786", "tcp://penjadwal:8786"])
def test_a_scheduler_elsewhere_is_not_asked_without_tls(address: str) -> None:
    with pytest.raises(UsageError, match="tanpa TLS"):
        connect(address, Limits())
