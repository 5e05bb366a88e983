"""What a worker does with one document: read, convert, write its files, and tell how it went in a few words."""

from dataclasses import dataclass, replace
from time import perf_counter
from typing import IO, cast

from emit.result import Result
from extract.document import Problem
from iku import journal, parts
from iku.errors import BatchError, WorkerLost
from iku.files import write_result
from iku.parts import Part
from iku.pipeline import convert_bytes, digest, failed
from iku.settings import Settings
from iku.sources import Source, is_url
from iku.store import open_store


@dataclass(frozen=True, slots=True)
class Task:
    """One document to convert; picklable, and small."""

    source: Source
    target: str
    """Output folder or URL."""
    settings: Settings
    program: str
    force: bool = False
    """Convert even if the journal says that nothing has changed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one document went; all that the main process ever holds of it."""

    name: str
    file: str
    status: str
    trouble: str
    indicators: int
    findings: int
    seconds: float
    fresh: bool = True
    """False: nothing had changed since the journal's record."""


@dataclass(frozen=True, slots=True)
class Split:
    """The document is long: these parts are to be read first."""

    pages: int
    parts: tuple[Part, ...]


def run(task: Task) -> Outcome | Split:
    """Convert one document and write its files; find that this was done before; or that it is long."""
    started = perf_counter()
    source, settings = task.source, task.settings
    try:
        data = read_bytes(source.path, settings.limits.file_bytes)
    except OSError as error:
        return _finish(task, _unopened(source, error), started, passing=True)
    stamp = stamp_of(task, digest(data))
    store = open_store(task.target)
    record = None if task.force else journal.is_done(store, source.name, stamp)
    if record is not None:
        return _outcome(record, perf_counter() - started, fresh=False)
    split = _long(data, settings)
    if split is not None:
        return split
    result = convert_bytes(data, source.path, source.name, source.file, settings)
    return _finish(task, result, started, data)


def _long(data: bytes, settings: Settings) -> Split | None:
    """The parts of a long PDF; None for everything else, what cannot be opened among it."""
    from extract.detect import detect
    from extract.pdf import Unreadable, count_pages

    if detect(data).kind != "pdf":
        return None
    try:
        pages = count_pages(data, settings.read)
    except Unreadable:
        return None
    split = parts.split(min(pages, settings.read.max_pages), len(data))
    return Split(pages, tuple(split)) if split else None


def read_part(task: Task, part: Part) -> None:
    """Read some pages of a long document and keep them for `join`."""
    from extract.reader import read
    from normalize.sense import VocabularySense

    data = read_bytes(task.source.path, task.settings.limits.file_bytes)
    store = open_store(task.target)
    if not parts.has(store, task.source.name, digest(data), part):
        chosen = replace(task.settings.read, pages=part.pages)
        parts.keep(store, task.source.name, part, read(task.source.path, data, VocabularySense(), chosen))


def lose_part(task: Task, part: Part, lost: WorkerLost) -> None:
    """Name a page whose reader was lost."""
    from iku.sources import hash_file

    problem = Problem("baca", f"{lost.reason}{_detail(lost)}", lost.remedy, page=part.start)
    parts.lose(open_store(task.target), task.source.name, hash_file(task.source.path), part.start, problem)


def join(task: Task, pages: int) -> Outcome:
    """Put a long document together from its parts, and write its files."""
    from extract.reader import assemble
    from iku.pipeline import convert_document
    from normalize.sense import VocabularySense

    started = perf_counter()
    source = task.source
    data = read_bytes(source.path, task.settings.limits.file_bytes)
    store, sha256 = open_store(task.target), digest(data)
    most = task.settings.read.max_pages
    found = [*parts.gather(store, source.name, sha256, min(pages, most)), *parts.beyond(pages, most)]
    problems = [problem for _, of_part in found for problem in of_part]
    document = assemble(source.path, sha256, "pdf", [page for page, _ in found], VocabularySense(), problems)
    outcome = _finish(task, convert_document(document, source.name, source.file), started, data)
    parts.clear(store, source.name)
    return outcome


def fail(task: Task, lost: WorkerLost) -> Outcome:
    """Record a document whose worker was lost; its bytes are hashed in pieces, never interpreted."""
    from iku.sources import hash_file

    problem = Problem("baca", f"{lost.reason}{_detail(lost)}", lost.remedy, fatal=True)
    source = task.source
    sha256 = hash_file(source.path)
    return _finish(task, failed(source.name, source.path, source.file, problem, sha256), perf_counter(), passing=True)


def _detail(lost: WorkerLost) -> str:
    return f" ({lost})." if str(lost) else "."


def _unopened(source: Source, error: OSError) -> Result:
    problem = Problem(
        "buka",
        f"Berkas tidak dapat dibuka: {error.strerror or error}.",
        "Periksa apakah berkas masih ada, ukurannya wajar, dan izin bacanya.",
        fatal=True,
    )
    return failed(source.name, source.path, source.file, problem)


def _finish(task: Task, result: Result, started: float, data: bytes = b"", *, passing: bool = False) -> Outcome:
    seconds = perf_counter() - started
    if task.settings.timings:
        result = replace(result, seconds=seconds)
    stamp = stamp_of(task, result.doc.document.sha256)
    try:
        record = write_result(open_store(task.target), result, stamp, _report(task, result, data), passing=passing)
    except OSError as error:
        raise BatchError(f"Hasil tidak dapat ditulis ke {task.target}: {error.strerror or error}.") from error
    return _outcome(record, seconds)


def _report(task: Task, result: Result, data: bytes) -> str | None:
    if not task.settings.report:
        return None
    from emit.report import render

    return render(result.doc, result.findings, data, status=result.status)


def stamp_of(task: Task, sha256: str) -> journal.Stamp:
    """What the document's record will depend on."""
    return journal.Stamp(sha256, task.source.file, task.settings.fingerprint(), task.program)


def _outcome(record: journal.Record, seconds: float, *, fresh: bool = True) -> Outcome:
    row = record.document
    return Outcome(
        record.name,
        row["berkas"],
        row["status"],
        row["galat"],
        row["indikator"],
        row["temuan"],
        seconds,
        fresh,
    )


def read_bytes(path: str, most: int) -> bytes:
    """The whole file.

    Raises:
        OSError: it cannot be opened, or is larger than `most` bytes.
    """
    with open_source(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(f"lebih besar dari batas {most >> 20} MB")
    return data


def open_source(path: str) -> IO[bytes]:
    """A local file or an fsspec URL, open for reading."""
    if is_url(path):
        import fsspec

        return cast(IO[bytes], fsspec.open(path, "rb").open())
    return open(path, "rb")  # noqa: PTH123 - the caller closes it
