"""A conversion as the command line asks for it: inputs found, executor chosen, the folder held by one run alone."""

import contextlib
import dataclasses
import fcntl
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from iku.errors import UsageError, reason, unwritable
from iku.pool import WorkerPool
from iku.progress import Progress
from iku.remote import file_system, is_url
from iku.settings import Settings, default_workers
from iku.sources import discover
from iku.store import WORK

if TYPE_CHECKING:
    from iku.batch import Batch


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    inputs: Sequence[str]
    target: str
    settings: Settings = field(default_factory=Settings)
    workers: int = 0
    """0: as many as there are processors."""
    scheduler: str = ""
    """Address of a Dask scheduler; empty for processes of this machine."""
    force: bool = False
    """Read every document again."""


def convert_request(request: Request, progress: Progress) -> "Batch":
    """Do what was asked for.

    Raises:
        UsageError: the inputs or the output folder cannot be used.
        BatchError: the output cannot be written, or no worker can start.
    """
    sources = discover(request.inputs)
    workers = request.workers or default_workers()
    settings = _shared(request.settings, workers)
    with _held(request.target), _executor(request, settings, workers, len(sources)) as executor:
        from iku.batch import Plan, convert_many  # while the workers start

        plan = Plan(sources, request.target, settings, workers, request.force)
        try:
            return convert_many(plan, executor, progress)
        except OSError as error:
            raise unwritable(request.target, error) from error


def _shared(settings: Settings, workers: int) -> Settings:
    """Each worker's OCR gets its share of the processors."""
    threads = max(1, default_workers() // max(1, workers))
    return dataclasses.replace(settings, read=dataclasses.replace(settings.read, ocr_threads=threads))


def _executor(request: Request, settings: Settings, workers: int, documents: int) -> Executor:
    if request.scheduler:
        from iku.cluster import connect

        return connect(request.scheduler, settings.limits)
    return WorkerPool(workers, settings.limits, warm=documents > 2 * workers)


@contextlib.contextmanager
def _held(target: str) -> Iterator[None]:
    """Hold the output folder: two runs in it at once would remove each other's work."""
    if is_url(target):
        if target.lower().startswith("memory:"):
            raise UsageError(
                f"Folder hasil tidak dapat dipakai: {target}: ingatan satu proses tidak dilihat yang lain."
            )
        file_system(target)
        yield
        return
    work = Path(target, WORK)
    try:
        work.mkdir(parents=True, exist_ok=True)
        lock = (work / "kunci").open("w")
    except OSError as error:
        raise UsageError(f"Folder hasil tidak dapat dipakai: {target}: {reason(error)}.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"Folder hasil sedang dipakai proses iku lain: {target}") from None
        for left in work.glob("tulis-*"):
            left.unlink()
        yield
