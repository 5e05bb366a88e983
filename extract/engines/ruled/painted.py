"""Tables without rules whose cells are painted: the edges of the fills are their rules."""

import numpy as np

from extract.engines.areas import lying_in
from extract.engines.ruled.stripes import stripes
from extract.grid import Grid
from extract.ink import Floats, Ink, Rules

_WHITE = 250
_SMALLEST = 5.0
"""Points: narrower paint marks a word or is a drawing's."""
_FEWEST, _MOST = 4, 1500
"""Areas that make a table; a map or a gradient has more."""
_SLACK = 0.5


def edges_of_fills(ink: Ink, found: list[Grid]) -> Rules | None:
    """The outlines of the coloured areas outside the grids already found, with the rules there and those that white
    stripes between them lack; None: too few."""
    fills = ink.fills.boxes
    seen = (ink.fills.colours < _WHITE).any(axis=1) & ((fills[:, 2:] - fills[:, :2]) >= _SMALLEST).all(axis=1)
    boxes = fills[seen & _outside(fills, found)]
    if len(boxes) > _MOST:
        return None
    boxes = _outer(boxes)
    if len(boxes) < _FEWEST:
        return None
    x0, y0, x1, y1 = boxes.T
    above, below = np.stack([x0, y0, x1, y0], axis=1), np.stack([x0, y1, x1, y1], axis=1)
    left, right = np.stack([x0, y0, x0, y1], axis=1), np.stack([x1, y0, x1, y1], axis=1)
    rules = ink.rules
    lying = rules.horizontal[_outside(rules.horizontal, found)]
    ends, sides = stripes(boxes, lying, ink.glyphs)
    across = np.concatenate([above, below, ends, lying])
    down = np.concatenate([left, right, sides, rules.vertical[_outside(rules.vertical, found)]])
    return Rules.thin(across, down)


def _outer(boxes: Floats) -> Floats:
    """Without those inside others: the paint behind a paragraph lies in its cell's."""
    return boxes[~lying_in(boxes, _SLACK).any(axis=1)]


def _outside(boxes: Floats, grids: list[Grid]) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Whose middles lie in no grid."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    out = np.ones(len(boxes), bool)
    for grid in grids:
        box = grid.box
        out &= ~((x >= box.x0 - 1) & (x <= box.x1 + 1) & (y >= box.y0 - 1) & (y <= box.y1 + 1))
    return out
