"""A column beyond one that has no rules on this page: it stands alone, level row by row with the grid beside.

Empty columns are sometimes printed without any rule; what lies right of them still belongs to the table, and the white
between is a column.
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Box
from extract.grid import Grid, Slot

_LEVEL = 0.3
"""Font sizes by which rules of one row may miss each other."""
_GAP = 1.0
"""Font sizes of white that make a column; less parts the two sides of one rule."""


def reunited(grids: Sequence[Grid], size: float) -> list[Grid]:
    """The grids, each lone column put to the grid whose rows it shares. `size`: of the page's letters, points."""
    out = list(grids)
    for lone in [grid for grid in grids if grid.n_cols == 1 and grid.n_rows > 1]:
        partner = next((grid for grid in out if grid.n_cols > 1 and _level(grid, lone, size)), None)
        if partner is not None:
            out = [grid for grid in out if grid not in (lone, partner)]
            left, right = sorted((partner, lone), key=lambda grid: grid.box.x0)
            out.append(_beside(left, right, size))
    return out


def _level(one: Grid, other: Grid, size: float) -> bool:
    """Side by side, with the same rows."""
    if min(one.box.x1, other.box.x1) > max(one.box.x0, other.box.x0) + _LEVEL * size or one.n_rows != other.n_rows:
        return False
    return all(abs(a - b) <= _LEVEL * size for a, b in zip(_edges(one), _edges(other), strict=True))


def _edges(grid: Grid) -> list[float]:
    """The y of each row's border, n_rows + 1."""
    tops = {slot.row: slot.box.y0 for slot in grid.slots}
    known = [tops.get(row, grid.box.y0) for row in range(grid.n_rows)]
    return [*known, grid.box.y1]


def _beside(left: Grid, right: Grid, size: float) -> Grid:
    """One grid of both, the white between them a column of empty slots."""
    x0, x1 = left.box.x1, right.box.x0
    wide = x1 - x0 > _GAP * size
    ys = _edges(left)
    white = [Slot(r, left.n_cols, 1, 1, Box(x0, ys[r], x1, ys[r + 1])) for r in range(left.n_rows)] if wide else []
    moved = [replace(slot, col=slot.col + left.n_cols + wide) for slot in right.slots]
    n_cols = left.n_cols + wide + right.n_cols
    return Grid.of(left.engine, left.n_rows, n_cols, (*left.slots, *white, *moved), left.borders)
