"""An old Word file whose picture lies elsewhere: what LibreOffice would fetch is not fetched, the table is read."""

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extract import office as converter
from extract.reader import read
from tests.e2e.runs import iku

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice tidak terpasang (apt-get install libreoffice)"
)
ROWS = (
    ("No", "Indikator", "Satuan", "Target 2024"),
    ("1", "Jalan baik", "%", "80"),
    ("2", "Jumlah guru", "Orang", "5"),
)
PICTURE = "/gambar.png"


@contextmanager
def listening(asked: list[str]) -> Iterator[str]:
    """A server of this machine that notes what it is asked for; its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{PICTURE}"
        server.shutdown()


def old_word(folder: Path, address: str, office: list[str]) -> Path:
    """What an office would send, made by LibreOffice as it comes."""
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS)
    page = folder / "surat.html"
    page.write_text(f"<p>IKU DINAS SOSIAL TAHUN 2024</p><p><img src='{address}'></p><table border=1>{rows}</table>")
    making = [*office, "--infilter=HTML (StarWriter)", "--convert-to", "doc:MS Word 97"]
    subprocess.run([*making, "--outdir", str(folder), str(page)], check=True, capture_output=True)
    return folder / "surat.doc"


@pytest.mark.parametrize("apart", [True, False])
def test_nothing_that_an_old_file_links_to_is_fetched(
    tmp_path: Path, office: list[str], monkeypatch: pytest.MonkeyPatch, apart: bool
) -> None:
    asked: list[str] = []
    with listening(asked) as address:
        file = old_word(tmp_path, address, office)
        assert PICTURE in asked  # the file has a sting: LibreOffice by itself fetches it
        asked.clear()
        if apart:
            assert iku("convert", file, "-o", tmp_path / "hasil", "-q", "--no-report").returncode == 0
            assert len((tmp_path / "hasil" / "indikator.csv").read_text().splitlines()) == len(ROWS)
        else:  # where a system keeps no network away, the profile alone must do
            monkeypatch.setattr(converter, "_without_network", list)
            assert len(read("surat.doc", file.read_bytes()).tables) == 1
    assert asked == []
