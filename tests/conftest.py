"""Options of the test run, and its one browser."""

import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
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
    "tests/e2e/test_doors.py": "office",
    "tests/e2e/test_old_office.py": "office",
    "tests/unit/test_printed.py": "documents",
    "tests/unit/test_stitch.py": "documents",
    "tests/unit/test_traceable.py": "documents",
}
"""Files that one process takes: one browser or one server of each kind is started, one profile of LibreOffice made, one
reading kept for them."""


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
    """One more than there are processors: tests of the browser, the databases and whole commands wait at times, and
    others calculate meanwhile. Two more leave no processor idle either, and load everything once more."""
    return (os.cpu_count() or 1) + 1


TOLD_AFTER = 0.1
"""Seconds from which setting up or taking down is told of (`--durations`)."""


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """One of several processes tells how each test ended, not that it begins, is set up and is taken down, nor what it
    is marked with: a word to the first process takes both of them longer than many a test."""
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed or report.duration > TOLD_AFTER:
            report.keywords = {} if report.passed else report.keywords
            item.ihook.pytest_runtest_logreport(report=report)
    return True


COLLECT_AFTER = 50_000
"""Objects made until garbage is looked for, as in a worker: documents are trees."""


def pytest_configure() -> None:
    gc.disable()  # until all are collected: a sixth of that time


def pytest_sessionstart(session: pytest.Session) -> None:
    """Each of several processes imports the files of unit tests beginning with another one than its sisters: where
    nothing is compiled yet (a fresh clone), a file is compiled once, and not by all of them at the same moment."""
    worker: dict[str, Any] = getattr(session.config, "workerinput", {})
    if not worker or session.config.args != session.config.getini("testpaths"):
        return
    unit = Path(__file__).parent / "unit"
    sys.path.insert(0, str(unit))  # as pytest does
    names = [file.stem for file in sorted(unit.glob("test_*.py"))]
    first = len(names) * int(worker["workerid"].removeprefix("gw")) // int(worker["workercount"])
    for name in names[first:] + names[:first]:
        with contextlib.suppress(Exception, pytest.skip.Exception):  # told when they are collected
            importlib.import_module(name)


def pytest_collection_finish() -> None:
    """What is loaded by now stays; looking through it again and again for garbage takes a twentieth of the time."""
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    gc.enable()


def pytest_unconfigure() -> None:
    """Nor is it looked through at the end, as pytest asks for: that takes every process a second."""
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz", type=int, default=45, help="mutated documents in the fuzz test")
    parser.addoption("--fuzz-seed", type=int, default=0, help="first seed of the fuzz test")
