"""Options of the test run, and its one browser."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)
"""How long an example takes says more of the machine's neighbours than of the program."""
settings.load_profile("any machine")


BROWSERS = Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")
"""Debian's; the first one that is there. The shell draws no window, and takes half the processor time."""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TOGETHER = {
    "tests/browser/": "browser",
    "tests/e2e/test_report_browser.py": "browser",
    "tests/database/": "servers",
    "tests/unit/test_printed.py": "documents",
    "tests/unit/test_stitch.py": "documents",
    "tests/unit/test_traceable.py": "documents",
}
"""Files that one process takes: one browser or one server of each kind is started, one reading kept for them."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, started once a process: Playwright runs one loop in each."""
    chromium = next((path for path in BROWSERS if path.exists()), None)
    if chromium is None:
        pytest.skip("chromium is not installed: apt-get install chromium-headless-shell")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        yield browser
        browser.close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Several processes: each takes whole files, in order, so that what a file or a folder shares is made once.

    Not `--dist loadgroup`: pytest-xdist 3.8 cannot mark the tests of pytest 9.2.
    """
    from xdist.scheduler import LoadFileScheduling

    class Together(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = str(super()._split_scope(nodeid))
            return next((shared for place, shared in TOGETHER.items() if file.startswith(place)), file)

    config.option.loadscopereorder = False
    return Together(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors: tests of the browser, the databases and whole commands mostly wait, each kind
    in a process of its own, and others calculate meanwhile."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_finish() -> None:
    """What is loaded by now stays; looking through it again and again for garbage takes a twentieth of the time."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Nor is it looked through at the end, as pytest asks for: that takes every process a second."""
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz", type=int, default=45, help="mutated documents in the fuzz test")
    parser.addoption("--fuzz-seed", type=int, default=0, help="first seed of the fuzz test")
