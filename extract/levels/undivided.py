"""A column without rules between its rows is no merged cell: values level with the lines of several rows are theirs."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell, Table, sureness
from extract.levels.column import ITEM, Column, column_of, may_lead


def divided(table: Table) -> Table:
    """The table with such cells cut into one for each of their rows; the same table where there are none."""
    wide = [cell for cell in table.cells if cell.row_span > 1 and cell.box and may_lead(cell)]
    if not wide:
        return table
    rows = [[column_of(cell) for cell in row if cell.row_span == 1 and cell.box] for row in table.rows()]
    parts = {id(cell): _parts(column_of(cell), rows[cell.row : cell.row + cell.row_span]) for cell in wide}
    cells = [part for cell in table.cells for part in parts.get(id(cell), [cell])]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))))


def _parts(column: Column, rows: Sequence[Sequence[Column]]) -> list[Cell]:
    """The cell of each row, from the top; the cell whole where its values are not level with a row each, one of as many
    as there are rows aside, or are names that carry numbers."""
    at = [_row_at(height, rows) for height in column.entries]
    if len(at) == len(rows) and at.count(None) == 1:
        at = [_row_around(height, rows) for height in column.entries]
    named = any(ITEM.match(mark.line.text) for mark in column.marks)
    if len(at) < 2 or None in at or len(set(at)) < len(at) or named or not all(rows):
        return [column.cell]
    return [_part(column, k, own[0].cell) for k, own in enumerate(rows)]


def _row_at(height: float, rows: Sequence[Sequence[Column]]) -> int | None:
    """The row of which a line stands level with this height."""
    return next((k for k, own in enumerate(rows) if any(other.at(height) is not None for other in own)), None)


def _row_around(height: float, rows: Sequence[Sequence[Column]]) -> int | None:
    """The row whose cells reach from above this height to below it."""
    boxes = [own[0].cell.box for own in rows if own]
    return next((k for k, box in enumerate(boxes) if box and box.y0 <= height < box.y1), None)


def _part(column: Column, at: int, beside: Cell) -> Cell:
    """What of a cell stands in its row number `at`, which is as high as the cell `beside`."""
    cell, row = column.cell, beside.box
    if cell.box is None or row is None:
        return cell
    lines = tuple(mark.line for mark in column.marks if row.y0 <= mark.middle < row.y1)
    box = replace(cell.box, y0=row.y0, y1=row.y1)
    return replace(cell, row=cell.row + at, row_span=1, lines=lines, box=box, confidence=sureness(lines))
