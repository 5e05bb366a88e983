"""The worker pool: tasks in order, each failure alone, limits kept."""

import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from iku.errors import BatchError, MemoryLimit, TimeLimit, WorkerLost
from iku.settings import Limits
from iku.workers.pool import WorkerPool
from iku.workers.system import leave_network

LIMITS = Limits(seconds=4, memory=400 << 20, tasks_per_worker=5)


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, LIMITS, "iku.batch.preload") as made:
        made.submit(os.getpid).result()
        yield made


def test_results_and_errors_come_back(pool: WorkerPool) -> None:
    assert list(pool.map(divmod, [7, 8], [2, 3])) == [(3, 1), (2, 2)]
    with pytest.raises(ZeroDivisionError) as caught:
        pool.submit(divmod, 1, 0).result()
    assert "ZeroDivisionError" in caught.value.__notes__[0]


def test_a_worker_that_is_dead_before_its_next_task_fails_that_alone() -> None:
    with WorkerPool(1, LIMITS, "iku.batch.preload") as made:
        os.kill(made.submit(os.getpid).result(timeout=30), signal.SIGKILL)
        time.sleep(0.2)
        with pytest.raises(WorkerLost):
            made.submit(abs, -1).result(timeout=10)
        assert made.submit(abs, -2).result(timeout=10) == 2


def test_killing_workers_that_answer_costs_their_own_calls_alone() -> None:
    """Pools whose workers share one pipe break as a whole here. An answer on its way is held twice: no limit of memory
    is to be met first, however late the worker's end comes on a busy machine.
    """
    with WorkerPool(2, replace(LIMITS, seconds=30, memory=1 << 30), "iku.batch.preload") as made:
        answers = [made.submit(_large, number, number % 5 == 0) for number in range(40)]
        ended = [future.exception(timeout=30) or future.result() for future in answers]
    assert [n for n, one in enumerate(ended) if isinstance(one, WorkerLost)] == list(range(0, 40, 5))
    assert all(len(one) == 2_000_000 for one in ended if not isinstance(one, WorkerLost))


def test_the_end_of_the_process_that_starts_others_keeps_nobody_waiting() -> None:
    """Killed together with its workers, at any moment: every call ends, well or badly."""
    with WorkerPool(2, LIMITS, "iku.batch.preload") as made:
        answers = [made.submit(time.sleep, 0.2) for _ in range(12)]
        time.sleep(0.3)
        for starter in _starters():
            starter.kill()
        ended = [future.exception(timeout=30) for future in answers]
    assert all(one is None or isinstance(one, (BatchError, WorkerLost)) for one in ended)


def test_a_pool_whose_own_thread_fails_says_so_to_those_who_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    with WorkerPool(1, LIMITS, "iku.batch.preload") as made:
        asked = threading.Event()
        monkeypatch.setattr(made, "_watch", lambda: 1 / int(not asked.wait(timeout=30)))
        answers = [made.submit(time.sleep, 0.1) for _ in range(2)]
        asked.set()
        assert {type(future.exception(timeout=30)) for future in answers} == {ZeroDivisionError}
        with pytest.raises(RuntimeError):
            made.submit(abs, 1)


def _starters() -> list[psutil.Process]:
    """This process's children that start others, with these."""
    own = psutil.Process().children(recursive=True)
    return [one for one in own if "forkserver" in " ".join(one.cmdline())]


def _large(number: int, dies: bool) -> bytes:
    if dies:
        threading.Timer(0.002, os.kill, (os.getpid(), signal.SIGKILL)).start()
        time.sleep(number % 3 / 1000)
        return b"x" * 200_000_000
    return b"x" * 2_000_000


def test_a_hanging_task_fails_alone() -> None:
    with WorkerPool(2, replace(LIMITS, seconds=1), "iku.batch.preload") as made:
        hanging, good = made.submit(time.sleep, 60), made.submit(abs, -1)
        assert good.result() == 1
        with pytest.raises(TimeLimit):
            hanging.result(timeout=10)
        assert made.submit(abs, -2).result() == 2


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
    pool = WorkerPool(1, LIMITS, "iku.batch.preload")
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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes the network from a process")
def test_readers_have_no_network_unless_they_are_given_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with WorkerPool(1, replace(LIMITS, network=True), "iku.batch.preload") as reaching:
            assert reaching.submit(_reach, port).result(timeout=30) == ""
        with WorkerPool(1, LIMITS, "iku.batch.preload") as confined:
            said = confined.submit(_reach, port).result(timeout=30)
    if not said and not confined_here():
        pytest.skip("this system lets no process give up its network")
    assert "unreachable" in said


def confined_here() -> bool:
    """Whether a process of this system can do without a network."""
    child = multiprocessing.get_context("fork").Process(target=lambda: os._exit(not leave_network()))
    child.start()
    child.join()
    return child.exitcode == 0


def _reach(port: int) -> str:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError as error:
        return str(error)
    return ""
