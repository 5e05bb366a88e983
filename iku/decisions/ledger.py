"""keputusan.csv: only ever appended to; a line that cannot be read is kept beside it and named, never lost."""

import os
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock

from emit import table
from iku.decisions import lines
from iku.decisions.decision import ACTIONS, COLUMNS, Decision
from iku.state.sealed import fingerprint
from iku.state.store import WORK, LocalStore, Store, content

FILE: Final = "keputusan.csv"
DAMAGED: Final = "keputusan.rusak.csv"
LOCK: Final = "keputusan.kunci"
NAMES: Final = f"{WORK}/keputusan.baris.csv"
"""What the rows were called that decisions are about: in a corrected file a neighbour may print the same."""
_NAMED: Final = ("waktu", "dokumen", "nama")
LONGEST: Final = 100_000
"""Letters of one cell."""
_APPEND: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NUMBER: Final = re.compile(r"[0-9]{1,9}")


def load(store: Store) -> tuple[list[Decision], int]:
    """Every decision of the folder in the order of the file, and how many lines could not be read.

    Lines that cannot be read are copied to keputusan.rusak.csv, where each stands once.
    """
    found, bad = read(content(store, FILE) or b"")
    lines.keep(store, DAMAGED, bad)
    names = dict(lines.read(content(store, NAMES) or b"", _NAMED, _name)[0])
    return [replace(one, nama=names.get((one.waktu, one.dokumen), "")) for one in found], len(bad)


def _name(cells: Sequence[str]) -> tuple[tuple[str, str], str]:
    """Which decision, and what its row was called."""
    when, document, name = map(table.unguard, cells)
    return (when, document), name


def read(whole: bytes) -> tuple[list[Decision], list[str]]:
    """The decisions of a file, and its lines that are none: they cost no other line."""
    return lines.read(whole, COLUMNS, _decision)


def _decision(cells: Sequence[str]) -> Decision | None:
    """A record as a decision; None where it is none."""
    named = dict(zip(COLUMNS, map(table.unguard, cells), strict=True))
    place: dict[str, int | None] = {}
    for name in ("tabel", "baris"):
        if named[name] and not _NUMBER.fullmatch(named[name]):
            return None
        place[name] = int(named[name]) if named[name] else None
    if named["tindakan"] not in ACTIONS or not named["waktu"] or not named["dokumen"]:
        return None
    return Decision(**{**named, **place})  # type: ignore[arg-type]  # every field by its own name and type


def print_of(decisions: Sequence[Decision]) -> str:
    """Fingerprint of a document's decisions; empty where there are none."""
    return fingerprint(msgspec.json.encode(decisions)) if decisions else ""


def append(folder: Path, decisions: Sequence[Decision]) -> None:
    """Add decisions to a folder's file; when this returns they are on the disk, and no other writer's are torn.

    Raises:
        OSError: they could not be written.
        ValueError: one is longer than what is read again.
    """
    text, named = _written(decisions, COLUMNS), _written([one for one in decisions if one.nama], _NAMED)
    if any(len(cell) > LONGEST for one in decisions for cell in asdict(one).values() if isinstance(cell, str)):
        raise ValueError(f"isi keputusan melebihi {LONGEST} huruf")
    store = LocalStore(folder)
    lock = store.path(f"{WORK}/{LOCK}")  # refuses links
    lock.parent.mkdir(exist_ok=True)
    with FileLock(lock):
        if named:
            _add(store.path(NAMES), _NAMED, named)
        _add(store.path(FILE), COLUMNS, text)


def _written(decisions: Sequence[Decision], columns: Sequence[str]) -> str:
    return "".join(lines.written([table.cell(asdict(one)[name]) for name in columns]) for one in decisions)


def _add(path: Path, columns: Sequence[str], text: str) -> None:
    """Add records to a file, which begins with the names of its columns."""
    with os.fdopen(os.open(path, _APPEND, 0o644), "ab+") as stream:
        stream.seek(0)
        before = stream.read()
        new = (_closed(before) if before else lines.written(columns)) + text
        stream.write(new.encode("utf-8", "replace"))
        stream.flush()
        os.fsync(stream.fileno())


def _closed(before: bytes) -> str:
    """What ends a record that a writer left when it was killed: it stays by itself, and takes no other with it."""
    if before.count(b'"') % 2:
        return '",terputus\n'  # one cell too many: a text that was cut short is no decision
    return "" if before.endswith(b"\n") else "\n"
