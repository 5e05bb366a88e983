"""The processes of the server: some that read documents, giving way, and some for what people wait for."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from typing import Final, ParamSpec, TypeVar

from iku.batch.convert import outcomes
from iku.batch.progress import Silent
from iku.batch.run import REHEARSED
from iku.batch.task import Task
from iku.serve.options import Options
from iku.settings import default_workers
from iku.workers.pool import WorkerPool

P = ParamSpec("P")
T = TypeVar("T")
GENTLE: Final = 10
"""How much reading gives way to answering, as nice(1) counts."""
HELPERS: Final = 2
AT_MOST: Final = 60.0
"""Seconds of a call that somebody waits for."""


@dataclass(frozen=True, slots=True)
class Pools:
    """All of them; each call within limits, as in a batch."""

    readers: Executor
    helpers: Executor
    writer: Executor
    """Of what follows a decision in its own time, apart from both: it neither waits for readers nor is waited for."""
    size: int
    """Documents that are read at once."""

    @classmethod
    def of(cls, options: Options) -> "Pools":
        """Those that the options ask for; a process begins with its first call."""
        size, limits = options.workers or default_workers(), options.settings.limits
        gentle = replace(limits, niceness=GENTLE)
        helpers = WorkerPool(HELPERS, replace(limits, seconds=AT_MOST), REHEARSED)
        return cls(WorkerPool(size, gentle, REHEARSED), helpers, WorkerPool(1, gentle, REHEARSED), size)

    def help(self, function: Callable[P, T], *arguments: P.args, **more: P.kwargs) -> Future[T]:
        """A call that somebody waits for."""
        return self.helpers.submit(function, *arguments, **more)

    def convert(self, task: Task) -> None:
        """Convert one document as a batch does; its trouble is in what is written.

        Raises:
            BatchError: the work cannot go on.
        """
        for _ in outcomes(iter([task]), self.size, self.readers, Silent()):
            pass

    def close(self) -> None:
        """End; what runs is killed."""
        for pool in (self.readers, self.helpers, self.writer):
            pool.shutdown(wait=False, cancel_futures=True)
