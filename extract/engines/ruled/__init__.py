"""Tables drawn with rules: every closed mesh of horizontal and vertical rules is a cell.

Rules -> pieces joined (`strokes`) -> connected groups -> lattice of positions and edges (`lattice`)
-> regions that no edge divides (`regions`) -> slots. Nothing here reads a word; letters are asked only
whether a narrow strip or an open side holds any.
"""

from dataclasses import replace

import numpy as np

from extract.engines.ruled.apart import reunited
from extract.engines.ruled.banded import with_band_edges
from extract.engines.ruled.bare import without_bare, without_gridlines
from extract.engines.ruled.blocks import parted
from extract.engines.ruled.frame import closed
from extract.engines.ruled.lattice import Lattice, build, without_ghosts
from extract.engines.ruled.painted import edges_of_fills
from extract.engines.ruled.regions import Spans, spans_of
from extract.engines.ruled.strokes import Strokes, groups, joined
from extract.engines.ruled.underlines import without_underlines
from extract.grid import Grid
from extract.ink import Floats, Glyphs, Ink, Rules

NAME = "ruled"
_INSIDE = 0.9
"""Share of a grid's area that must lie in a cell of another grid for it to stand inside it."""


class Ruled:
    """The engine; `ruled` is the one there needs to be."""

    name = NAME

    def __call__(self, ink: Ink) -> list[Grid]:
        """Every ruled table of a page, top to bottom, then left to right."""
        ink = replace(ink, rules=without_bare(ink))
        size = ink.em or 10.0
        centres = ink.glyphs.middles[ink.glyphs.text != " "]
        grids = _found(ink.rules, ink.glyphs, centres, size)
        banded = with_band_edges(ink, grids, centres, size)
        if banded is not None:
            grids = _found(banded, ink.glyphs, centres, size)
        nested = [grid for grid in _inner(grids) if grid.n_rows > 1 and grid.n_cols > 1]
        painted = edges_of_fills(ink, grids)
        if painted is not None:
            grids += [g for g in _found(painted, ink.glyphs, centres, size) if g.n_rows > 1 and g.n_cols > 1]
        inside = _inner(grids)
        outer = reunited([grid for grid in grids if grid not in inside], size)
        return sorted([*outer, *nested], key=lambda grid: (grid.box.y0, grid.box.x0))


ruled = Ruled()


def _found(rules: Rules, glyphs: Glyphs, centres: Floats, size: float) -> list[Grid]:
    strokes = without_underlines(joined(rules), glyphs, size)
    return [grid for group in groups(strokes) for grid in _grids(group, centres, size)]


def _grids(strokes: Strokes, centres: Floats, size: float) -> list[Grid]:
    """The grid of one group of connected rules and those in its cells; none for a mere box or a cross of lines."""
    lattice = without_ghosts(build(closed(without_gridlines(strokes), centres)), centres, size)
    spans = spans_of(lattice, centres, size)
    return [_compact(lattice, part) for part in parted(spans, lattice, centres)] if len(spans) > 1 else []


def _compact(lattice: Lattice, spans: Spans) -> Grid:
    """Rows and columns numbered without those positions at which no slot begins or ends."""
    spans = spans[np.lexsort((spans[:, 1], spans[:, 0]))]
    (top, left, foot, right), (xs, ys) = spans.T, (lattice.xs, lattice.ys)
    boxes = np.column_stack((xs[left], ys[top], xs[right], ys[foot]))
    rows, cols = np.unique(spans[:, [0, 2]]), np.unique(spans[:, [1, 3]])
    first = np.column_stack((np.searchsorted(rows, top), np.searchsorted(cols, left)))
    after = np.column_stack((np.searchsorted(rows, foot), np.searchsorted(cols, right)))
    places = np.concatenate((first, after - first), axis=1)
    return Grid(NAME, len(rows) - 1, len(cols) - 1, places, boxes, borders="ruled")


def _inner(grids: list[Grid]) -> list[Grid]:
    """The grids that stand inside a cell of another: tables of their own, or a drawing in a cell."""
    return [grid for grid in grids if any(_stands_in(grid, other) for other in grids if other is not grid)]


def _stands_in(grid: Grid, other: Grid) -> bool:
    box = grid.box
    area = max(1e-6, box.area)
    if other.box.overlap(box) < _INSIDE * area:
        return False
    across = np.minimum(other.boxes[:, 2], box.x1) - np.maximum(other.boxes[:, 0], box.x0)
    down = np.minimum(other.boxes[:, 3], box.y1) - np.maximum(other.boxes[:, 1], box.y0)
    return bool((np.maximum(across, 0) * np.maximum(down, 0) >= _INSIDE * area).any())
