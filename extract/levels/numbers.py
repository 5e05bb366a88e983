"""Column numbers that no rule parts from the first row under them, or from the header over them: a row of their own."""

from collections.abc import Sequence
from dataclasses import replace

from extract.cut_numbers import rests
from extract.document import Cell, Table
from extract.levels.column import LEVEL
from extract.sense import HeaderSense

_GLUED = 2
"""Cells that go on under or over their number; the others hold it alone."""
_FIRST, _LAST = 0, -1


def numbered_apart(table: Table, sense: HeaderSense) -> Table:
    """The table with the column numbers at the top of a row in a row above it; the same table where none are."""
    found = ((r, end) for r, own in enumerate(table.rows()) for end in (_FIRST, _LAST) if _numbered(own, end, sense))
    at, end = next(found, (None, _FIRST))
    if at is None:
        return table
    cells = [part for cell in table.cells for part in _placed(cell, at, end)]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return replace(table, n_rows=table.n_rows + 1, cells=tuple(cells))


def _numbered(cells: Sequence[Cell], end: int, sense: HeaderSense) -> bool:
    """Whether the lines at one end of all cells with text are column numbers on one level, and more stands beside;
    under a header the column of names may have none.
    """
    filled = [cell for cell in cells if cell.lines and (end == _FIRST or cell.col > 0 or len(cell.lines) > 1)]
    if any(cell.row_span > 1 for cell in filled) or sum([len(cell.lines) > 1 for cell in filled]) < _GLUED:
        return False
    if not sense.numbers_columns([cell.lines[end].text for cell in filled]):
        return False
    boxes = [cell.lines[end].box for cell in filled]
    tops = [box.y0 for box in boxes if box]
    level = not tops or max(tops) - min(tops) <= LEVEL * min(box.height for box in boxes if box)
    return level and sum(map(_goes_on, filled)) >= _GLUED


def _goes_on(cell: Cell) -> bool:
    """Whether a cell holds more than one line, and more than one number that its column broke."""
    return len(cell.lines) > 1 and len(rests(cell.lines, cell.box)) < len(cell.lines) - 1


def _placed(cell: Cell, at: int, end: int) -> list[Cell]:
    """A cell in the rows that there are now; one of the row `at` as its number and what stands under or over it."""
    if cell.row != at:
        over = cell.row < at < cell.row + cell.row_span
        return [cell.at_row(cell.row + (cell.row > at), cell.row_span + over)]
    parted = 1 if end == _FIRST or (not cell.col and len(cell.lines) < 2) else len(cell.lines) - 1
    upper = lower = cell.box
    first = cell.lines[parted].box if 0 < parted < len(cell.lines) else None
    if cell.box and first:
        upper, lower = replace(cell.box, y1=first.y0), replace(cell.box, y0=first.y0)
    above, below = cell.lines[:parted], cell.lines[parted:]
    return [replace(cell, lines=above, box=upper), replace(cell, row=at + 1, lines=below, box=lower)]
