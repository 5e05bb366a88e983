"""Merged names that a header printed again within a table parts in two: they hold below what they hold above.

Told by the rows: those under the header name nothing, while every other one stands beside a name, its own or a merged
cell's. Where names are printed once and rows without any follow, nothing is merged, and nothing goes on.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.document import Cell, Table
from normalize.rows.sheet import Sheet, filled


def rejoined(grid: Sheet, header: range) -> Table:
    """The table with the names over a header that comes again also beside the nameless rows under it; the same table
    where none are so. `header`: the rows of its first header.
    """
    again = list(_again(grid, header))
    names = _names(grid, again)
    if not names:
        return grid.table
    runs = [_nameless(grid, rows.stop, names) for rows in again]
    if not _all_merged(grid, set(range(header.stop, len(grid))).difference(*again, *runs), names):
        return grid.table
    onto: dict[int, Cell] = {}
    ends: dict[int, int] = {}
    for rows, run, column in ((rows, run, column) for rows, run in zip(again, runs, strict=True) for column in names):
        above, empty = grid[rows.start - 1][column], [cell for r in run if (cell := grid[r][column]) is not None]
        name = onto.get(id(above), above)
        if name is not None and filled(name) and empty and all(_place(cell) == _place(name) for cell in empty):
            onto |= {id(cell): name for cell in empty}
            ends[id(name)] = run.stop
    kept = (cell for cell in grid.table.cells if id(cell) not in onto)
    spans = ((cell, ends.get(id(cell), cell.row + cell.row_span) - cell.row) for cell in kept)
    return replace(grid.table, cells=tuple(cell.at_row(cell.row, span) for cell, span in spans))


def _again(grid: Sheet, header: range) -> Iterator[range]:
    """The rows of each header that comes again whole, with what comes again under it: the numbers of the columns."""
    printed = [grid.letters(r) for r in range(header.start, min(header.stop + 1, len(grid)))]
    for start in range(header.stop + 1, len(grid)) if header else ():
        rows = zip(range(start, len(grid)), printed, strict=False)
        stop = start + sum(1 for _ in takewhile(lambda row: grid.repeats(*row), rows))
        if start + len(header) <= stop < len(grid):
            yield range(start, stop)


def _names(grid: Sheet, again: Sequence[range]) -> range:
    """The columns before the first in which something stands under a header that comes again."""
    first = (next((c for c in range(grid.width) if _holds(grid, rows.stop, c)), 0) for rows in again)
    return range(min(filter(None, first), default=0))


def _nameless(grid: Sheet, start: int, names: Sequence[int]) -> range:
    """The rows from one down that name nothing."""
    held = (r for r in range(start, len(grid)) if any(_holds(grid, r, c) for c in names))
    return range(start, next(held, len(grid)))


def _all_merged(grid: Sheet, rows: Collection[int], names: Sequence[int]) -> bool:
    """Whether each row stands beside a name, and some beside one of a row above."""
    cells = [[cell for c in names if (cell := grid[r][c]) is not None and filled(cell)] for r in rows]
    return all(cells) and any(cell.row < r for r, row in zip(rows, cells, strict=True) for cell in row)


def _holds(grid: Sheet, r: int, column: int) -> bool:
    cell = grid[r][column]
    return cell is not None and filled(cell)


def _place(cell: Cell) -> tuple[int, int]:
    return cell.col, cell.col_span
