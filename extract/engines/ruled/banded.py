"""A shaded band that ends where no rule is drawn: its edge across the whole table is a rule all the same, and so is the
piece of it that a rule at the same height leaves open: a column's name and the merged text under it, say. So are the
ends of a band without sides between the rows over it and those under it, which are one table.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.grid import Doubles, Grid
from extract.ink import Bools, Fills, Floats, Ink, Rules

Colours = npt.NDArray[np.uint8]
Piece = tuple[float, float, float, float]
_WHITE = 250
_NEAR = 0.9
"""Ems from a rule within which the edge of a fill belongs to that rule."""
_BESIDE = 2.0
"""Points above and below an edge at which the paint is looked at."""
_MOST = 1500
"""Areas; a map or a gradient has more."""


def with_band_edges(ink: Ink, grids: list[Grid], centres: Floats, size: float) -> Rules | None:
    """The page's rules and the edges of bands in and between `grids`; None where there are none. `centres`: (n, 2) of
    all letters; `size`: theirs, points.
    """
    fills = _seen(ink.fills)
    if not len(fills.boxes) or len(fills.boxes) > _MOST:
        return None
    tables = sorted((grid for grid in grids if grid.n_cols > 1), key=lambda grid: grid.box.y0)
    edges = [piece for grid in tables for piece in _edges(fills, grid, centres, size)]
    ends = [piece for over, under in pairwise(tables) for piece in _ends(fills, over, under, size)]
    if not edges and not ends:
        return None
    return ink.rules.joined(Rules.thin(_lines(edges), _lines(ends)))


def _lines(pieces: list[Piece]) -> Floats:
    return np.array(pieces, np.float32).reshape(-1, 4)


def _ends(fills: Fills, over: Grid, under: Grid, size: float) -> list[Piece]:
    """The left and right end of the band that fills all the room between two tables of one width."""
    top, foot, near = over.box, under.box, _NEAR * size
    if foot.y0 <= top.y1 or abs(top.x0 - foot.x0) > near or abs(top.x1 - foot.x1) > near:
        return []
    room = np.array((top.x0, top.y1, top.x1, foot.y0))
    filled = bool((np.abs(_tinted(fills) - room) <= near).all(axis=1).any())
    return [(x, top.y1, x, foot.y0) for x in (top.x0, top.x1)] if filled else []


def _seen(fills: Fills) -> Fills:
    """Without specks; white paint stays: it may lie over other paint."""
    large = ((fills.boxes[:, 2:] - fills.boxes[:, :2]) > _BESIDE).all(axis=1)
    return Fills(fills.boxes[large], fills.colours[large])


def _tinted(fills: Fills) -> Floats:
    """The boxes of paint that is not white."""
    return np.asarray(fills.boxes[(fills.colours < _WHITE).any(axis=1)])


def _edges(fills: Fills, grid: Grid, centres: Floats, size: float) -> list[Piece]:
    box, tinted = grid.box, _tinted(fills)
    beside = (tinted[:, 2] > box.x0) & (tinted[:, 0] < box.x1)
    heights = np.unique(np.round(tinted[beside][:, [1, 3]], 1))
    ruled = grid.boxes[:, [1, 3]].ravel()
    out: list[Piece] = []
    for y in heights[(heights > box.y0) & (heights < box.y1)].tolist():
        near = ruled[np.abs(ruled - y) <= _NEAR * size]
        at = float(np.median(near)) if len(near) else y
        open_ = (grid.boxes[:, 1] < at - _NEAR * size) & (at + _NEAR * size < grid.boxes[:, 3])
        crossed = grid.boxes[open_ if len(near) else (grid.boxes[:, 1] < y) & (y < grid.boxes[:, 3])]
        held = _held(centres, crossed) if len(near) else _across(centres, grid, crossed)
        if len(crossed) > (not len(near)) and _parts(fills, crossed, y) and _between(centres, held, at):
            out += [(x0, at, x1, at) for x0, _, x1, _ in crossed.tolist()]
    return out


def _parts(fills: Fills, crossed: Doubles, y: float) -> bool:
    """Whether the paint changes at this height in every slot that it crosses."""
    xs = (crossed[:, 0] + crossed[:, 2]) / 2
    above, below = _paint(fills, xs, y - _BESIDE), _paint(fills, xs, y + _BESIDE)
    return bool((above != below).any(axis=1).all())


def _paint(fills: Fills, xs: Doubles, y: float) -> Colours:
    """(n, 3): the colour last painted at each x of a height; white where none was."""
    x, boxes = xs[:, None], fills.boxes
    level = (boxes[:, 1] <= y) & (y <= boxes[:, 3])
    over = np.asarray((boxes[:, 0] <= x) & (x <= boxes[:, 2]) & level, bool)
    last = over.shape[1] - 1 - np.argmax(over[:, ::-1], axis=1)
    bare = ~np.any(over, axis=1)
    colours: Colours = fills.colours[last]
    colours[bare] = 255
    return colours


def _across(centres: Floats, grid: Grid, crossed: Doubles) -> Bools:
    """Which letters stand in the grid, as far up and down as every slot that is crossed reaches."""
    if not len(crossed):
        return np.zeros(len(centres), bool)
    box, (x, y) = grid.box, centres.T
    return np.asarray((x > box.x0) & (x < box.x1) & (y > crossed[:, 1].max()) & (y < crossed[:, 3].min()))


def _held(centres: Floats, crossed: Doubles) -> Bools:
    """Which letters stand in the slots that are crossed."""
    over, under = centres[:, None, :] > crossed[None, :, :2], centres[:, None, :] < crossed[None, :, 2:]
    return np.asarray(np.any(np.all(over & under, axis=2), axis=1))


def _between(centres: Floats, inside: Bools, y: float) -> bool:
    """Whether letters stand above an edge and below it, and none on it."""
    heights = centres[inside, 1]
    return bool((heights < y).any() and (heights > y).any() and not (np.abs(heights - y) < 1.0).any())
