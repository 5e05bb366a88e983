"""Text and tables without rules show no merged cells: leading columns left empty go on from the row above.

A name may also go on itself: "Meningkatnya produksi dan" beside a heading, "populasi ternak" beside its first item.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell
from normalize.headers.read import Header
from normalize.rows.records import Record
from normalize.rows.sheet import filled
from schema.columns import MIXED, NAMES_OF_LEVEL

_NAMES = (*NAMES_OF_LEVEL, MIXED)
_GOES_ON = re.compile(r"\s*[a-z](?![.)])")
"""A small letter, not that of a list."""
_OPENS = re.compile(r"[^a-z]*[A-Z]")


def lead(records: Sequence[Record], header: Header) -> list[Record]:
    """Fill the run of empty leading columns of a row from the row above, where the run holds a name, or one that stands
    beside both rows.

    An empty number alone ("" before an activity under its programme) is an empty cell, not a merged one.
    """
    names = {c.index: c.name for c in header.columns}
    out: list[Record] = []
    for record in records:
        if not out or out[-1].group != record.group:
            out.append(record)
            continue
        for index in _going_on(record, out[-1], names):
            out, record = _joined(out, record, index)
        out.append(_filled(record, out[-1], names))
    return out


def _going_on(record: Record, above: Record, names: dict[int, str]) -> list[int]:
    """Columns in which the row goes on with the name above it: a small letter, in a row that begins nothing itself."""
    own = [i for i, cell in record.cells.items() if filled(cell) and cell is not above.cells.get(i)]
    named = [i for i in own if names[i] in _NAMES]
    if any(names[i] == "no" for i in own) or not all(_goes_on(record, above, i) for i in named):
        return []
    return named


def _goes_on(record: Record, above: Record, index: int) -> bool:
    over = above.cells.get(index)
    if over is None or over.text.rstrip().endswith((".", ";")):
        return False
    return bool(_GOES_ON.match(record.cells[index].text) and _OPENS.match(over.text))


def _joined(rows: Sequence[Record], record: Record, index: int) -> tuple[list[Record], Record]:
    """The rows and the record with the whole name, wherever its beginning stood."""
    begun = rows[-1].cells[index]
    whole = replace(begun, lines=begun.lines + record.cells[index].lines)
    named = [replace(r, cells={**r.cells, index: whole}) if r.cells.get(index) is begun else r for r in rows]
    return named, replace(record, cells={**record.cells, index: whole}, inherited=record.inherited | {index})


def _filled(record: Record, above: Record, names: dict[int, str]) -> Record:
    run: list[int] = []
    for index in sorted(names):
        cell = record.cells.get(index)
        if cell is not None and filled(cell) and cell is not above.cells.get(index):
            break
        run.append(index)
    if len(run) == len(names) or not any(names[i] in _NAMES for i in run):
        return record
    given: dict[int, Cell] = {i: above.cells[i] for i in run if i in above.cells}
    return replace(record, cells={**record.cells, **given}, inherited=record.inherited | given.keys())
