"""What a worker remembers between calls: the last documents that people decided about, read and normalised.

Decisions come in rows, and only what follows from each is to be done anew: a third of the work.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import msgspec

from emit.lossless import Lines
from extract.ink import Ink
from extract.pdf.pages import ink_of
from extract.settings import Settings
from iku.batch.task import Task
from iku.batch.work import made_by
from iku.decisions.decision import standing
from iku.decisions.numbers import numbered, plain_of
from iku.decisions.reading import ACTION, redrawn
from iku.decisions.rules.book import book_of
from iku.serve.original import original, pages_of
from iku.serve.outcome import Gone
from iku.state import readings
from iku.state.readings import Reading
from iku.state.sealed import fingerprint
from iku.state.store import open_store
from normalize.model import Normalised
from normalize.normalise import normalise
from normalize.sense import VocabularySense

DOCUMENTS, PAGES = 3, 3
"""So many stay in a worker's memory; a document of 118 indicators takes some 20 MB."""


@dataclass(frozen=True, slots=True)
class Known:
    """A reading, and what it says before anybody decides."""

    reading: Reading
    plain: Normalised
    lines: Lines = field(default_factory=Lines)
    """Of its JSON, as far as they were written before."""
    fresh: Reading | None = None
    """The reading, where it was made just now and is to be kept."""


def known(task: Task, home: str, digest: str, *, strictly: bool) -> Known:
    """The reading of a task's document that is kept, with the lines that people drew.

    `digest` is the SHA-256 of the file that it is of; `strictly`: as this program reads it.

    Raises:
        Gone: no such reading was kept, or its file is needed for lines and not there.
    """
    found = _at(home, readings.FOLDER, task.source.name)
    if found is None or found.reading.document.sha256 != digest:
        raise Gone
    if strictly and found.reading.made != made_by(task):
        raise Gone
    return _drawn(task, home, digest, found)


def _drawn(task: Task, home: str, digest: str, found: Known) -> Known:
    lines = [one for one in standing(task.decisions) if one.tindakan == ACTION]
    cuts = [one for one in task.rules if one.kind == ACTION]
    if not lines and not cuts:
        return found
    made = f"{found.reading.made}-{fingerprint(msgspec.json.encode([lines, cuts]))}"
    kept = _at(home, readings.DRAWN, task.source.name)
    if kept is not None and kept.reading.made == made:
        return replace(kept, plain=numbered(kept.plain, found.plain))
    try:
        return _draw(task, digest, found.reading, made)
    except Gone:
        if lines:
            raise
        return found  # rules may touch it or not; without its file it stays as it was read


def _draw(task: Task, digest: str, reading: Reading, made: str) -> Known:
    data = original(task.source.path, digest)
    if data is None:
        raise Gone
    book = book_of(task.rules)
    done = redrawn(reading.document, data, task.decisions, task.settings.read, VocabularySense(), book)
    fresh = replace(reading, document=done.document, made=made, loose=tuple(one.waktu for one in done.loose))
    plain = plain_of(fresh.document, reading.document, task.source.name, fresh.tables)
    return Known(fresh, plain, fresh=fresh)


def _at(home: str, folder: str, name: str) -> Known | None:
    file = Path(home, folder, name)
    return _load(home, folder, name, file.stat().st_mtime_ns) if file.exists() else None


@lru_cache(DOCUMENTS)
def _load(home: str, folder: str, name: str, mark: int) -> Known | None:
    """What lies in a file of which `mark` tells the state."""
    found = readings.load(open_store(home), name, folder)
    return Known(found, normalise(found.document, name, found.tables)) if found else None


@lru_cache(PAGES)
def ink(path: str, digest: str, number: int) -> Ink | None:
    """What a page prints: lines are tried on it while they are dragged.

    Raises:
        Gone: the file is not there, or is another one.
    """
    printed = pages_of(path, digest)
    return ink_of(printed, number, Settings(), VocabularySense()) if printed else None
