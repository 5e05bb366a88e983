"""What an executor is given to call: light to import, so that the main process stays small."""

from time import perf_counter

from iku.batch.task import Task, Timed, Work


def perform(work: Work, task: Task, *more: object) -> Timed:
    """In a worker: do it, and tell how long it took. Only there is the pipeline imported."""
    from iku.batch import work as works

    started = perf_counter()
    value = getattr(works, work)(task, *more)
    return Timed(value, perf_counter() - started)
