"""A cell that holds the numbers of many rows ("A 1 B 2", where no rule parts them): each number goes to its row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from extract.document import Box, Cell, Line, Table
from normalize.words.squash import fold

_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,5})[.)]*")
_FIRST_COLUMNS = 2


def dealt(table: Table) -> Table:
    """The table with one cell for each number, from its row to the next number; the same table where none is so."""
    rows = _heights(table)
    parted = {id(cell): parts for cell in table.cells if (parts := list(_parts(cell, rows)))}
    if not parted:
        return table
    cells = [part for cell in table.cells for part in parted.get(id(cell), [cell])]
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _heights(table: Table) -> dict[int, tuple[Box, int | None]]:
    """A box of each row and its page: of a cell that stands in that row alone."""
    return {cell.row: (cell.box, cell.page) for cell in table.cells if cell.row_span == 1 and cell.box is not None}


def _parts(cell: Cell, rows: Mapping[int, tuple[Box, int | None]]) -> Iterator[Cell]:
    if cell.row_span < 2 or len(cell.lines) < 2 or cell.col >= _FIRST_COLUMNS:
        return
    if not all(_NUMBER.fullmatch(fold(line.text)) for line in cell.lines):
        return
    at = _rows_beside(cell, rows)
    starts = sorted(set(at))
    if len(starts) < 2 or at != sorted(at) or starts[0] != cell.row:
        return
    for row, below in pairwise([*starts, cell.row + cell.row_span]):
        lines = tuple(line for line, r in zip(cell.lines, at, strict=True) if r == row)
        yield replace(cell, row=row, row_span=below - row, lines=lines, page=lines[0].page, box=lines[0].box)


def _rows_beside(cell: Cell, rows: Mapping[int, tuple[Box, int | None]]) -> list[int]:
    """The row beside each line; empty where one stands beside none."""
    found: list[int] = []
    for line in cell.lines:
        spanned = [r for r in range(cell.row, cell.row + cell.row_span) if r in rows and rows[r][1] == line.page]
        beside = [r for r in spanned if _stands_in(line, rows[r][0])]
        if len(beside) != 1:
            return []
        found += beside
    return found


def _stands_in(line: Line, row: Box) -> bool:
    return line.box is not None and row.y0 <= (line.box.y0 + line.box.y1) / 2 < row.y1
