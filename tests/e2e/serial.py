"""A batch in this process alone, for tests that run it many times."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from iku.batch.convert import convert_many
from iku.batch.plan import Batch, Plan
from iku.batch.run import with_ids
from iku.command.progress import Silent
from iku.inputs.finding import find
from iku.settings import Settings
from iku.state.lock import held


class Serial(Executor):
    """Calls at once, where they are submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it belongs to the one who waits
            future.set_exception(error)
        return future


def convert_here(inputs: Path, out: Path) -> Batch:
    with held(str(out)):
        sources = with_ids(find([str(inputs)]), str(out))
        return convert_many(Plan(sources, str(out), Settings(), 1), Serial(), Silent())
