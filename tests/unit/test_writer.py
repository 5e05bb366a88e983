"""What a killed run had begun to write is cleared away, what a live process writes is not."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from iku.state.lock import held
from iku.state.store import WORK, WRITING, LocalStore, lives, signature


def left_after(folder: Path, signed: str) -> bool:
    left = folder / WORK / f"{WRITING}{signed}-0123"
    left.parent.mkdir(exist_ok=True)
    left.touch()
    with held(str(folder)):
        return left.exists()


def test_what_this_process_writes_is_left_to_it(tmp_path: Path) -> None:
    assert left_after(tmp_path, signature())
    with LocalStore(tmp_path).write("sesuatu") as stream, held(str(tmp_path)):
        stream.write(b"isi")
    assert (tmp_path / "sesuatu").read_bytes() == b"isi"


def test_a_writer_that_has_ended_is_gone_before_anybody_takes_note_of_it(tmp_path: Path) -> None:
    """A container's first process may never do so."""
    run = subprocess.Popen([sys.executable, "-c", f"from {lives.__module__} import signature; print(signature())"],
                           stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert run.stdout is not None
    signed = run.stdout.read().strip()
    os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT)
    assert psutil.Process(run.pid).status() == psutil.STATUS_ZOMBIE
    assert not left_after(tmp_path, signed)
    run.wait()
    assert not lives(signed)


@pytest.mark.parametrize("signed", ["", "-", "abc-1", "1", "{own}-0", "{own}-x"])
def test_a_number_that_was_given_again_is_another_process(tmp_path: Path, signed: str) -> None:
    assert not left_after(tmp_path, signed.format(own=os.getpid()))
