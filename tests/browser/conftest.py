"""One server and one browser for all tests of the page. Needs Debian's chromium (`make test` installs it)."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.runs import FOUNDING, few_pages

ID = FOUNDING.stem


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document that most tests look at: what it takes to show it grows with its rows."""
    file = tmp_path_factory.mktemp("dokumen") / FOUNDING.name
    file.write_bytes(few_pages())
    return file


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hasil")


@pytest.fixture(scope="session")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `iku serve` over the folder."""
    log = tmp_path_factory.mktemp("catatan") / "serve.log"
    command = [sys.executable, "-m", "iku", "serve", str(folder), "--port", "0"]
    with log.open("wb") as stream, subprocess.Popen(command, stderr=stream) as process:
        yield _address(log)
        process.terminate()


def _address(log: Path) -> str:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if found := re.search(r"http://[\d.:]+", log.read_text(encoding="utf-8")):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


class Watched:
    """A page that collects what it logs and whom it asks."""

    def __init__(self, page: Any, server: str) -> None:
        self.page, self.server = page, server
        self.logged: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.logged.append(message.text))
        page.on("pageerror", lambda error: self.logged.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: str) -> Any:
        self.page.goto(self.server + path)
        return self.page

    def cell(self, table: int, row: int, column: str) -> Any:
        return self.page.locator(f'.sel[data-tabel="{table}"][data-baris="{row}"][data-kolom="{column}"]')

    @property
    def strangers(self) -> list[str]:
        """Addresses outside of the server that were asked for."""
        return [url for url in self.asked if not url.startswith((self.server, "data:"))]


@pytest.fixture(scope="session")
def desk(browser: Any) -> Iterator[Any]:
    """One person's browser: its files are asked for once."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID")
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def watched(desk: Any, server: str) -> Iterator[Watched]:
    page = desk.new_page()
    yield Watched(page, server)
    page.close()


@pytest.fixture(scope="session")
def uploaded(browser: Any, server: str, sample: Path) -> str:
    """The address of the sample's page, once it was uploaded by a person."""
    page = browser.new_page()
    page.goto(server)
    page.locator("#pilih").set_input_files(sample)
    page.locator(f'li[data-dokumen="{ID}"] a.ke').click(timeout=30_000)
    page.locator(".sel").first.wait_for()
    address = page.url.removeprefix(server)
    page.close()
    return str(address)


def said(page: Any, words: str) -> None:
    """See that the page says so."""
    page.locator("#kabar", has_text=words).wait_for()
