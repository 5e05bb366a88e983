"""The same batch on a real Dask cluster on this machine, of which one worker is killed in mid-run."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.e2e.runs import ROOT, command, contents, few_pages, iku, small_documents

pytestmark = [
    pytest.mark.slow, pytest.mark.skipif(find_spec("distributed") is None, reason="distributed is not installed"),
]  # fmt: skip


def start(*arguments: str, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as stream:
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
            stdout=stream,
            stderr=stream,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )


def scheduler_file_ready(path: Path) -> bool:
    deadline = time.monotonic() + 30
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return path.exists()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    where = tmp_path / "penjadwal.json"
    scheduler = start(
        "dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(where),
        log=tmp_path / "penjadwal.log",
    )  # fmt: skip
    assert scheduler_file_ready(where), (tmp_path / "penjadwal.log").read_text()
    address = json.loads(where.read_text())["address"]
    workers = [
        start(
            "dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory",
            str(tmp_path / "kerja"), log=tmp_path / f"pekerja-{number}.log",
        )
        for number in range(2)
    ]  # fmt: skip
    yield address, workers
    for process in [*workers, scheduler]:
        process.terminate()
        process.wait(timeout=20)


def test_a_worker_dies_and_the_result_is_complete(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    inputs = small_documents(tmp_path / "masukan", 24)
    (inputs / "resmi.pdf").write_bytes(few_pages())
    (inputs / "rusak.pdf").write_bytes(b"%PDF-1.7\n")
    run = subprocess.Popen(
        command("convert", inputs, "-o", tmp_path / "gugus", "--scheduler", address),
        stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert run.stderr is not None
    for _ in range(5):
        run.stderr.readline()
    workers[0].send_signal(signal.SIGKILL)
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 1, errors
    iku("convert", inputs, "-o", tmp_path / "lokal", "-q")
    assert contents(tmp_path / "gugus") == contents(tmp_path / "lokal")


def test_no_scheduler_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iku.batch.cluster.PATIENCE", "1s")
    inputs = small_documents(tmp_path / "masukan", 1)
    run = iku("convert", inputs, "-o", tmp_path / "hasil", "--scheduler", "tcp://127.0.0.1:1")
    assert run.returncode == 2
    assert "Penjadwal Dask tidak menjawab" in run.stderr and "Traceback" not in run.stderr
