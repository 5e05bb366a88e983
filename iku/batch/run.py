"""A conversion as the command line asks for it: inputs found, executor chosen, the folder held by one run alone."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from iku.batch.progress import Progress
from iku.decisions import ledger
from iku.decisions.decision import VOCABULARY
from iku.errors import unwritable
from iku.inputs.finding import Found, find
from iku.inputs.ids import Source, named
from iku.inputs.opening import absolute, hash_file, spooled
from iku.inputs.remote import is_url
from iku.settings import Settings, default_workers
from iku.state import names, records, uploads
from iku.state.lock import held
from iku.state.names import Named, renamed
from iku.state.store import LocalStore, open_store
from iku.workers.pool import WorkerPool

if TYPE_CHECKING:
    from iku.batch.plan import Batch, Plan
    from iku.decisions.rules.rule import Rule


PRELOADED, REHEARSED, EARLIER = "iku.batch.preload", "iku.batch.rehearsed", "iku.batch.earlier"
"""Modules that a worker imports before its first document; the second one also runs a small one through, the third one
only tells what an earlier run did: it is there .7 s sooner."""
PATIENCE = 3.0
"""Seconds for a server to be done with the folder, which it holds for moments."""


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
    trusted: bool = False
    """A scheduler of another machine may be asked without TLS."""
    force: bool = False
    """Read every document again."""
    forms: tuple[str, ...] = ("xlsx",)
    """Forms of the tables besides CSV and JSON."""
    patterns: tuple[str, ...] = ()
    """Files that these fit are left out (`iku.inputs.finding`)."""
    leave: frozenset[str] = frozenset()
    """Files of the inputs that are not to be read this time: they are still being written."""


def convert_request(request: Request, progress: Progress, ready: Callable[[], None] = lambda: None) -> "Batch":
    """Do what was asked for; `ready` is called once the inputs are known to be there, before the first is read.

    Raises:
        UsageError: the inputs or the output folder cannot be used.
        BatchError: another run holds the folder, the output cannot be written, or no worker can start.
    """
    with spooled(request.inputs, request.settings.limits.file_bytes) as inputs:
        passed: list[str] = []
        left_out: list[str] = []
        every = find(inputs, passed.append, request.patterns, left_out.append)
        ready()
        batch = _converted(request, every, progress, lambda: with_ids(every, request.target))
        batch.passed, batch.left_out = passed, left_out
        return batch


def convert_sources(request: Request, sources: Sequence[Source], progress: Progress) -> "Batch":
    """The same of files that have their ids; what the request names itself is not looked at. Raises as it does."""
    return _converted(request, sources, progress, lambda: sources)


def _converted(
    request: Request,
    found: Sequence[Found] | Sequence[Source],
    progress: Progress,
    sources: Callable[[], Sequence[Source]],
) -> "Batch":
    """`sources` gives the inputs with their ids, once the folder is held."""
    workers = request.workers or default_workers()
    settings = _reaching(_shared(request.settings, workers), [request.target, *(one.path for one in found)])
    with held(request.target, PATIENCE), _executor(request, settings, workers, len(found)) as executor:
        from iku.batch.convert import convert_many  # while the workers start

        try:
            return convert_many(_plan(request, sources(), settings, workers, progress), executor, progress)
        except OSError as error:
            raise unwritable(request.target, error) from error


def _plan(request: Request, sources: Sequence[Source], settings: Settings, workers: int, progress: Progress) -> "Plan":
    from iku.batch.plan import Plan

    decisions, unread = ledger.load(open_store(request.target))
    if unread:
        progress.note(f"{unread} baris {ledger.FILE} tidak terbaca; disalin ke {ledger.DAMAGED}.")
    rules = _rules(request.target, progress)
    chosen = [one for one in sources if one.path not in request.leave]
    waiting = frozenset(one.name for one in sources if one.path in request.leave)
    return Plan(chosen, request.target, settings, workers, request.force, decisions, request.forms, rules, waiting)


def _rules(target: str, progress: Progress) -> "tuple[Rule, ...]":
    """The folder's own vocabulary; what knows it is loaded where there is any."""
    store = open_store(target)
    if not any(store.names(VOCABULARY)):
        return ()
    from iku.decisions.rules import book

    found, lost = book.load(store)
    if lost:
        progress.note(f"{lost} baris {VOCABULARY}/ tidak terbaca; disalin ke {book.DAMAGED}.")
    return found.rules


def with_ids(found: Sequence[Found], target: str) -> list[Source]:
    """The files with their ids, which are kept before the first is read.

    What was given to the folder itself (`iku.state.uploads`) is among them; a file with the same bytes is the same
    document, and stands for it.
    """
    store = open_store(target)
    given = uploads.every(store) if isinstance(store, LocalStore) else {}
    same = dict(_same(found, given))
    others = [one for sha256, one in given.items() if sha256 not in same.values()]
    known = [*names.load(store), *given.values()]
    as_before = [Named(given[sha256].name, absolute(path), "") for path, sha256 in same.items()]
    known += renamed(store, found, known)
    inputs = [*found, *(Found(one.path, one.file, _size(one.path)) for one in others)]
    sources = named(inputs, [*known, *as_before])
    names.keep(store, known, [(absolute(source.path), source) for source in sources])
    return sources


def _same(found: Sequence[Found], given: Mapping[str, Named]) -> Iterator[tuple[str, str]]:
    """The files that hold what was given to the folder, each with its SHA-256; others are not opened."""
    sizes = {_size(one.path) for one in given.values()}
    left = set(given)
    for one in found:
        if one.size in sizes and (sha256 := hash_file(one.path)) in left:
            left.discard(sha256)
            yield one.path, sha256


def _size(path: str) -> int:
    return Path(path).stat().st_size if Path(path).exists() else 0


def _shared(settings: Settings, workers: int) -> Settings:
    """Each worker's OCR gets its share of the processors."""
    threads = max(1, default_workers() // max(1, workers))
    return dataclasses.replace(settings, read=dataclasses.replace(settings.read, ocr_threads=threads))


def _reaching(settings: Settings, places: Sequence[str]) -> Settings:
    """Workers may use the network where something of the batch lies there."""
    return dataclasses.replace(settings, limits=dataclasses.replace(settings.limits, network=any(map(is_url, places))))


def _executor(request: Request, settings: Settings, workers: int, documents: int) -> Executor:
    if request.scheduler:
        from iku.batch.cluster import connect

        return connect(request.scheduler, settings.limits, request.trusted)
    read = REHEARSED if documents > 2 * workers else PRELOADED
    return WorkerPool(workers, settings.limits, EARLIER if _stands(request, settings, documents) else read)


def _stands(request: Request, settings: Settings, documents: int) -> bool:
    """Whether an earlier run, of this program with these settings, left records of as many documents."""
    store = open_store(request.target)
    kept = records.names(store) if not request.force else set[str]()
    some = records.known(store, min(kept)) if len(kept) >= documents > 0 else None
    return some is not None and (some.stamp.program, some.stamp.settings) == (records.program(), settings.fingerprint())
