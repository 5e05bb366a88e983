"""Which steps a batch has still to take: whole documents, parts of long ones, second tries, records of failures."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from iku.batch.task import Outcome, Split, Task, Work
from iku.errors import BatchError, MemoryLimit, Unexpected, WorkerLost
from iku.state.pages import Part


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


class Flow:
    """Gives steps out, and learns from each what comes next."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self._tasks = tasks
        self._next: deque[Step] = deque()
        self._alone: deque[Step] = deque()
        self._left: dict[str, int] = {}
        """Parts that a long document still waits for."""
        self._length: dict[str, int] = {}
        self._rebuilt: set[str] = set()
        """Long documents whose record was damaged."""

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
        result = future.result()
        if isinstance(result, Outcome):
            return replace(result, rebuilt=result.rebuilt or step.task.source.name in self._rebuilt)
        if isinstance(result, Split):
            self._begin(step.task, result)
        else:
            self._part_done(step.task)
        return None

    def _begin(self, task: Task, split: Split) -> None:
        self._left[task.source.name] = len(split.parts)
        self._length[task.source.name] = split.pages
        if split.rebuilt:
            self._rebuilt.add(task.source.name)
        self._next.extend(Step(Work.READ_PART, task, part) for part in split.parts)

    def _part_done(self, task: Task) -> None:
        name = task.source.name
        self._left[name] -= 1
        if self._left[name] == 0:
            del self._left[name]
            self._next.append(Step(Work.JOIN, task, extra=(self._length.pop(name),)))

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
            self._left[step.task.source.name] += len(singles) - 1
            self._next.extend(Step(Work.READ_PART, step.task, single) for single in singles)
        else:
            self._next.append(Step(Work.LOSE_PART, step.task, part, (lost,)))


def _as_lost(error: BaseException) -> WorkerLost:
    if isinstance(error, WorkerLost):
        return error
    if isinstance(error, MemoryError):
        return MemoryLimit()
    return Unexpected(f"{type(error).__name__}: {error}")
