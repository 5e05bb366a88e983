"""A grid and the page's ink -> a raw table: each slot with its lines, fill and confidence."""

from itertools import repeat

import numpy as np

from extract.cells.homes import at_home, begun_below, in_rows
from extract.cells.lines import lines_of
from extract.cells.overflow import flowed_back, run_back
from extract.cells.owners import owners_of
from extract.document import Box, Cell, Table, sureness
from extract.fractions.bars import bars_of
from extract.fractions.drawn import is_scanned, written_out
from extract.grid import Grid
from extract.ink import Fills, Ink

_WHITE = 250
Colour = tuple[int, int, int]


def fill(ink: Ink, grid: Grid) -> Table:
    """The grid with the page's letters in its slots; titles and score are not its business."""
    owners = owners_of(ink.glyphs, grid)
    if grid.borders == "ruled":
        owners = flowed_back(ink.glyphs, run_back(ink.glyphs, owners, grid), grid)
    lines = lines_of(ink.glyphs, owners, ink.page)
    lines.update(written_out(ink.glyphs, owners, grid, lines, bars_of(ink, grid)))
    own = [tuple(lines.get(k, ())) for k in range(len(grid))]
    sure = map(sureness, own) if is_scanned(ink.glyphs) else repeat(1.0)
    told = zip(grid.spans.tolist(), grid.boxes.tolist(), own, _colours(ink.fills, grid), sure, strict=False)
    cells = [
        Cell(row, col, deep, wide, text, Box(*box), ink.page, colour, one)
        for (row, col, deep, wide), box, text, colour, one in told
    ]
    if grid.borders == "ruled":
        cells = begun_below(in_rows(at_home(cells, grid)))
    return Table(grid.n_rows, grid.n_cols, tuple(cells), grid.engine, page=ink.page, box=grid.box, borders=grid.borders)


def _colours(fills: Fills, grid: Grid) -> list[Colour | None]:
    """The colour last painted over the middle of each slot; None where that is white or nothing."""
    if not len(fills.boxes):
        return [None] * len(grid)
    middles = (grid.boxes[:, :2] + grid.boxes[:, 2:]) / 2
    x, y, boxes = middles[:, 0, None], middles[:, 1, None], fills.boxes
    over = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
    last = np.where(over.any(axis=1), over.shape[1] - 1 - over[:, ::-1].argmax(axis=1), -1)
    return [_colour(fills, k) for k in last.tolist()]


def _colour(fills: Fills, index: int) -> Colour | None:
    red, green, blue = (int(part) for part in fills.colours[index])
    return None if index < 0 or min(red, green, blue) >= _WHITE else (red, green, blue)
