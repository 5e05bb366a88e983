"""What a worker does: read, convert, write the files of a document, and tell how it went in a few words."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from emit.report import render
from emit.result import Result
from extract.detect import detect
from extract.document import Document, Problem, Table, Unreadable
from extract.pdf.opened import count_pages
from extract.picture import paged
from extract.reader import assemble, read
from iku.batch.earlier import NONE, before_of, done, outcome_of, stamp_of, with_strays
from iku.batch.task import Outcome, Split, Task
from iku.decisions.numbers import plain_of
from iku.decisions.reading import Redrawn
from iku.decisions.reading import redrawn as redraw
from iku.decisions.rules.book import book_of
from iku.document.pipeline import as_decided, concluded, failed, is_headless
from iku.errors import WorkerLost, reason, unwritable
from iku.inputs import archive
from iku.inputs.ids import Source
from iku.inputs.opening import digest, hash_file, read_bytes
from iku.settings import Settings
from iku.state import pages, readings
from iku.state.outputs import write_result
from iku.state.pages import Part
from iku.state.readings import Reading
from iku.state.sealed import Damaged
from iku.state.store import open_store
from normalize.sense import VocabularySense


def run(task: Task) -> Outcome | Split:
    """Convert one document and write its files; find that this was done before; or that it is long."""
    started = perf_counter()
    source, settings = task.source, task.settings
    try:
        data = read_bytes(source.path, settings.limits.file_bytes)
    except OSError as error:
        return _finish(task, _unopened(source, error), started, passing=True)
    task = with_strays(task, digest(data))
    try:
        record = done(task, open_store(task.target), data)
    except Damaged:
        return replace(_read_anew(task, data, started), rebuilt=True)
    if record is not None:
        return outcome_of(record, perf_counter() - started, fresh=False)
    return _read_anew(task, data, started)


def _read_anew(task: Task, data: bytes, started: float) -> Outcome | Split:
    split = _long(data, task.settings)
    if split is not None:
        return split
    document = read(task.source.file, data, VocabularySense(), task.settings.read)
    return _convert(task, document, started, data)


def _convert(task: Task, document: Document, started: float, data: bytes) -> Outcome:
    """Convert what was read; if it begins in the middle of a table, as the rest of the file before it."""
    redrawn = _redrawn(task, document, data)
    result = _converted(task, document, redrawn)
    if not is_headless(result):
        _keep(task, Reading(document))
        return _finish(task, result, started, data)
    before = before_of(task)
    tables: tuple[Table, ...] = ()
    if task.previous is not None and before != NONE:
        earlier = read_bytes(task.previous.path, task.settings.limits.file_bytes)
        tables = read(task.previous.file, earlier, VocabularySense(), task.settings.read).tables
        result = _converted(task, document, redrawn, tables)
    _keep(task, Reading(document, tables, before))
    return _finish(task, result, started, data, before=before)


def _redrawn(task: Task, document: Document, data: bytes) -> Redrawn:
    """The reading with the lines that people drew."""
    return redraw(document, data, task.decisions, task.settings.read, VocabularySense(), book_of(task.rules))


def _converted(task: Task, document: Document, redrawn: Redrawn, before: Sequence[Table] = ()) -> Result:
    source, book, drawn = task.source, book_of(task.rules), redrawn.document
    plain = None if drawn is document else plain_of(drawn, document, source.name, before)
    doc, unfit = as_decided(drawn, source.name, before, task.decisions, plain, book)
    loose = (*redrawn.loose, *(one for one in unfit if one not in redrawn.loose))
    return concluded(doc, source.file, loose, task.decisions, task.settings.thresholds)


def _keep(task: Task, reading: Reading) -> None:
    """Keep what was read, where it is asked for, or was read from pictures, which takes seconds a page."""
    if task.keep or any(page.kind == "scan" for page in reading.document.pages):
        readings.keep(open_store(task.target), task.source.name, replace(reading, made=made_by(task)))


def made_by(task: Task) -> str:
    """Of a reading: the program and the settings that it comes from."""
    reading = Settings(read=task.settings.read)
    return f"{task.program}-{reading.fingerprint()}"


def _long(data: bytes, settings: Settings) -> Split | None:
    """The parts of a long PDF, or of many pictures; None for everything else, what cannot be opened among it."""
    printed = paged(data, detect(data).kind, settings.read)
    if printed is None:
        return None
    try:
        count = count_pages(printed, settings.read)
    except Unreadable:
        return None
    wanted = min(count, settings.read.max_pages)
    split = pages.split(wanted, len(data) * wanted // max(1, count))
    return Split(count, tuple(split)) if split else None


def read_part(task: Task, part: Part) -> None:
    """Read some pages of a long document and keep them for `join`.

    A digital page before is read as well, for what a reader takes over from page to page, and left out of the result.
    """
    data = read_bytes(task.source.path, task.settings.limits.file_bytes)
    store = open_store(task.target)
    if not pages.has(store, task.source.name, digest(data), part):
        chosen = replace(task.settings.read, pages=(*_lead(task, data, part.start - 1), *part.pages))
        pages.keep(store, task.source.name, part, read(task.source.file, data, VocabularySense(), chosen))


def _lead(task: Task, data: bytes, page: int) -> tuple[int, ...]:
    """The page, if there is one and it is digital: reading a scan twice would cost seconds and tell nothing."""
    if page < 1:
        return ()
    glance = replace(task.settings.read, pages=(page,), ocr=False)
    found = read(task.source.file, data, VocabularySense(), glance).pages
    return tuple(one.number for one in found if one.kind == "digital")


def lose_part(task: Task, part: Part, lost: WorkerLost) -> None:
    """Name pages whose reader was lost."""
    store, sha256 = open_store(task.target), hash_file(task.source.path)
    pages.lose(store, task.source.name, sha256, part, f"{lost.reason}{_detail(lost)}", lost.remedy)


def join(task: Task, count: int) -> Outcome | Split:
    """Put a long document together from its parts, and write its files."""
    started = perf_counter()
    source = task.source
    data = read_bytes(source.path, task.settings.limits.file_bytes)
    store, sha256 = open_store(task.target), digest(data)
    task = with_strays(task, sha256)
    most = task.settings.read.max_pages
    try:
        found = [*pages.gather(store, source.name, sha256, min(count, most)), *pages.beyond(count, most)]
    except Damaged:  # read again what is not there as it was written
        split = _long(data, task.settings)
        if split is None:
            raise
        return split
    problems = [problem for _, of_part in found for problem in of_part]
    document = assemble(
        source.file, sha256, detect(data).kind, [page for page, _ in found], VocabularySense(), problems
    )
    outcome = _convert(task, document, started, data)
    pages.clear(store, source.name)
    return outcome


def fail(task: Task, lost: WorkerLost) -> Outcome:
    """Record a document whose worker was lost; its bytes are hashed in pieces, never interpreted."""
    problem = Problem("baca", f"{lost.reason}{_detail(lost)}", lost.remedy, fatal=True)
    source = task.source
    sha256 = hash_file(source.path)
    return _finish(task, failed(source.name, source.file, source.file, problem, sha256), perf_counter(), passing=True)


def _detail(lost: WorkerLost) -> str:
    return f" ({lost})." if str(lost) else "."


def _unopened(source: Source, error: OSError) -> Result:
    remedy = "Periksa apakah berkas masih ada, ukurannya wajar, dan izin bacanya."
    if isinstance(error, archive.Unreadable):
        remedy = error.remedy
    problem = Problem("buka", f"Berkas tidak dapat dibuka: {reason(error)}.", remedy, fatal=True)
    return failed(source.name, source.file, source.file, problem)


def _finish(
    task: Task, result: Result, started: float, data: bytes = b"", *, before: str = "", passing: bool = False
) -> Outcome:
    seconds = perf_counter() - started
    if task.settings.timings:
        result = replace(result, seconds=seconds)
    stamp = replace(stamp_of(task, result.doc.document.sha256), before=before)
    try:
        store, report = open_store(task.target), _report(task, result, data)
        record = write_result(store, result, stamp, task.source.path, report, task.rules, passing=passing)
    except OSError as error:
        raise unwritable(task.target, error) from error
    return outcome_of(record, seconds)


def _report(task: Task, result: Result, data: bytes) -> str | None:
    if not task.settings.report:
        return None
    printed = paged(data, result.doc.document.kind, task.settings.read) or b""
    return render(result.doc, result.findings, printed, status=result.status, decided=result.decisions)
