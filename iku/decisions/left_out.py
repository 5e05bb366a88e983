"""Values that a person's lines left without an indicator: their rows are told, as tables that may hold indicators."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Final

from extract.document import Box, Cell, Table
from normalize.model import Indicator, Normalised, NormalTable, Refused
from normalize.rows.kinds import BAND
from normalize.values.parse import BLANK

REASON: Final = "{n} baris bernilai di sini terbaca sebelum garis digambar, dan sekarang tidak lagi"
Held = Mapping[int | None, Sequence[Box]]
"""Page -> where cells stand that indicators hold, or rows that are none for a reason other than saying too little."""


def left_out(drawn: Normalised, before: Normalised) -> tuple[Refused, ...]:
    """Page by page, the rows of the reading before of which the drawn one holds no value."""
    held = _held(drawn.tables)
    return tuple(one for table in before.tables if table.source for one in _of_table(table, table.source, held))


def _held(tables: Sequence[NormalTable]) -> Held:
    found: dict[int | None, list[Box]] = defaultdict(list)
    for cell in (cell for table in tables for cell in _used(table)):
        if cell.box is not None:
            found[cell.page].append(cell.box)
    return found


def _used(table: NormalTable) -> Iterator[Cell]:
    for row in table.indicators:
        yield from (one.cell for one in row.fields.values() if one.cell)
        yield from _values(row)
    explained = {one.row for one in table.set_aside if one.reason != BAND}
    yield from (cell for cell in (table.source.cells if table.source else ()) if cell.row in explained)


def _values(row: Indicator) -> Iterator[Cell]:
    return (one.field.cell for one in row.targets if one.field.cell and one.value != BLANK)


def _of_table(table: NormalTable, source: Table, held: Held) -> Iterator[Refused]:
    gone: dict[int | None, set[int]] = defaultdict(set)
    for row in table.indicators:
        values = list(_values(row))
        if values and not any(_stands_in(cell, held) for cell in values):
            gone[values[0].page].add(values[0].row)
    for page, rows in gone.items():
        yield Refused(_part(source, rows, page), table.weight, REASON.format(n=len(rows)))


def _stands_in(cell: Cell, held: Held) -> bool:
    """Whether the middle of the cell's print, or of the cell, lies in one that is held; so do cells without place."""
    place = reduce(Box.union, [line.box for line in cell.lines if line.box], cell.box) if cell.box else None
    if place is None:
        return True
    x, y = (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2
    return any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in held.get(cell.page, ()))


def _part(source: Table, rows: set[int], page: int | None) -> Table:
    """Some rows of a table, as they stand on one page."""
    cells = tuple(cell for cell in source.cells if cell.row in rows and cell.page == page)
    box = reduce(Box.union, [cell.box for cell in cells if cell.box])
    return replace(source, cells=cells, page=page, box=box, titles=(), dropped=(), joins=())
