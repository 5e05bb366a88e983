"""Positions of rules, and which stretches between them are ruled."""

from dataclasses import dataclass

import numpy as np

from extract.engines.ruled.strokes import SNAP, TOUCH, Doubles, Side, Strokes, clusters
from extract.ink import Bools, Floats

_GHOST = 0.9
"""Ems: a strip narrower than this that holds no letter anywhere lies between the lines of a double rule."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """xs (m,) and ys (n,) ascending; across (n, m - 1): y ruled between neighbouring xs; down (n - 1, m)."""

    xs: Doubles
    ys: Doubles
    across: Bools
    down: Bools


def build(strokes: Strokes) -> Lattice:
    """The lattice of a group of strokes, without edges that end in nothing (bars, underlines)."""
    xs, column = _positions(strokes.down)
    ys, row = _positions(strokes.across)
    across = np.zeros((len(ys), max(0, len(xs) - 1)), bool)
    for y, lo, hi in zip(row, *_reach(strokes.across, xs), strict=True):
        across[y, lo:hi] = True
    down = np.zeros((max(0, len(ys) - 1), len(xs)), bool)
    for x, lo, hi in zip(column, *_reach(strokes.down, ys), strict=True):
        down[lo:hi, x] = True
    _shut(across, down)
    _shut(down.T, across.T)
    return _without_empty(_pruned(Lattice(xs, ys, across, down)))


def _shut(across: Bools, down: Bools) -> None:
    """Rule the outer side of each mesh whose two neighbouring sides reach an outer line drawn only in part."""
    if len(down):
        for line, row in ((0, 0), (-1, -1)):
            if across[line].any():
                across[line] |= down[row, :-1] & down[row, 1:]


def _positions(side: Side) -> tuple[Doubles, list[int]]:
    """Positions, and the index of each stroke's; double rules share one, in the middle by length."""
    line = clusters(side.at, SNAP)
    length = side.hi - side.lo
    total = np.bincount(line, length)
    return np.bincount(line, side.at * length) / total, line.tolist()


def _reach(side: Side, marks: Doubles) -> tuple[list[int], list[int]]:
    """The first and last mark that each stroke reaches."""
    first = np.searchsorted(marks, side.lo - TOUCH)
    last = np.searchsorted(marks, side.hi + TOUCH, side="right") - 1
    return first.tolist(), np.maximum(last, first).tolist()


def _pruned(lattice: Lattice) -> Lattice:
    """Take away edges with a loose end until none is left: they enclose nothing."""
    across, down = lattice.across.copy(), lattice.down.copy()
    while True:
        degree = np.zeros((len(lattice.ys), len(lattice.xs)), np.int8)
        degree[:, :-1] += across
        degree[:, 1:] += across
        degree[:-1] += down
        degree[1:] += down
        loose_across = across & ((degree[:, :-1] == 1) | (degree[:, 1:] == 1))
        loose_down = down & ((degree[:-1] == 1) | (degree[1:] == 1))
        if not loose_across.any() and not loose_down.any():
            return Lattice(lattice.xs, lattice.ys, across, down)
        across &= ~loose_across
        down &= ~loose_down


def _without_empty(lattice: Lattice) -> Lattice:
    """Without positions at which no edge is left."""
    x, y = np.flatnonzero(lattice.down.any(axis=0)), np.flatnonzero(lattice.across.any(axis=1))
    if len(x) < 2 or len(y) < 2:
        return Lattice(np.zeros(0), np.zeros(0), np.zeros((0, 0), bool), np.zeros((0, 0), bool))
    # an edge between two kept positions is ruled where all its pieces are
    across = np.logical_and.reduceat(lattice.across[y][:, : x[-1]], x[:-1], axis=1)
    down = np.logical_and.reduceat(lattice.down[: y[-1]][:, x], y[:-1], axis=0)
    return Lattice(lattice.xs[x], lattice.ys[y], across, down)


def without_ghosts(lattice: Lattice, centres: Floats, size: float) -> Lattice:
    """Strips narrower than a letter that hold none are closed: the lines beside them become one."""
    if not len(lattice.xs):
        return lattice
    inside = (centres[:, 0] > lattice.xs[0]) & (centres[:, 0] < lattice.xs[-1])
    inside &= (centres[:, 1] > lattice.ys[0]) & (centres[:, 1] < lattice.ys[-1])
    for strip in _ghosts(lattice.xs, centres[inside, 0], size)[::-1]:
        lattice = _close_column(lattice, strip)
    for strip in _ghosts(lattice.ys, centres[inside, 1], size)[::-1]:
        lattice = _flipped(_close_column(_flipped(lattice), strip))
    return lattice


def _ghosts(marks: Doubles, values: Floats, size: float) -> list[int]:
    narrow = np.flatnonzero(np.diff(marks) < _GHOST * size)
    if not len(narrow):  # most grids: no letter need be looked for
        return []
    held = np.bincount(np.searchsorted(marks, values) - 1, minlength=len(marks) - 1)
    return [int(strip) for strip in narrow[held[narrow] == 0]]


def _close_column(lattice: Lattice, strip: int) -> Lattice:
    """Columns lines `strip` and `strip + 1` become one, at the place of the longer."""
    if len(lattice.xs) <= 2:
        return lattice
    left, right = lattice.down[:, strip].sum(), lattice.down[:, strip + 1].sum()
    xs, down = lattice.xs.copy(), lattice.down.copy()
    xs[strip] = xs[strip] if left >= right else xs[strip + 1]
    down[:, strip] |= down[:, strip + 1]
    return Lattice(
        np.delete(xs, strip + 1),
        lattice.ys,
        np.delete(lattice.across, strip, axis=1),
        np.delete(down, strip + 1, axis=1),
    )


def _flipped(lattice: Lattice) -> Lattice:
    return Lattice(lattice.ys, lattice.xs, lattice.down.T, lattice.across.T)
