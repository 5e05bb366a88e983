"""What an executor is given to call: light to import, so that the main process stays small."""

from time import perf_counter

from iku.batch.earlier import standing
from iku.batch.task import Task, Timed, Work


def perform(work: Work, task: Task, *more: object) -> Timed:
    """In a worker: do it, and tell how long it took. Only there is the pipeline imported, where there is to read."""
    started = perf_counter()
    value = standing(task) if work is Work.RUN else None
    if value is None:
        from iku.batch import work as works

        value = getattr(works, work)(task, *more)
    return Timed(value, perf_counter() - started)
