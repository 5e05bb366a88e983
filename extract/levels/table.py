"""A table with the rows inside its ruled rows as rows of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Box, Cell, Line, Table, sureness
from extract.levels.centred import centred
from extract.levels.column import ITEM, Column, column_of, may_lead
from extract.levels.numbers import numbered_apart
from extract.levels.row import Parted, part
from extract.sense import HeaderSense

_HEADER = 2
"""Rows of a header, over a body without rules between its rows."""
HEADED = 0.6
"""Share of known words from which a row is a header: its lines are one name."""


def leveled(table: Table, sense: HeaderSense, before: Table | None = None) -> Table:
    """The table with every row that holds several, told by lines level across its columns, parted into these.
    `before`: it may go on this one."""
    body = table.n_rows <= _HEADER + 1
    table = divided(numbered_apart(table, sense))
    rows = table.rows()
    found = {r: parted for r, own in enumerate(rows) if (parted := _rows_in(own, sense, body))}
    if not found:
        return table
    tops = [0]
    for r in range(table.n_rows):
        tops.append(tops[-1] + (len(found[r].starts) if r in found else 1))
    cells = [new for r, own in enumerate(rows) for new in _placed(own, found.get(r), tops)]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    whole = body and table.n_rows - 1 in found  # rules part columns, not rows
    table = replace(table, n_rows=tops[-1], cells=tuple(cells), borders="partial" if whole else table.borders)
    for r in sorted(found, reverse=True):
        table = _with_groups(table, tops[r], tops[r + 1], before if whole else None)
    return table


def _with_groups(table: Table, top: int, end: int, before: Table | None) -> Table:
    """The table with texts beside several of the rows `top` to `end` as merged cells: no rule parts these rows.

    Cells that are ruled over more than these rows stay as they are.
    """
    inside = [cell for cell in table.cells if top <= cell.row and cell.row + cell.row_span <= end]
    own = [cell.at_row(cell.row - top, cell.row_span) for cell in inside]
    rows = replace(table, n_rows=end - top, cells=tuple(own), borders="none")
    part = centred(rows, before, whole=top > 0, undivided=True)
    gone = end - top - part.n_rows
    others = [cell for cell in table.cells if cell.row < end and cell not in inside]
    over = [cell.at_row(cell.row, cell.row_span - gone * (cell.row + cell.row_span >= end)) for cell in others]
    under = [cell.at_row(cell.row - gone, cell.row_span) for cell in table.cells if cell.row >= end]
    cells = [*over, *(cell.at_row(cell.row + top, cell.row_span) for cell in part.cells), *under]
    return replace(table, n_rows=table.n_rows - gone, cells=tuple(cells))


def _rows_in(cells: Sequence[Cell], sense: HeaderSense, body: bool) -> Parted | None:
    own = [cell for cell in cells if cell.row_span == 1]
    if sum([len(cell.lines) > 1 for cell in own]) < 2 or not (body or any(map(may_lead, own))):
        return None
    if sense.header_score([cell.text for cell in cells if cell.lines]) >= HEADED:
        return None
    return part(own, body)


def _placed(cells: Sequence[Cell], parted: Parted | None, tops: Sequence[int]) -> Iterator[Cell]:
    """The cells of one ruled row in the rows that there are now."""
    shares = iter(parted.shares) if parted else iter(())
    for cell in cells:
        top, end = tops[cell.row], tops[cell.row + cell.row_span]
        lines = next(shares) if parted and cell.row_span == 1 else None
        if parted is None or lines is None:
            yield cell.at_row(top, end - top)
        else:
            yield from _divided(cell, top, lines, _borders(cell, parted))


def _divided(cell: Cell, top: int, shares: Sequence[tuple[Line, ...]], borders: Sequence[float]) -> Iterator[Cell]:
    for k, lines in enumerate(shares):
        box = replace(cell.box, y0=borders[k], y1=borders[k + 1]) if cell.box else None
        yield replace(cell, row=top + k, lines=lines, box=box, confidence=sureness(lines))


def _borders(cell: Cell, parted: Parted) -> list[float]:
    """Where the rows part: above each row's first lines."""
    box = cell.box or Box(0, 0, 0, 0)
    heights = [line.box.height for share in parted.shares for part_ in share or () for line in part_ if line.box]
    half = 0.6 * min(heights, default=0.0)
    return [box.y0, *(round(start - half, 2) for start in parted.starts[1:]), box.y1]


def divided(table: Table) -> Table:
    """The table with its cells of several rows cut into one for each; the same table where there are none.

    A column without rules between its rows is no merged cell: values level with the lines of several rows are theirs.
    """
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
