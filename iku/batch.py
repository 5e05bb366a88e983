"""Many documents: tasks over an Executor, longest first; what is finished stays finished.

The main process holds paths, and a few words for each document; it opens none. Executors are interchangeable: the
project's own pool of limited processes, a Dask cluster's, any other of `concurrent.futures`.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field

from iku import journal
from iku.errors import BatchError, MemoryLimit, Unexpected, WorkerLost
from iku.merge import merge
from iku.progress import Progress
from iku.settings import Settings
from iku.sources import Source
from iku.store import open_store
from iku.task import Outcome, Task, fail, run

WINDOW = 8
"""Tasks submitted ahead, per worker: enough that none waits, few enough that a million stay on the list."""


@dataclass(slots=True)
class Batch:
    """What came of a batch."""

    outcomes: list[Outcome] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    """Documents that the journal knew and that are no longer among the inputs."""
    interrupted: bool = False

    @property
    def complete(self) -> bool:
        """Every document was converted wholly."""
        return not self.interrupted and all(o.status == "lengkap" for o in self.outcomes)


@dataclass(frozen=True, slots=True)
class Plan:
    """A batch to run."""

    sources: Sequence[Source]
    target: str
    settings: Settings
    workers: int
    force: bool = False

    def tasks(self) -> Iterator[Task]:
        """Longest first, so that no long document is left alone at the end."""
        program = journal.program()
        for source in sorted(self.sources, key=lambda source: -source.size):
            yield Task(source, self.target, self.settings, program, self.force)


def convert_many(plan: Plan, executor: Executor, progress: Progress) -> Batch:
    """Convert every document of the plan, then put the output tables together.

    A document that fails, for whatever reason, has its record like any other. KeyboardInterrupt ends the work, keeps
    what is finished, and is told in the result.
    """
    batch = Batch()
    progress.start(len(plan.sources))
    try:
        for outcome in _outcomes(plan, executor, progress):
            batch.outcomes.append(outcome)
            progress.done(outcome)
    except KeyboardInterrupt:
        batch.interrupted = True
        executor.shutdown(wait=False, cancel_futures=True)
    finally:
        progress.stop()
    _conclude(plan, batch)
    return batch


def _conclude(plan: Plan, batch: Batch) -> None:
    store = open_store(plan.target)
    named = {source.name for source in plan.sources}
    batch.removed = sorted(journal.names(store) - named)
    for name in batch.removed:
        journal.forget(store, name)
    done = sorted(outcome.name for outcome in batch.outcomes)
    merge(store, sorted(journal.names(store) & named) if batch.interrupted else done)


def _outcomes(plan: Plan, executor: Executor, progress: Progress) -> Iterator[Outcome]:
    """Outcomes as they come; documents that took a worker down are tried once more at the end, one at a time."""
    again: list[Task] = []
    for task, future in _run_all(plan.tasks(), executor, run, plan.workers * WINDOW):
        error = future.exception()
        if isinstance(error, WorkerLost) and error.retry:
            again.append(task)
        else:
            yield _settled(task, future, executor, progress)
    for task, future in _run_all(iter(again), executor, run, 1):
        yield _settled(task, future, executor, progress)


def _run_all(
    tasks: Iterator[Task], executor: Executor, function: Callable[[Task], Outcome], ahead: int
) -> Iterator[tuple[Task, Future[Outcome]]]:
    """Each task with its finished future, never more than `ahead` submitted."""
    waiting: dict[Future[Outcome], Task] = {}
    for task in tasks:
        waiting[executor.submit(function, task)] = task
        if len(waiting) >= ahead:
            yield from _finished(waiting)
    while waiting:
        yield from _finished(waiting)


def _finished(waiting: dict[Future[Outcome], Task]) -> Iterator[tuple[Task, Future[Outcome]]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield waiting.pop(future), future


def _settled(task: Task, future: Future[Outcome], executor: Executor, progress: Progress) -> Outcome:
    """The outcome, or the record of a document that could not be converted."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, BatchError):
        raise error
    for note in getattr(error, "__notes__", ()):
        progress.note(f"{task.source.name}: {note}")
    return executor.submit(fail, task, _as_lost(error)).result()


def _as_lost(error: BaseException) -> WorkerLost:
    if isinstance(error, WorkerLost):
        return error
    if isinstance(error, MemoryError):
        return MemoryLimit()
    return Unexpected(f"{type(error).__name__}: {error}")
