"""Worker processes behind the `concurrent.futures.Executor` interface, each call within limits.

A call that takes too long or too much memory, or whose process dies, fails alone: its future gets a `WorkerLost`, the
process is replaced, the others go on. `concurrent.futures` and pebble, whose workers share one pipe, break as a whole
instead: docs/scale.md has the trial.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import wait
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from iku.errors import BatchError, MemoryLimit, TimeLimit, WorkerLost
from iku.settings import Limits
from iku.workers.system import warm_context
from iku.workers.worker import Worker

P = ParamSpec("P")
T = TypeVar("T")

LOOK = 0.1
"""Seconds between looks at the clock and the memory of the workers."""


@dataclass(slots=True)
class Job:
    """A submitted call."""

    future: Future[Any]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class WorkerPool(Executor):
    """Up to `workers` processes; calls start in the order in which they were submitted.

    `preload`: a module that each has imported before its first call.
    """

    def __init__(self, workers: int, limits: Limits, preload: str) -> None:
        self.limits = limits
        self.size = workers
        self.peak = 0
        """Largest resident memory of a worker so far, bytes."""
        self._context = warm_context(preload)
        self._jobs: deque[Job] = deque()
        self._idle: list[Worker] = []
        self._busy: dict[Worker, Job] = {}
        self._lock = threading.Lock()
        self._closing = self._cancelled = False
        self._look = 0.0
        """When the clock and the memory of the workers are to be looked at again."""
        self._bell, self._ringer = Pipe(duplex=False)
        self._thread = threading.Thread(target=self._work, name="iku-pool", daemon=True)
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
        if len(self._busy) < self.size:  # else the one who hears of the next answer finds the call
            self._ringer.send_bytes(b".")
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """See `Executor.shutdown`; with `cancel_futures` running calls are killed as well."""
        with self._lock:
            if cancel_futures:
                for job in self._jobs:
                    job.future.cancel()
                self._jobs.clear()
                self._cancelled = True
            closed, self._closing = self._closing, True
        if not closed or cancel_futures:
            self._ringer.send_bytes(b".")
        if wait:
            self._thread.join()

    def _work(self) -> None:
        """The pool's own thread: the only one that touches workers. Should it fail, nobody waits for ever."""
        try:
            self._run()
        except Exception as error:  # noqa: BLE001 - whatever it is, the submitters are to hear of it
            with self._lock:
                self._closing = True
            for job in [*self._busy.values(), *self._jobs]:
                if not job.future.done():
                    job.future.set_exception(error)

    def _run(self) -> None:
        while self._jobs or self._busy or not self._closing:
            self._assign()
            answering = {worker.connection: worker for worker in self._busy}
            for ready in wait([self._bell, *answering], LOOK if answering else None):
                if ready is self._bell:
                    self._bell.recv_bytes()
                else:
                    self._collect(answering[ready])  # type: ignore[index]
            if self._cancelled or monotonic() >= self._look:
                self._watch()
                self._look = monotonic() + LOOK
        for worker in self._idle:
            worker.end()

    def _assign(self) -> None:
        """Give waiting calls to idle workers, and to new ones up to the pool's size."""
        while len(self._busy) < self.size:
            with self._lock:
                job = self._jobs.popleft() if self._jobs else None
            if job is None:
                return
            if job.future.set_running_or_notify_cancel():
                self._start(job)

    def _start(self, job: Job) -> None:
        try:
            worker = self._idle.pop() if self._idle else Worker(self._context, self.limits)
        except (EOFError, OSError) as error:  # EOFError: the process that starts others was killed
            job.future.set_exception(BatchError(f"Proses pembaca tidak dapat dimulai: {error}."))
            return
        try:
            worker.send(job.function, job.arguments)
        except OSError:
            worker.end()
            job.future.set_exception(WorkerLost())
        except Exception as error:  # noqa: BLE001 - the call cannot be pickled: its submitter's affair
            self._idle.append(worker)
            job.future.set_exception(error)
        else:
            self._busy[worker] = job

    def _collect(self, worker: Worker) -> None:
        try:
            fine, value = worker.answer()
        except (EOFError, OSError):
            self._lose(worker, WorkerLost())
            return
        job = self._busy.pop(worker)
        memory = self._memory(worker)
        if worker.served >= self.limits.tasks_per_worker or memory > self.limits.memory // 2:
            worker.end()
        else:
            self._idle.append(worker)
        if fine:
            job.future.set_result(value)
        else:
            job.future.set_exception(value)

    def _watch(self) -> None:
        for worker in list(self._busy):
            if self._cancelled:
                self._lose(worker, WorkerLost())
            elif worker.seconds() > self.limits.seconds:
                self._lose(worker, TimeLimit(f"batas {self.limits.seconds:g} detik"))
            elif self._memory(worker) > self.limits.memory:
                self._lose(worker, MemoryLimit(f"batas {self.limits.memory >> 20} MB"))

    def _memory(self, worker: Worker) -> int:
        memory = worker.memory()
        self.peak = max(self.peak, memory)
        return memory

    def _lose(self, worker: Worker, reason: WorkerLost) -> None:
        job = self._busy.pop(worker)
        worker.end()
        job.future.set_exception(reason)
