"""Pools whose workers are killed while they answer: how many calls each pool brings home.

    python -m benchmarks.pools [--calls 150]        (pebble is tried where it is installed)

Every 0.15 s a worker is killed, as the system does when memory runs out; a call answers with 2 MB. What a killed
worker was doing is lost in every pool; the question is what else is.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import psutil

from iku.settings import Limits
from iku.workers.pool import WorkerPool

BETWEEN = 0.15


def answer(_: int) -> bytes:
    time.sleep(0.01)
    return b"x" * 2_000_000


def ours() -> Callable[[int], Future[Any]]:
    pool = WorkerPool(2, Limits(), "iku.batch.preload")
    pool.submit(answer, 0).result()
    return lambda number: pool.submit(answer, number)


def standard() -> Callable[[int], Future[Any]]:
    pool = ProcessPoolExecutor(2, mp_context=get_context("forkserver"))
    pool.submit(answer, 0).result()
    return lambda number: pool.submit(answer, number)


def pebble() -> Callable[[int], Future[Any]]:
    from pebble import ProcessPool  # type: ignore[import-not-found]

    pool = ProcessPool(2, context=get_context("forkserver"))
    pool.schedule(answer, (0,)).result()
    return lambda number: pool.schedule(answer, (number,), timeout=30)


def workers() -> list[psutil.Process]:
    """Processes forked from the server: what is killed."""
    server = [child for child in psutil.Process().children() if "forkserver" in " ".join(child.cmdline())]
    return [worker for one in server for worker in one.children()]


def kill_now_and_then(ended: threading.Event, kills: list[int]) -> None:
    chance = random.Random(1)
    while not ended.wait(BETWEEN):
        try:
            victim = chance.choice(workers())
            os.kill(victim.pid, signal.SIGKILL)
            kills.append(victim.pid)
        except (IndexError, psutil.Error, ProcessLookupError):
            continue


def trial(name: str, make: Callable[[], Callable[[int], Future[Any]]], calls: int) -> None:
    try:
        submit = make()
    except ImportError:
        print(f"{name}: not installed")
        return
    ended, kills = threading.Event(), []
    killer = threading.Thread(target=kill_now_and_then, args=(ended, kills), daemon=True)
    killer.start()
    futures = []
    for number in range(calls):
        try:
            futures.append(submit(number))
        except RuntimeError:  # broken already
            break
    good = sum(_good(future) for future in futures)
    ended.set()
    killer.join()
    print(f"{name:20} {good} of {calls} calls answered, {len(kills)} workers killed", flush=True)


def _good(future: Future[Any]) -> bool:
    try:
        return len(future.result(timeout=60)) == 2_000_000
    except Exception:  # noqa: BLE001 - whatever the pool makes of it
        return False


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=150)
    parser.add_argument("--pool", choices=("ours", "standard", "pebble"))
    asked = parser.parse_args()
    makers = {"ours": ours, "standard": standard, "pebble": pebble}
    if asked.pool:
        trial(asked.pool, makers[asked.pool], asked.calls)
        os._exit(0)  # a broken pool may wait for ever
    for pool in makers:
        command = [sys.executable, "-m", "benchmarks.pools", "--pool", pool, "--calls", str(asked.calls)]
        subprocess.run(command, check=False, timeout=300)
