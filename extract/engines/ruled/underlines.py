"""Underlines that reach from side to side of a narrow cell are no rules of its table."""

import numpy as np

from extract.engines.ruled.strokes import TOUCH, Strokes
from extract.fractions.bars import ABOVE, BELOW
from extract.ink import Bools, Floats, Glyphs

_COVERED = 0.75
"""Share of an underline's length that has letters on it."""
_FIT = 0.6
"""Ems by which an underline may run beyond its letters (a trailing space)."""
_BETWEEN = 0.32
"""The same of one from vertical stroke to vertical stroke: more than a space, and it is a border that texts touch."""
_INNER = 2 * TOUCH


def without_underlines(strokes: Strokes, glyphs: Glyphs, size: float) -> Strokes:
    """The strokes without those horizontal ones that run along the foot of a line of text, and not beyond it.

    `size`: of the page's letters, points.
    """
    across, crossed = strokes.across, _crossed(strokes)
    if crossed.all():  # as on most pages
        return strokes
    order = np.argsort(glyphs.boxes[:, 3])
    feet = glyphs.boxes[order, 3]
    keep = np.ones(len(across), bool)
    first = np.searchsorted(feet, across.at - 2 * BELOW * size)
    last = np.searchsorted(feet, across.at + 2 * ABOVE * size)
    for k in np.flatnonzero((first < last) & ~crossed).tolist():
        y, lo, hi = across.at[k], across.lo[k], across.hi[k]
        near = order[first[k] : last[k]]
        fit = _BETWEEN if _meets(strokes, y, lo) and _meets(strokes, y, hi) else _FIT
        keep[k] = not _runs_under(glyphs.boxes[near], fit * glyphs.size[near], y, lo, hi)
    return strokes if keep.all() else Strokes(across.select(keep), strokes.down)


def _crossed(strokes: Strokes) -> Bools:
    """Which horizontal strokes a vertical one meets between their ends."""
    down, across = strokes.down, strokes.across
    y, lo, hi = across.at[:, None], across.lo[:, None], across.hi[:, None]
    inner = (down.at > lo + _INNER) & (down.at < hi - _INNER)
    return np.asarray((inner & (down.lo <= y + TOUCH) & (down.hi >= y - TOUCH)).any(axis=1))


def _meets(strokes: Strokes, y: float, end: float) -> bool:
    """Whether a vertical stroke stands at its end."""
    down = strokes.down
    return bool(((np.abs(down.at - end) <= TOUCH) & (down.lo <= y + TOUCH) & (down.hi >= y - TOUCH)).any())


def _runs_under(boxes: Floats, fit: Floats, y: float, lo: float, hi: float) -> bool:
    foot, height = boxes[:, 3], boxes[:, 3] - boxes[:, 1]
    on = (foot - ABOVE * height <= y) & (y <= foot + BELOW * height)
    on &= (boxes[:, 2] > lo) & (boxes[:, 0] < hi)
    if not on.any():
        return False
    slack = float(fit[on].max())
    if lo < boxes[on, 0].min() - slack or hi > boxes[on, 2].max() + slack:
        return False
    covered = np.minimum(boxes[on, 2], hi) - np.maximum(boxes[on, 0], lo)
    return float(covered.sum()) >= _COVERED * (hi - lo)
