"""Text and tables without rules show no merged cells: leading columns left empty go on from the row above."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell
from normalize.headers import Header
from normalize.records import Record
from normalize.sheet import filled
from schema.columns import MIXED, NAMES_OF_LEVEL

_NAMES = (*NAMES_OF_LEVEL, MIXED)


def lead(records: Sequence[Record], header: Header) -> list[Record]:
    """Fill the run of empty leading columns of a row from the row above, where the run holds a name.

    An empty number alone ("" before an activity under its programme) is an empty cell, not a merged one.
    """
    names = {c.index: c.name for c in header.columns}
    out: list[Record] = []
    for record in records:
        out.append(_filled(record, out[-1], names) if out and out[-1].group == record.group else record)
    return out


def _filled(record: Record, above: Record, names: dict[int, str]) -> Record:
    run: list[int] = []
    for index in sorted(names):
        cell = record.cells.get(index)
        if cell is not None and filled(cell):
            break
        run.append(index)
    if len(run) == len(names) or not any(names[i] in _NAMES for i in run):
        return record
    given: dict[int, Cell] = {i: above.cells[i] for i in run if i in above.cells}
    return replace(record, cells={**record.cells, **given}, inherited=record.inherited | given.keys())
