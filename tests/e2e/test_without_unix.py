"""The batch as it runs where there is no Unix: processes are spawned, and what only Unix has is hidden."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.e2e.runs import FOUNDING, command, contents, few_pages, iku, small_documents

HIDE = """
import builtins, multiprocessing, os
multiprocessing.get_all_start_methods = lambda: ["spawn"]
for name in ("fork", "setsid", "O_NOFOLLOW", "O_NONBLOCK", "sched_getaffinity", "umask", "fchmod"):
    if hasattr(os, name):
        delattr(os, name)
real, absent = builtins.__import__, {"resource", "fcntl", "pwd", "grp", "termios"}
ours = {"iku", "extract", "normalize", "schema", "audit", "emit", "filelock"}
def hidden(name, globals=None, *rest, **more):
    if name in absent and (globals or {}).get("__name__", "").split(".")[0] in ours:
        raise ImportError(name + ": not on this system")
    return real(name, globals, *rest, **more)
builtins.__import__ = hidden
"""
"""What every process of the command runs first: modules that Windows does not have are not there for us."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which Python finds no Unix."""
    folder = tmp_path_factory.mktemp("tanpa-unix")
    (folder / "sitecustomize.py").write_text(HIDE)
    path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "cp1252"}


def test_a_batch_gives_the_same_bytes(elsewhere: dict[str, str], tmp_path: Path) -> None:
    inputs = small_documents(tmp_path / "masukan", 3)
    (inputs / "resmi.pdf").write_bytes(few_pages())
    out = tmp_path / "hasil"
    run = subprocess.run(
        command("convert", inputs, "-o", out), capture_output=True, timeout=240, env=elsewhere, check=False
    )
    assert run.returncode == 0, run.stderr.decode("cp1252")
    assert iku("convert", inputs, "-o", tmp_path / "biasa", "-q").returncode == 0
    assert contents(out, journal=False) == contents(tmp_path / "biasa", journal=False)


def test_one_file_alone(elsewhere: dict[str, str], tmp_path: Path) -> None:
    run = subprocess.run(
        command("tables", FOUNDING, "--pages", "1"), capture_output=True, timeout=120, env=elsewhere, check=False
    )
    assert run.returncode == 0, run.stderr.decode("cp1252")
    assert b'"engine":' in run.stdout.replace(b" ", b"")
