"""keputusan.csv: only ever appended to; a line that cannot be read is kept beside it and named, never lost."""

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from emit import table
from iku.decisions.decision import ACTIONS, COLUMNS, Decision
from iku.state.store import Store, content, put

FILE: Final = "keputusan.csv"
DAMAGED: Final = "keputusan.rusak.csv"


def load(store: Store) -> tuple[list[Decision], int]:
    """Every decision of the folder in the order of the file, and how many lines could not be read.

    Lines that cannot be read are copied to keputusan.rusak.csv, where each stands once.
    """
    whole = content(store, FILE)
    if whole is None:
        return [], 0
    found: list[Decision] = []
    bad: list[str] = []
    for line in _records(whole.decode("utf-8-sig", "replace")):
        decision = _decision(line)
        if decision is not None:
            found.append(decision)
        elif line != list(COLUMNS) and any(line):
            bad.append(_written(line))
    _keep_damaged(store, bad)
    return found, len(bad)


def _records(text: str) -> list[list[str]]:
    """The records of the file; a quote that never ends takes no more with it than the lines up to the next one."""
    records: list[list[str]] = []
    waiting = ""
    for line in text.replace("\0", "").replace("\r\n", "\n").split("\n"):
        waiting += line
        if waiting.count('"') % 2 == 0:
            records += _parsed(waiting)
            waiting = ""
        else:
            waiting += "\n"
    return [*records, *([line] for line in waiting.split("\n") if line)]


def _parsed(text: str) -> list[list[str]]:
    """A record's cells; text that is no CSV as one cell, which no decision has."""
    try:
        return list(csv.reader(io.StringIO(text, newline="\n")))
    except csv.Error:
        return [[text]]


def _decision(cells: Sequence[str]) -> Decision | None:
    """A record as a decision; None where it is none."""
    if len(cells) != len(COLUMNS):
        return None
    named = dict(zip(COLUMNS, map(table.unguard, cells), strict=True))
    place: dict[str, int | None] = {}
    for name in ("tabel", "baris"):
        if named[name] and not named[name].isdecimal():
            return None
        place[name] = int(named[name]) if named[name] else None
    if named["tindakan"] not in ACTIONS or not named["waktu"] or not named["dokumen"]:
        return None
    return Decision(**{**named, **place})  # type: ignore[arg-type]  # every field by its own name and type


def _keep_damaged(store: Store, lines: Sequence[str]) -> None:
    known = (content(store, DAMAGED) or b"").decode("utf-8", "replace")
    new = [line for line in dict.fromkeys(lines) if line not in known]
    if new:
        put(store, DAMAGED, known.encode(), "".join(new).encode("utf-8", "replace"))


def _written(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def append(folder: Path, decisions: Sequence[Decision]) -> None:
    """Add decisions to a folder's file; when this returns they are on the disk.

    Raises:
        OSError: they could not be written.
    """
    lines = "".join(_written([table.cell(asdict(one)[name]) for name in COLUMNS]) for one in decisions)
    with (folder / FILE).open("ab") as stream:
        if stream.tell() == 0:
            stream.write(_written(COLUMNS).encode())
        elif not _ends_whole(folder / FILE):
            stream.write(b"\n")  # a line that was cut short stays by itself
        stream.write(lines.encode("utf-8", "replace"))
        stream.flush()
        os.fsync(stream.fileno())


def _ends_whole(file: Path) -> bool:
    with file.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) == b"\n"
