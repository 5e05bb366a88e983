"""What a person's lines leave out of a table that stood there: it is set aside as it was read, and is no title."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Final

from extract.document import Aside, Box, Cell, Line, Table

LEFT_OUT: Final = "di luar garis yang digambar pemeriksa"


def rest_of(table: Table, region: Box) -> Aside | None:
    """The cells of a table with only the lines outside of the region; None where there are none."""
    every = (_outside(cell, region) for cell in table.cells)
    cells = [cell for cell in every if cell.lines]
    if not cells:
        return None
    first = min(cell.row for cell in cells)
    box = reduce(Box.union, [line.box for cell in cells for line in cell.lines if line.box])
    rows = max(cell.row for cell in cells) - first + 1
    own = tuple(cell.at_row(cell.row - first, 1) for cell in cells)
    return Aside(LEFT_OUT, replace(table, n_rows=rows, cells=own, box=box, titles=(), dropped=()))


def without(lines: Sequence[Line], left: Sequence[Aside]) -> tuple[Line, ...]:
    """Lines, but for those that stand in what was left out."""
    boxes = [one.table.box for one in left if one.table.box]
    return tuple(line for line in lines if not any(_holds(box, line.box) for box in boxes))


def _outside(cell: Cell, region: Box) -> Cell:
    return replace(cell, lines=tuple(line for line in cell.lines if not _holds(region, line.box)))


def _holds(box: Box, other: Box | None) -> bool:
    """Whether the middle of a line stands in a box."""
    if other is None:
        return True
    x, y = (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
