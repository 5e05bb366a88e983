"""Worker processes behind the `concurrent.futures.Executor` interface, each task within limits.

A task that takes too long or too much memory, or whose process dies, fails alone: its future gets a `WorkerLost`, the
process is replaced, the others go on. Standard pools break as a whole instead.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from iku.errors import BatchError, MemoryLimit, TimeLimit, WorkerLost
from iku.nursery import BARE, PID, WARM
from iku.settings import Limits

P = ParamSpec("P")
T = TypeVar("T")

LOOK = 0.1
"""Seconds between looks at the clock and the memory of the workers."""
_BOOT = "import sys; sys.path[:] = {path!r}; from iku.nursery import main; main({handle})"


@dataclass(slots=True)
class Job:
    """A submitted call."""

    future: Future[Any]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(slots=True, eq=False)
class Worker:
    """A worker process as the pool sees it."""

    connection: Connection
    pid: int
    job: Job | None = None
    started: float = 0.0
    served: int = 0
    peak: int = field(default=0)


class WorkerPool(Executor):
    """`workers` processes forked from one warm nursery.

    Linux and macOS (memory is watched on Linux only). Tasks start in the order in which they were submitted.
    """

    def __init__(self, workers: int, limits: Limits, *, warm: bool = True) -> None:
        self.limits = limits
        self.size = workers
        self.peak = 0
        """Largest resident memory of a worker so far, bytes."""
        self._jobs: deque[Job] = deque()
        self._workers: list[Worker] = []
        self._lock = threading.Lock()
        self._closing = False
        self._bell, self._ringer = Pipe(duplex=False)
        self._nursery = Nursery(warm=warm)
        self._thread = threading.Thread(target=self._run, name="iku-pool", daemon=True)
        self._thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """See `Executor.submit`; the call and its result travel by pickle. Keyword arguments are not taken."""
        if kwargs:
            raise TypeError("keyword arguments do not travel to a worker")
        future: Future[T] = Future()
        with self._lock:
            if self._closing:
                raise RuntimeError("the pool is shut down")
            self._jobs.append(Job(future, fn, args))
        self._ringer.send_bytes(b".")
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """See `Executor.shutdown`; with `cancel_futures` running tasks are killed as well."""
        with self._lock:
            if cancel_futures:
                for job in self._jobs:
                    job.future.cancel()
                self._jobs.clear()
                for worker in self._workers:
                    kill(worker.pid)
            closed, self._closing = self._closing, True
        if not closed:
            self._ringer.send_bytes(b".")
        if wait:
            self._thread.join()

    def _run(self) -> None:
        while self._busy() or not self._closing:
            self._assign()
            busy = [worker.connection for worker in self._workers if worker.job]
            for ready in wait([self._bell, *busy], LOOK if busy else None):
                if ready is self._bell:
                    self._bell.recv_bytes()
                else:
                    self._collect(next(w for w in self._workers if w.connection is ready))
            self._watch()
        for worker in self._workers:
            worker.connection.close()
        self._nursery.close()

    def _busy(self) -> bool:
        with self._lock:
            return bool(self._jobs) or any(worker.job for worker in self._workers)

    def _assign(self) -> None:
        """Give waiting jobs to idle workers, and to new ones up to the pool's size."""
        while self._jobs:
            worker = next((w for w in self._workers if w.job is None), None)
            if worker is None and len(self._workers) >= self.size:
                return
            with self._lock:
                job = self._jobs.popleft() if self._jobs else None
            if job is None or not job.future.set_running_or_notify_cancel():
                continue
            try:
                worker = worker or self._hire()
            except BatchError as error:
                job.future.set_exception(error)
                continue
            self._start(worker, job)

    def _hire(self) -> Worker:
        worker = self._nursery.fork()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # dead already: `_start` finds out
            worker.connection.send(self.limits)
        with self._lock:
            self._workers.append(worker)
        return worker

    def _start(self, worker: Worker, job: Job) -> None:
        worker.job, worker.started = job, monotonic()
        try:
            worker.connection.send((job.function, job.arguments))
        except (BrokenPipeError, ConnectionResetError):
            self._lose(worker, WorkerLost(), dead=True)
        except Exception as error:  # noqa: BLE001 - the call cannot be pickled: its submitter's affair
            worker.job = None
            job.future.set_exception(error)

    def _collect(self, worker: Worker) -> None:
        try:
            fine, value = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            self._lose(worker, WorkerLost(), dead=True)
            return
        job, worker.job = worker.job, None
        worker.served += 1
        self._note_memory(worker)
        if worker.served >= self.limits.tasks_per_worker or worker.peak > self.limits.memory // 2:
            self._dismiss(worker)
        if job is not None and fine:
            job.future.set_result(value)
        elif job is not None:
            job.future.set_exception(value)

    def _watch(self) -> None:
        now = monotonic()
        for worker in [w for w in self._workers if w.job]:
            self._note_memory(worker)
            if now - worker.started > self.limits.seconds:
                self._lose(worker, TimeLimit(f"batas {self.limits.seconds:g} detik"))
            elif worker.peak > self.limits.memory:
                self._lose(worker, MemoryLimit(f"batas {self.limits.memory >> 20} MB"))

    def _note_memory(self, worker: Worker) -> None:
        worker.peak = resident(worker.pid)
        self.peak = max(self.peak, worker.peak)

    def _lose(self, worker: Worker, reason: WorkerLost, *, dead: bool = False) -> None:
        job, worker.job = worker.job, None
        self._dismiss(worker, dead=dead)
        if job is not None:
            job.future.set_exception(reason)

    def _dismiss(self, worker: Worker, *, dead: bool = False) -> None:
        """Let a worker go; the process id of a dead one may already be another's."""
        if not dead:
            kill(worker.pid)
        worker.connection.close()
        with self._lock:
            self._workers.remove(worker)


class Nursery:
    """The nursery process (see `iku.nursery`) as the pool sees it."""

    def __init__(self, *, warm: bool) -> None:
        self._control, theirs = socket.socketpair()
        boot = _BOOT.format(path=sys.path, handle=theirs.fileno())
        self._process = subprocess.Popen(
            [sys.executable, "-c", boot],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # a terminal's Ctrl-C is for the main process alone
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        theirs.close()
        self._control.sendall(WARM if warm else BARE)

    def fork(self) -> Worker:
        """A new worker.

        Raises:
            BatchError: the nursery is gone, which no document can cause; it has said why on stderr.
        """
        ours, theirs = Pipe()
        try:
            socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            answer = self._control.recv(PID.size)
        except OSError:
            answer = b""
        theirs.close()
        if not answer:
            raise BatchError("Proses pembaca tidak dapat dimulai; periksa pemasangan iku.")
        return Worker(ours, *PID.unpack(answer))

    def close(self) -> None:
        """End the nursery; idle workers end with it."""
        self._control.close()
        self._process.wait()


def kill(pid: int) -> None:
    """End a worker at once."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def resident(pid: int) -> int:
    """Resident memory of a process in bytes; 0 where it cannot be told."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0
