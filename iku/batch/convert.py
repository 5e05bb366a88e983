"""Many documents: tasks over an Executor, longest first; what is finished stays finished.

The main process holds paths, and a few words for each document; it opens none. Executors are interchangeable: the
project's own pool of limited processes, a Dask cluster's, any other of `concurrent.futures`.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import Any

from iku.batch.conclude import conclude
from iku.batch.perform import perform
from iku.batch.plan import Batch, Plan
from iku.batch.progress import Progress
from iku.batch.schedule import Flow, Step
from iku.batch.task import Outcome, Task
from iku.errors import BatchError

WINDOW = 8
"""Tasks submitted ahead, per worker: enough that none waits, few enough that a million stay on the list."""


def convert_many(plan: Plan, executor: Executor, progress: Progress) -> Batch:
    """Convert every document of the plan, then put the output tables together.

    A document that fails, for whatever reason, has its record like any other. KeyboardInterrupt ends the work, keeps
    what is finished, and is told in the result.
    """
    batch = Batch()
    progress.start(len(plan.sources))
    try:
        for outcome in outcomes(plan.tasks(), plan.workers * WINDOW, executor, progress):
            batch.tally.add(outcome)
            progress.done(outcome)
    except KeyboardInterrupt:
        batch.interrupted = True
        executor.shutdown(wait=False, cancel_futures=True)
    finally:
        progress.stop()
    conclude(plan, batch, executor, progress)
    return batch


def outcomes(tasks: Iterator[Task], ahead: int, executor: Executor, progress: Progress) -> Iterator[Outcome]:
    """Outcomes as they come, never more than `ahead` steps submitted at once.

    Raises:
        BatchError: the work cannot go on.
    """
    flow = Flow(tasks)
    running: dict[Future[Any], Step] = {}
    done: SimpleQueue[Future[Any]] = SimpleQueue()
    while True:
        while (step := _next(flow, len(running), ahead)) is not None:
            future = executor.submit(perform, *step.arguments())
            running[future] = step
            future.add_done_callback(done.put)
        if not running:
            return
        future = done.get()
        _note(running[future], future.exception(), progress)
        outcome = flow.settle(running.pop(future), future)
        if outcome is not None:
            yield outcome


def _next(flow: Flow, running: int, ahead: int) -> Step | None:
    """The step to submit beside so many; one that wants the machine to itself where none is left."""
    step = flow.take() if running < ahead else None
    return step or (None if running else flow.take_alone())


def _note(step: Step, error: BaseException | None, progress: Progress) -> None:
    """Show the trace of an error that nobody foresaw."""
    for note in () if isinstance(error, BatchError) else getattr(error, "__notes__", ()):
        progress.note(f"{step.task.source.name}: {note}")
