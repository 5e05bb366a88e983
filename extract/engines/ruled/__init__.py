"""Tables drawn with rules: every closed mesh of horizontal and vertical rules is a cell.

Rules -> pieces joined (`strokes`) -> connected groups -> lattice of positions and edges (`lattice`)
-> regions that no edge divides (`regions`) -> slots. Nothing here reads a word; letters are asked only
whether a narrow strip or an open side holds any.
"""

from collections.abc import Iterable

import numpy as np

from extract.document import Box
from extract.engines.ruled.apart import reunited
from extract.engines.ruled.banded import with_band_edges
from extract.engines.ruled.frame import closed
from extract.engines.ruled.lattice import Lattice, build, without_ghosts
from extract.engines.ruled.painted import edges_of_fills
from extract.engines.ruled.pale import without_gridlines
from extract.engines.ruled.regions import slots_of
from extract.engines.ruled.strokes import Strokes, groups, joined
from extract.engines.ruled.underlines import without_underlines
from extract.grid import Grid, Slot
from extract.ink import Floats, Glyphs, Ink, Rules

NAME = "ruled"
_INSIDE = 0.9
"""Share of a grid's area that must lie in a cell of another grid for it to stand inside it."""


class Ruled:
    """The engine; `ruled` is the one there needs to be."""

    name = NAME

    def __call__(self, ink: Ink) -> list[Grid]:
        """Every ruled table of a page, top to bottom, then left to right."""
        size = float(np.median(ink.glyphs.size)) if len(ink.glyphs.size) else 10.0
        centres = (ink.glyphs.boxes[:, :2] + ink.glyphs.boxes[:, 2:]) / 2
        centres = centres[ink.glyphs.text != " "]
        grids = _found(ink.rules, ink.glyphs, centres, size)
        banded = with_band_edges(ink, grids, size)
        if banded is not None:
            grids = _found(banded, ink.glyphs, centres, size)
        painted = edges_of_fills(ink, grids)
        if painted is not None:
            grids += [g for g in _found(painted, ink.glyphs, centres, size) if g.n_rows > 1 and g.n_cols > 1]
        return sorted(reunited(_outermost(grids), size), key=lambda grid: (grid.box.y0, grid.box.x0))


ruled = Ruled()


def _found(rules: Rules, glyphs: Glyphs, centres: Floats, size: float) -> list[Grid]:
    strokes = without_underlines(joined(rules), glyphs)
    return [grid for group in groups(strokes) if (grid := _grid(group, centres, size))]


def _grid(strokes: Strokes, centres: Floats, size: float) -> Grid | None:
    """The grid of one group of connected rules; None for a mere box or a cross of lines."""
    lattice = without_ghosts(build(closed(without_gridlines(strokes), centres)), centres, size)
    slots = slots_of(lattice)
    if len(slots) < 2:
        return None
    return _compact(lattice, slots)


def _compact(lattice: Lattice, slots: list[Slot]) -> Grid:
    """Rows and columns numbered without those positions at which no slot begins or ends."""
    rows = _numbers(edge for slot in slots for edge in (slot.row, slot.row + slot.row_span))
    cols = _numbers(edge for slot in slots for edge in (slot.col, slot.col + slot.col_span))
    placed = [
        Slot(
            rows[slot.row],
            cols[slot.col],
            rows[slot.row + slot.row_span] - rows[slot.row],
            cols[slot.col + slot.col_span] - cols[slot.col],
            slot.box,
        )
        for slot in slots
    ]
    placed.sort(key=lambda slot: (slot.row, slot.col))
    box = Box(
        min(slot.box.x0 for slot in placed),
        min(slot.box.y0 for slot in placed),
        max(slot.box.x1 for slot in placed),
        max(slot.box.y1 for slot in placed),
    )
    return Grid(NAME, box, len(rows) - 1, len(cols) - 1, tuple(placed), borders="ruled")


def _numbers(edges: Iterable[int]) -> dict[int, int]:
    return {edge: k for k, edge in enumerate(sorted(set(edges)))}


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Without the grids that stand inside a cell of another: a drawing in a cell is no table of its own."""
    return [grid for grid in grids if not any(_stands_in(grid, other) for other in grids if other is not grid)]


def _stands_in(grid: Grid, other: Grid) -> bool:
    area = max(1e-6, grid.box.width * grid.box.height)
    if other.box.overlap(grid.box) < _INSIDE * area:
        return False
    return any(slot.box.overlap(grid.box) >= _INSIDE * area for slot in other.slots)
