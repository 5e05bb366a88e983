"""The journal: one record per finished document, which is also its share of the output tables.

A record is one file, written after everything else of its document, whole or not at all. So what is in the journal
is done, a run that was killed goes on from there, and the final tables are the records put together.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import IO, Any

from iku.store import WORK, Store

FOLDER = f"{WORK}/jurnal"
SUFFIX = ".bagian"
PACKAGES = ("extract", "normalize", "schema", "audit", "emit", "iku")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a record depends on; a document whose stamp is the same need not be read again."""

    sha256: str
    file: str
    settings: str
    program: str
    before: str = ""
    """SHA-256 of the file that this one may continue, if its first table has no header; "-" if there is none."""


@dataclass(frozen=True, slots=True)
class Record:
    """The head of a record; the encoded rows of each table follow it in the file, in the order of `lengths`."""

    name: str
    stamp: Stamp
    document: Mapping[str, Any]
    """Its row of dokumen.csv."""
    columns: tuple[str, ...]
    """Of its rows of indikator.csv."""
    lengths: Mapping[str, int]
    """Bytes per table, and of the digest for comparing."""
    files: Mapping[str, int]
    """Other files of the document and their sizes."""
    office: str = ""
    """opd."""
    compared_as: str = ""
    """Documents in which this is the same are compared with each other; empty: with none."""
    path: str = ""
    """Where its file lay: an absolute path or a URL."""
    passing: bool = False
    """Its trouble may not come again (time, memory, a lost worker): a later run tries once more."""


def file_name(name: str) -> str:
    """Where the record of a document lies."""
    return f"{FOLDER}/{name}{SUFFIX}"


def write(store: Store, record: Record, tables: Mapping[str, bytes]) -> None:
    """Append the document to the journal: its record and its rows, as one file."""
    head = json.dumps(asdict(record), ensure_ascii=False, separators=(",", ":"))
    with store.write(file_name(record.name)) as stream:
        stream.write(head.encode("utf-8", "replace") + b"\n")
        for name in record.lengths:
            stream.write(tables[name])


def load(store: Store, name: str) -> Record | None:
    """The record of a document, if it was finished."""
    stream = store.read(file_name(name))
    if stream is None:
        return None
    with stream:
        return _head(stream)


def _head(stream: IO[bytes]) -> Record:
    raw = json.loads(stream.readline())
    return Record(**{**raw, "stamp": Stamp(**raw["stamp"]), "columns": tuple(raw["columns"])})


def rows(store: Store, name: str, table: str, record: Record) -> Iterator[bytes]:
    """The encoded rows of one table of a record, in pieces."""
    before = list(record.lengths).index(table)
    skip = sum(list(record.lengths.values())[:before])
    stream = store.read(file_name(name))
    if stream is None:
        raise FileNotFoundError(file_name(name))
    with stream:
        stream.readline()
        stream.seek(skip, 1)
        left = record.lengths[table]
        while left:
            piece = stream.read(min(left, 1 << 20))
            if not piece:
                raise EOFError(file_name(name))
            left -= len(piece)
            yield piece


def is_done(store: Store, name: str, stamp: Stamp, before: Callable[[], str]) -> Record | None:
    """The record, if it fits the stamp and the document's files are all there.

    `before` gives the stamp's `before` as it would be now; it is only asked where the record depends on it.
    """
    record = load(store, name)
    if record is None or record.passing:
        return None
    if record.stamp != replace(stamp, before=before() if record.stamp.before else ""):
        return None
    whole = all(store.size(file) == size for file, size in record.files.items())
    return record if whole else None


def names(store: Store) -> set[str]:
    """Documents that the journal knows."""
    return {name.removesuffix(SUFFIX) for name in store.names(FOLDER) if name.endswith(SUFFIX)}


def forget(store: Store, name: str) -> None:
    """Take a document out of the journal, and its files out of the output."""
    record = load(store, name)
    if record is not None:
        for file in record.files:
            store.remove(file)
    store.remove(file_name(name))


@cache
def program() -> str:
    """Identity of the program: its code and vocabulary, so that a changed program does not trust old records."""
    root = Path(__file__).parent.parent
    state = hashlib.sha256()
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                state.update(f"{path.relative_to(root)}\0".encode())
                state.update(path.read_bytes())
    return state.hexdigest()[:16]
