"""A conversion as the command line asks for it: inputs found, executor chosen, the folder held by one run alone."""

import dataclasses
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iku.batch.progress import Progress
from iku.decisions import ledger
from iku.decisions.decision import standing
from iku.errors import unwritable
from iku.inputs.finding import Found, find
from iku.inputs.ids import Source, named
from iku.inputs.opening import absolute
from iku.inputs.standard import spooled
from iku.settings import Settings, default_workers
from iku.state import names
from iku.state.lock import held
from iku.state.store import open_store
from iku.workers.pool import WorkerPool

if TYPE_CHECKING:
    from iku.batch.convert import Batch, Plan


PRELOADED, REHEARSED = "iku.batch.preload", "iku.batch.rehearsed"
"""Modules that a worker imports before its first document; the second one also runs a small one through."""


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
    forms: tuple[str, ...] = ("xlsx",)
    """Forms of the tables besides CSV and JSON."""
    leave: frozenset[str] = frozenset()
    """Files of the inputs that are not to be read this time: they are still being written."""


def convert_request(request: Request, progress: Progress) -> "Batch":
    """Do what was asked for.

    Raises:
        UsageError: the inputs or the output folder cannot be used.
        BatchError: another run holds the folder, the output cannot be written, or no worker can start.
    """
    with spooled(request.inputs) as inputs:
        found = [one for one in find(inputs) if one.path not in request.leave]
        return _converted(request, found, progress)


def _converted(request: Request, found: Sequence[Found], progress: Progress) -> "Batch":
    workers = request.workers or default_workers()
    settings = _shared(request.settings, workers)
    with held(request.target), _executor(request, settings, workers, len(found)) as executor:
        from iku.batch.convert import convert_many  # while the workers start

        try:
            return convert_many(_plan(request, found, settings, workers, progress), executor, progress)
        except OSError as error:
            raise unwritable(request.target, error) from error


def _plan(request: Request, found: Sequence[Found], settings: Settings, workers: int, progress: Progress) -> "Plan":
    from iku.batch.convert import Plan

    sources, (decisions, unread) = with_ids(found, request.target), ledger.load(open_store(request.target))
    if unread:
        progress.note(f"{unread} baris {ledger.FILE} tidak terbaca; disalin ke {ledger.DAMAGED}.")
    return Plan(sources, request.target, settings, workers, request.force, standing(decisions), request.forms)


def with_ids(found: Sequence[Found], target: str) -> list[Source]:
    """The files with their ids, which are kept before the first is read."""
    store = open_store(target)
    known = names.load(store)
    sources = named(found, known)
    names.keep(store, known, [(absolute(source.path), source) for source in sources])
    return sources


def _shared(settings: Settings, workers: int) -> Settings:
    """Each worker's OCR gets its share of the processors."""
    threads = max(1, default_workers() // max(1, workers))
    return dataclasses.replace(settings, read=dataclasses.replace(settings.read, ocr_threads=threads))


def _executor(request: Request, settings: Settings, workers: int, documents: int) -> Executor:
    if request.scheduler:
        from iku.batch.cluster import connect

        return connect(request.scheduler, settings.limits)
    return WorkerPool(workers, settings.limits, REHEARSED if documents > 2 * workers else PRELOADED)
