"""What an executor is given to call: light to import, so that the main process stays small."""

import sys
from time import perf_counter

from iku.batch.earlier import standing
from iku.batch.task import Task, Timed, Work

_PIPELINE = "iku.batch.work"


def perform(work: Work, task: Task, *more: object) -> Timed:
    """In a worker: do it, and tell how long it took. Only there is the pipeline imported, where there is to read; once
    it is, it asks itself what an earlier run did."""
    started = perf_counter()
    value = standing(task) if work is Work.RUN and _PIPELINE not in sys.modules else None
    if value is None:
        from iku.batch import work as works

        value = getattr(works, work)(task, *more)
    return Timed(value, perf_counter() - started)
