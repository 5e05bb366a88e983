"""Column numbers that no rule parts from the first row under them: a row of their own."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell, Table
from extract.levels.column import LEVEL
from extract.sense import HeaderSense

_GLUED = 2
"""Cells that go on under their number; the others hold it alone."""


def numbered_apart(table: Table, sense: HeaderSense) -> Table:
    """The table with the column numbers at the top of a row in a row above it; the same table where none are."""
    rows: list[list[Cell]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    at = next((r for r, own in enumerate(rows) if _begins_with_numbers(own, sense)), None)
    if at is None:
        return table
    cells = [part for cell in table.cells for part in _placed(cell, at)]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return replace(table, n_rows=table.n_rows + 1, cells=tuple(cells))


def _begins_with_numbers(cells: Sequence[Cell], sense: HeaderSense) -> bool:
    """Whether the first lines of all cells with text are column numbers on one level, and more stands under them."""
    filled = [cell for cell in cells if cell.lines]
    if any(cell.row_span > 1 for cell in filled) or sum(len(cell.lines) > 1 for cell in filled) < _GLUED:
        return False
    boxes = [cell.lines[0].box for cell in filled]
    tops = [box.y0 for box in boxes if box]
    level = len(tops) in (0, len(boxes)) and (
        not tops or max(tops) - min(tops) <= LEVEL * min(box.height for box in boxes if box)
    )
    return level and sense.numbers_columns([cell.lines[0].text for cell in filled])


def _placed(cell: Cell, at: int) -> list[Cell]:
    """A cell in the rows that there are now; one of the row `at` as its number and what stands under it."""
    if cell.row != at:
        over = cell.row < at < cell.row + cell.row_span
        return [cell.at_row(cell.row + (cell.row > at), cell.row_span + over)]
    cut = cell.lines[1].box.y0 if len(cell.lines) > 1 and cell.lines[1].box else None
    upper = lower = cell.box
    if cell.box and cut is not None:
        upper, lower = replace(cell.box, y1=cut), replace(cell.box, y0=cut)
    return [replace(cell, lines=cell.lines[:1], box=upper), replace(cell, row=at + 1, lines=cell.lines[1:], box=lower)]
