"""A merged cell that a header printed again within a table parts in two: it holds below what it holds above.

Told by its column: cells there are merged, and no other one is empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Cell, Table
from normalize.rows.sheet import Sheet, filled
from normalize.words.squash import squash


def rejoined(grid: Sheet, header: range) -> Table:
    """The table with the cells over a header that comes again also on the empty ones under it; the same table where
    none is so. `header`: the rows of its first header.
    """
    parted = dict(found for rows in _again(grid, header) for found in _parted(grid, header, rows))
    if not parted:
        return grid.table
    ends = {id(above): below.row + below.row_span for above, below in parted.values()}
    cells = [cell for cell in grid.table.cells if id(cell) not in parted]
    return replace(
        grid.table,
        cells=tuple(cell.at_row(cell.row, ends.get(id(cell), cell.row + cell.row_span) - cell.row) for cell in cells),
    )


def _again(grid: Sheet, header: range) -> Iterator[range]:
    """The rows of each header that comes again whole, with rows above and below."""
    printed = [_letters(grid, r) for r in header]
    for r in range(header.stop + 1, len(grid) - len(header)):
        if printed and all(_letters(grid, r + k) == row for k, row in enumerate(printed)):
            yield range(r, r + len(header))


def _letters(grid: Sheet, r: int) -> list[str]:
    return [squash(grid.text(cell)) for cell in grid[r]]


def _parted(grid: Sheet, header: range, rows: range) -> Iterator[tuple[int, tuple[Cell, Cell]]]:
    """Each empty cell under a header with the one over it that it goes on."""
    for column in range(grid.width):
        above, below = grid[rows.start - 1][column], grid[rows.stop][column]
        if above is None or below is None or below.row != rows.stop or filled(below) or not filled(above):
            continue
        if (above.col, above.col_span) == (below.col, below.col_span) and _is_merged(
            _body(grid, header, column), below
        ):
            yield id(below), (above, below)


def _body(grid: Sheet, header: range, column: int) -> list[Cell]:
    return [cell for r in range(header.stop, len(grid)) if (cell := grid[r][column]) is not None and cell.row == r]


def _is_merged(cells: Sequence[Cell], empty: Cell) -> bool:
    return any(cell.row_span > 1 for cell in cells) and all(filled(cell) for cell in cells if cell is not empty)
