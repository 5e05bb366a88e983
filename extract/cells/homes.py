"""A missing rule is no merged cell: a figure in a cell of several columns that stands as one column's figures do.

One centred over its cell, or set to the cell's left or right edge, may be the merged cell's own: it stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extract.document import Box, Cell
from extract.grid import Grid
from extract.levels.column import VALUE

OFF = 0.5
"""Heights of a line by which a text may miss the middle that it is set to."""


def at_home(cells: Sequence[Cell], grid: Grid) -> list[Cell]:
    """The cells, those with such a figure parted into one for each of their columns."""
    wide = [cell for cell in cells if cell.col_span > 1 and len(cell.lines) == 1 and VALUE.fullmatch(cell.text)]
    if not wide:
        return list(cells)
    edges = _edges(grid)
    homes = {id(cell): home for cell in wide if (home := _home(cell, edges)) is not None}
    return [new for cell in cells for new in (_parted(cell, homes[id(cell)], edges) if id(cell) in homes else [cell])]


def _edges(grid: Grid) -> list[float]:
    """The x of each of the n + 1 borders of the columns."""
    lefts = [grid.boxes[grid.spans[:, 1] == col, 0] for col in range(grid.n_cols)]
    return [*(float(np.median(own)) if len(own) else np.nan for own in lefts), grid.box.x1]


def _home(cell: Cell, edges: Sequence[float]) -> int | None:
    """The column that a cell's text stands in alone; None where it may be that of all."""
    box, own = cell.lines[0].box, cell.box
    if box is None or own is None or _centred(box, own.x0, own.x1):
        return None
    first, last = cell.col, cell.col + cell.col_span - 1
    home = next((c for c in range(first, last + 1) if edges[c] <= box.x0 and box.x1 <= edges[c + 1]), None)
    if home is None:
        return None
    left, right = box.x0 - edges[home], edges[home + 1] - box.x1
    at_edge = (home == first and left < right) or (home == last and right < left)
    return None if at_edge and not _centred(box, edges[home], edges[home + 1]) else home


def _centred(box: Box, left: float, right: float) -> bool:
    return abs(box.x0 + box.x1 - left - right) / 2 <= OFF * box.height


def _parted(cell: Cell, home: int, edges: Sequence[float]) -> Iterator[Cell]:
    for col in range(cell.col, cell.col + cell.col_span):
        box = replace(cell.box, x0=edges[col], x1=edges[col + 1]) if cell.box else None
        yield replace(cell, col=col, col_span=1, box=box, lines=cell.lines if col == home else ())
