"""The worker pool: tasks in order, each failure alone, limits kept."""

import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path

import pytest

from iku.errors import MemoryLimit, TimeLimit, WorkerLost
from iku.pool import Nursery, Worker, WorkerPool
from iku.settings import Limits

LIMITS = Limits(seconds=1.5, memory=400 << 20, tasks_per_worker=5)


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, LIMITS, warm=False) as made:
        made.submit(os.getpid).result()
        yield made


def test_results_and_errors_come_back(pool: WorkerPool) -> None:
    assert list(pool.map(divmod, [7, 8], [2, 3])) == [(3, 1), (2, 2)]
    with pytest.raises(ZeroDivisionError) as caught:
        pool.submit(divmod, 1, 0).result()
    assert "ZeroDivisionError" in caught.value.__notes__[0]


def test_a_worker_that_is_dead_before_its_first_task_fails_that_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = Pipe()
    theirs.close()
    stillborn = iter([Worker(ours, 0)])
    fork = Nursery.fork
    monkeypatch.setattr(Nursery, "fork", lambda self: next(stillborn, None) or fork(self))
    with WorkerPool(1, LIMITS, warm=False) as made:
        with pytest.raises(WorkerLost):
            made.submit(abs, -1).result(timeout=10)
        assert made.submit(abs, -2).result(timeout=10) == 2


def test_a_hanging_task_fails_alone(pool: WorkerPool) -> None:
    hanging, good = pool.submit(time.sleep, 60), pool.submit(abs, -1)
    assert good.result() == 1
    with pytest.raises(TimeLimit):
        hanging.result(timeout=10)
    assert pool.submit(abs, -2).result() == 2


def test_a_dying_task_fails_alone(pool: WorkerPool) -> None:
    dying = [pool.submit(_die, number) for number in (signal.SIGKILL, signal.SIGSEGV)]
    assert pool.submit(abs, -3).result() == 3
    for future in dying:
        with pytest.raises(WorkerLost):
            future.result(timeout=10)


def _die(number: int) -> None:
    os.kill(os.getpid(), number)


def test_a_greedy_task_fails_alone(pool: WorkerPool) -> None:
    with pytest.raises(MemoryLimit):
        pool.submit(_grow, 600 << 20).result(timeout=10)
    with pytest.raises(MemoryError):
        pool.submit(bytes, 1 << 40).result(timeout=10)
    assert pool.submit(abs, -4).result() == 4


def _grow(size: int) -> int:
    held = bytearray(os.urandom(1 << 20)) * (size >> 20)
    time.sleep(1)
    return len(held)


def test_what_cannot_travel_is_said(pool: WorkerPool) -> None:
    with pytest.raises((AttributeError, TypeError)):
        pool.submit(lambda: 1).result(timeout=10)
    assert pool.submit(abs, -5).result() == 5


def test_workers_are_replaced(pool: WorkerPool) -> None:
    pids = {pool.submit(os.getpid).result() for _ in range(20)}
    assert len(pids) > 2


def test_shutdown_kills_what_runs() -> None:
    pool = WorkerPool(1, LIMITS, warm=False)
    pid = pool.submit(os.getpid).result()
    running, waiting = pool.submit(time.sleep, 60), pool.submit(abs, -1)
    while not running.running():
        time.sleep(0.01)
    pool.shutdown(cancel_futures=True)
    assert waiting.cancelled()
    assert isinstance(running.exception(), WorkerLost)
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(RuntimeError):
        pool.submit(abs, 1)
