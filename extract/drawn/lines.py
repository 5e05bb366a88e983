"""A person's own lines for a region, and the grid that they make on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Final

from extract.document import Box, Page, Table
from extract.drawn.merges import Merges, merged
from extract.grid import Grid, Slot
from extract.grouped import grouped
from extract.ink import Ink
from extract.stitch.columns import edges_of

ENGINE: Final = "garis"
MOST_COLUMNS, MOST_ROWS = 200, 4_000
"""Of one region; no page holds more."""
_CLOSE = 0.2
"""Ems between lines that are one."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A region of a page (1-based) and the lines inside it, in points of the page as seen; its edges are lines too."""

    page: int
    box: Box
    x: tuple[float, ...] = ()
    """Where columns part."""
    y: tuple[float, ...] = ()
    """Where rows part; none: where they parted as the region was read."""

    def fit(self, page: Page) -> bool:
        """Whether they are lines of this page at all."""
        box, numbers = self.box, (*self.x, *self.y)
        few = len(self.x) <= MOST_COLUMNS and len(self.y) <= MOST_ROWS
        edges = (box.x0, box.y0, box.x1, box.y1)
        if not few or not all(map(isfinite, (*edges, *numbers))) or self.page != page.number:
            return False
        return 0 <= box.x0 < box.x1 <= page.width + 1 and 0 <= box.y0 < box.y1 <= page.height + 1


def printed(table: Table) -> Lines | None:
    """The lines that part a table as it was read; None of one that has no place on a page."""
    if table.box is None or table.page is None:
        return None
    x = edges_of(table)[1:-1]
    return Lines(table.page, table.box, tuple(x), tuple(sorted({round(y, 2) for y in _rows(table.box, [table])})))


def grid_of(lines: Lines, ink: Ink, held: Sequence[Table]) -> Grid | None:
    """The grid that the lines make; `held` are the tables that were read in the region. None: there is no room."""
    box, near = lines.box, _CLOSE * ink.em
    xs = _positions((box.x0, *lines.x, box.x1), box.x0, box.x1, near)
    ys = _positions((box.y0, *(lines.y or _rows(box, held)), box.y1), box.y0, box.y1, near)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_COLUMNS * MOST_ROWS // 8:
        return None
    found: Merges = merged(ink, xs, ys)
    slots = [
        Slot(r, c, down, across, Box(xs[c], ys[r], xs[c + across], ys[r + down])) for r, c, down, across in found.spans
    ]
    return Grid.of(ENGINE, len(ys) - 1, len(xs) - 1, slots, "ruled" if found.ruled else "none")


def _positions(values: Iterable[float], low: float, high: float, near: float) -> list[float]:
    """Lines in order, those outside the region left out, those that are close together taken as one."""
    kept = [low]
    for value in sorted(values):
        if kept[-1] + near < value <= high:
            kept.append(value)
    if kept[-1] != high:
        kept[-1] = high if len(kept) > 1 else kept[-1]
    return kept


def _rows(box: Box, held: Sequence[Table]) -> list[float]:
    """Where rows parted in what was read there: the tops of the rows inside the region."""
    tops: list[float] = []
    for table in held:
        cells = (cell for cell in table.cells if cell.row_span == 1 and cell.page == table.page)
        rows = grouped((cell.row, cell.box) for cell in cells if cell.box is not None)
        bounds = [(min(b.y0 for b in own), max(b.y1 for b in own)) for _, own in sorted(rows.items())]
        tops += [(above[1] + below[0]) / 2 for above, below in pairwise(bounds)]
        tops += [edge for pair in (bounds[:1], bounds[-1:]) for edge in pair[0]] if bounds else []
    return [top for top in tops if box.y0 < top < box.y1]
