"""What an executor is given to call: light to import, so that the main process stays small."""

from typing import Any

from iku.batch.task import Task, Work


def perform(work: Work, task: Task, *more: Any) -> Any:
    """In a worker: do it. Only there is the pipeline imported."""
    from iku.batch import work as works

    return getattr(works, work)(task, *more)
