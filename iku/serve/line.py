"""The queue of documents that wait to be read: bounded, each with its state."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from iku.serve.failures import Refusal

WAITS, READ, READY = "antre", "dibaca", "siap"


@dataclass(slots=True)
class Job:
    """A document on its way."""

    name: str
    file: str
    state: str = WAITS
    future: Future[Any] | None = None


class Line:
    """So many jobs at once, so many waiting, and no more."""

    def __init__(self, at_once: int, most: int) -> None:
        self._most = most
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="iku-antre")
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}

    def add(self, job: Job, work: Callable[[], Any]) -> Future[Any]:
        """Have the work done when it is its turn; a job of the same name that is on its way is the same.

        Raises:
            Refusal: 429, too many wait.
        """
        with self._lock:
            known = self._jobs.get(job.name)
            if known is not None and known.future is not None:
                return known.future
            self._check()
            self._jobs[job.name] = job
            job.future = self._threads.submit(self._run, job, work)
            return job.future

    def check(self) -> None:
        """Raises Refusal: 429, too many wait."""
        with self._lock:
            self._check()

    def _check(self) -> None:
        if len(self._jobs) >= self._most:
            text = f"Antrean penuh: {len(self._jobs)} dokumen sedang menunggu."
            raise Refusal(429, text, "Coba lagi beberapa saat lagi.", after=30)

    def jobs(self) -> list[Job]:
        """Those that wait or are being read."""
        with self._lock:
            return list(self._jobs.values())

    def find(self, name: str) -> Job | None:
        """The job of a document."""
        with self._lock:
            return self._jobs.get(name)

    def drop(self, name: str) -> bool:
        """Take a document out of the queue; False where it is being read already."""
        job = self.find(name)
        if job is None or job.future is None:
            return True
        if not job.future.cancel():
            return False
        self._done(job)
        return True

    def _run(self, job: Job, work: Callable[[], Any]) -> Any:
        job.state = READ
        try:
            return work()
        finally:
            self._done(job)

    def _done(self, job: Job) -> None:
        with self._lock:
            if self._jobs.get(job.name) is job:
                del self._jobs[job.name]

    def close(self) -> None:
        """Nothing new is begun; what runs is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)
