"""The record of a finished document: what it depends on, and its share of every output table.

A record is one sealed file, written after everything else of its document, whole or not at all. So what has a record
is done, a run that was killed goes on from there, and the final tables are the records put together. A record that
is damaged is none: its document is read again.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import IO, Literal, NamedTuple, get_args

import msgspec

from iku.inputs.ids import RESERVED, Source
from iku.state.sealed import LENGTH, Damaged, fingerprint, print_of, seal
from iku.state.store import WORK, Store, content, put

FOLDER = f"{WORK}/jurnal"
SUFFIX = ".bagian"
PACKAGES = ("extract", "normalize", "schema", "audit", "emit", "iku")
SECTIONS = ("indikator", "target", "koreksi", "temuan", "lintas")
"""Of a record's body, in order: encoded rows of four tables, and what comparing documents needs."""
_LONGEST_HEAD = 1 << 24

FileSuffix = Literal[".json", ".laporan.html"]
"""Files that a document has beside the tables: its id and one of these; nothing else is ever removed for it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a record depends on; a document whose stamp is the same need not be read again."""

    sha256: str
    file: str
    settings: str
    program: str
    before: str = ""
    """SHA-256 of the file that this one may continue, if its first table has no header; "-" if there is none."""
    decisions: str = ""
    """Fingerprint of what people decided about it; empty where nobody did."""
    rules: str = ""
    """Fingerprint of the folder's own rules that touch it (`iku.decisions.rules.touch`)."""


@dataclass(frozen=True, slots=True)
class Record:
    """The head of a record; its body, the sections, follows in the file."""

    name: str
    stamp: Stamp
    document: dict[str, str | int | float | None]
    """Its row of dokumen.csv."""
    columns: tuple[str, ...]
    """Of its rows of indikator.csv."""
    files: dict[FileSuffix, str]
    """The fingerprint of each of its files."""
    lengths: tuple[int, ...] = ()
    """Bytes of each section."""
    body: str = ""
    """Seal of the body."""
    office: str = ""
    """opd."""
    compared_as: str = ""
    """Documents in which this is the same are compared with each other; empty: with none."""
    path: str = ""
    """Where its file lay: an absolute path or a URL."""
    passing: bool = False
    """Its trouble may not come again (time, memory, a lost worker): a later run tries once more."""

    @property
    def source(self) -> Source:
        """The file that it is of."""
        return Source(self.path, self.name, self.stamp.file)


class Loaded(NamedTuple):
    """A whole record."""

    record: Record
    sections: dict[str, bytes]


def file_name(name: str) -> str:
    """Where the record of a document lies."""
    return f"{FOLDER}/{name}{SUFFIX}"


def write(store: Store, record: Record, sections: Mapping[str, bytes]) -> Record:
    """Keep a document's record and its sections, as one file; the record as it was written."""
    parts = [sections[name] for name in SECTIONS]
    whole = replace(record, lengths=tuple(map(len, parts)), body=fingerprint(*parts))
    head = msgspec.json.encode(whole)
    put(store, file_name(record.name), seal(head), head, b"\n", *parts)
    return whole


def head(store: Store, name: str) -> Record | None:
    """The record of a document, if it was finished.

    Raises:
        Damaged: it is not as it was written.
    """
    stream = store.read(file_name(name))
    if stream is None:
        return None
    with stream:
        return _head(stream, name)


def known(store: Store, name: str) -> Record | None:
    """The record of a document; None where there is none, or none that is as it was written."""
    try:
        return head(store, name)
    except Damaged:
        return None


def load(store: Store, name: str) -> Loaded | None:
    """The record of a document with its sections, if it was finished.

    Raises:
        Damaged: they are not as they were written.
    """
    stream = store.read(file_name(name))
    if stream is None:
        return None
    with stream:
        record = _head(stream, name)
        parts = [stream.read(length) for length in record.lengths]
        if stream.read(1) or fingerprint(*parts) != record.body:
            raise Damaged
    return Loaded(record, dict(zip(SECTIONS, parts, strict=True)))


def _head(stream: IO[bytes], name: str) -> Record:
    first, line = stream.read(LENGTH + 1), stream.readline(_LONGEST_HEAD).removesuffix(b"\n")
    if first != seal(line):
        raise Damaged
    try:
        record = msgspec.json.decode(line, type=Record)
    except msgspec.MsgspecError as error:
        raise Damaged from error
    if record.name != name or len(record.lengths) != len(SECTIONS) or min(record.lengths) < 0:
        raise Damaged
    return record


def is_done(
    store: Store, name: str, stamp: Stamp, before: Callable[[], str], rules: Callable[[bytes], str] | None = None
) -> Record | None:
    """The record, if it fits the stamp and everything of the document is there as it was written.

    `before` gives the stamp's `before` as it would be now; it is only asked where the record depends on it. `rules`
    gives its `rules` from the document's JSON; None where the folder has none.

    Raises:
        Damaged: it would fit, but something is not as it was written.
    """
    loaded = load(store, name)
    if loaded is None or loaded.record.passing:
        return None
    record = loaded.record
    if record.stamp != replace(stamp, before=before() if record.stamp.before else "", rules=record.stamp.rules):
        return None
    for suffix, expected in record.files.items():
        if print_of(store, name + suffix) != expected:
            raise Damaged
    touching = rules(content(store, f"{name}.json") or b"") if rules else ""
    return record if touching == record.stamp.rules else None


def names(store: Store) -> set[str]:
    """Documents that have a record."""
    found = {name.removesuffix(SUFFIX) for name in store.names(FOLDER) if name.endswith(SUFFIX)}
    return {name for name in found if name.casefold() not in RESERVED}


def has_files(store: Store, name: str) -> bool:
    """Whether the output holds files of this document."""
    return any(store.size(name + suffix) is not None for suffix in get_args(FileSuffix))


def forget(store: Store, name: str, record: Record) -> None:
    """Take a document out of the state, and its files out of the output."""
    for suffix in record.files:
        store.remove(name + suffix)
    store.remove(file_name(name))


@cache
def program() -> str:
    """Identity of the program: its code and vocabulary, so that a changed program does not trust old records."""
    root = Path(__file__).parents[2]
    state = hashlib.sha256()
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                state.update(f"{path.relative_to(root)}\0".encode())
                state.update(path.read_bytes())
    return state.hexdigest()[:16]
