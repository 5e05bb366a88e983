"""A grid of rules on the columns of the table with which the page before ends goes on it, however little it says."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell, Table, around
from extract.stitch.columns import TOLERANCE, all_meet, edges_of, laid_over, line_height

_BARE = 0.6
"""Of its positions, those under a cell, below which a first row is boxes that lean on the table: notes, names set anew
over its columns."""


def goes_on(table: Table, before: Table | None) -> bool:
    """Whether all edges of the columns of the one are those of the other, and enough of them to prove it; where all
    columns come again, also if a page sets the table aside or a little wider.
    """
    if before is None or before.borders != "ruled" or table.borders != "ruled":
        return False
    ours, theirs = edges_of(before), edges_of(table)
    tolerance = TOLERANCE * line_height(table)
    return any(all_meet(ours, edges, tolerance) for edges in (theirs, laid_over(ours, theirs)))


def rid_of_boxes(table: Table) -> Table:
    """The table without such boxes over its first row; the same table where none lean on it."""
    first = [cell for cell in table.cells if cell.row == 0]
    covered = sum(cell.col_span for cell in first)
    if covered >= _BARE * table.n_cols or any(cell.row_span > 1 for cell in first):
        return table
    rest = [cell.at_row(cell.row - 1, cell.row_span) for cell in table.cells if cell.row > 0]
    if not rest:
        return table
    box = around(cell.box for cell in rest) or table.box
    begun = sorted({cell.col for cell in rest})  # an edge that only a box has parts no column
    cells = tuple(_on(cell, begun) for cell in rest)
    return replace(table, n_rows=table.n_rows - 1, n_cols=len(begun), cells=cells, box=box)


def _on(cell: Cell, begun: Sequence[int]) -> Cell:
    """The cell on the columns that begin at these of its own."""
    first, end = (bisect_left(begun, col) for col in (cell.col, cell.col + cell.col_span))
    return replace(cell, col=first, col_span=end - first)
