"""Which steps a batch has still to take: whole documents, parts of long ones, second tries, records of failures."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from iku.batch.task import Outcome, Split, Task, Work
from iku.errors import BatchError, MemoryLimit, TimeLimit, Unexpected, WorkerLost
from iku.state.pages import Part

PAGES_OF_A_BUDGET = 32
"""The limit on time is for a document of up to so many pages, the most that are read whole; for longer ones more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One call for an executor."""

    work: Work
    task: Task
    part: Part | None = None
    extra: tuple[Any, ...] = ()
    again: bool = False
    """A second try."""

    def arguments(self) -> tuple[Any, ...]:
        """What `iku.batch.task.perform` is called with."""
        return (self.work, self.task, *((self.part,) if self.part else ()), *self.extra)


@dataclass(slots=True)
class Long:
    """A document that is read in parts."""

    pages: int
    left: int
    """Parts that it still waits for."""
    budget: float
    """Seconds that its parts, and second tries, may still take together."""
    rebuilt: bool


class Flow:
    """Gives steps out, and learns from each what comes next."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self._tasks = tasks
        self._next: deque[Step] = deque()
        self._alone: deque[Step] = deque()
        self._long: dict[str, Long] = {}
        """Long documents that are being read, by their ids."""

    def take(self) -> Step | None:
        """The next step that may run beside others: those of documents already begun come first."""
        if self._next:
            return self._next.popleft()
        task = next(self._tasks, None)
        return None if task is None else Step(Work.RUN, task)

    def take_alone(self) -> Step | None:
        """A step that took its worker down beside others: to be tried once more with the machine to itself."""
        return self._alone.popleft() if self._alone else None

    def settle(self, step: Step, future: Future[Any]) -> Outcome | None:
        """Note how a step ended; the outcome, if its document is finished.

        Raises:
            BatchError: the batch cannot go on.
        """
        error = future.exception()
        if isinstance(error, BatchError):
            raise error
        if error is not None:
            self._lost(step, _as_lost(error))
            return None
        timed = future.result()
        if isinstance(timed.value, Outcome):
            long = self._long.pop(step.task.source.name, None)
            return replace(timed.value, rebuilt=timed.value.rebuilt or (long is not None and long.rebuilt))
        if isinstance(timed.value, Split):
            self._begin(step.task, timed.value)
        else:
            self._part_done(step.task, timed.seconds)
        return None

    def _begin(self, task: Task, split: Split) -> None:
        budget = task.settings.limits.seconds * -(-split.pages // PAGES_OF_A_BUDGET)
        self._long[task.source.name] = Long(split.pages, len(split.parts), budget, split.rebuilt)
        self._next.extend(Step(Work.READ_PART, task, part) for part in split.parts)

    def _part_done(self, task: Task, seconds: float) -> None:
        long = self._long[task.source.name]
        long.left -= 1
        self._spend(task, seconds)
        if long.left == 0:
            self._next.append(Step(Work.JOIN, task, extra=(long.pages,)))

    def _spend(self, task: Task, seconds: float) -> None:
        """Take time off the document's budget; where that is used up, the parts not yet begun are named as unread."""
        long = self._long[task.source.name]
        long.budget -= seconds
        if long.budget < 0:
            lost = TimeLimit(f"batas {task.settings.limits.seconds:g} detik tiap {PAGES_OF_A_BUDGET} halaman")
            self._next = deque(_given_up(step, task, lost) for step in self._next)

    def _lost(self, step: Step, lost: WorkerLost) -> None:
        """What follows a lost worker; that not even a failure can be recorded is no document's fault."""
        if step.part is not None and step.work is Work.READ_PART:
            self._part_lost(step, step.part, lost)
        elif lost.retry and not step.again:
            self._alone.append(replace(step, again=True))
        elif step.work is Work.FAIL:
            raise BatchError(f"{step.task.source.name}: kegagalannya pun tidak dapat dicatat. {lost.reason}: {lost}")
        elif step.task.previous is not None:  # it may be that file that is broken: read this one without it
            self._next.append(replace(step, task=replace(step.task, previous=None), again=True))
        else:
            self._next.append(Step(Work.FAIL, step.task, extra=(lost,)))

    def _part_lost(self, step: Step, part: Part, lost: WorkerLost) -> None:
        """Read the pages of a lost part one by one; name a page that is lost by itself."""
        if len(part.pages) > 1:
            singles = part.single_pages()
            self._long[step.task.source.name].left += len(singles) - 1
            self._next.extend(Step(Work.READ_PART, step.task, single) for single in singles)
        else:
            self._next.append(Step(Work.LOSE_PART, step.task, part, (lost,)))
        if isinstance(lost, TimeLimit):
            self._spend(step.task, step.task.settings.limits.seconds)


def _given_up(step: Step, task: Task, lost: WorkerLost) -> Step:
    """The same step, or, for an unread part of this document, the naming of it."""
    ours = step.work is Work.READ_PART and step.task.source.name == task.source.name
    return replace(step, work=Work.LOSE_PART, extra=(lost,)) if ours else step


def _as_lost(error: BaseException) -> WorkerLost:
    if isinstance(error, WorkerLost):
        return error
    if isinstance(error, MemoryError):
        return MemoryLimit()
    return Unexpected(f"{type(error).__name__}: {error}")
