"""Colour parts rows and headers as rules do: where the paint of a page changes from above to below, and where painted
cells stand side by side."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from extract.engines.aligned.frames import Rule, joined
from extract.engines.areas import lying_in
from extract.ink import Bools, Fills, Floats

_WHITE = 250
_SMALLEST = 5.0
"""Points: lower paint is a rule, or marks a word."""
_MOST = 1500
"""Areas; a map or a gradient has more."""
_NEAR = 3.0
"""Points from a rule, within which the edge of a band is that rule's."""
_TOUCH = 0.6
"""Points between two areas that touch."""
_SMALLER = 0.98
"""Of a cell's area, that of what is shaded in it, at most."""


def band_edges(fills: Fills, across: Sequence[Rule]) -> list[Rule]:
    """The upper and lower edges of the coloured areas, those of one height put together, without those at which the
    same colour goes on (inside a wider area, too) and those that are ruled."""
    boxes, colours = _painted(fills)
    x0, y0, x1, y1 = boxes.T
    alike = _alike(colours)
    alike &= (x0[:, None] < x1[None, :]) & (x1[:, None] > x0[None, :])
    under = alike & (np.abs(y1[:, None] - y0[None, :]) < _TOUCH)
    tops = joined(np.stack([x0, y0, x1, y0], axis=1)[~under.any(axis=0)], True)
    feet = joined(np.stack([x0, y1, x1, y1], axis=1)[~under.any(axis=1)], True)
    upper = [replace(edge, tinted=True) for edge in tops if _apart(edge, across)]
    return [*upper, *(edge for edge in feet if _apart(edge, [*across, *upper]))]


def tiled(fills: Fills) -> tuple[list[Rule], list[Rule]]:
    """The feet of coloured areas that stand side by side, those of one height put together, and the vertical edges
    between these: cells painted one by one."""
    boxes, _ = _painted(fills)
    x0, y0, x1, y1 = boxes.T
    top, foot = np.maximum(y0[:, None], y0[None, :]), np.minimum(y1[:, None], y1[None, :])
    beside = np.nonzero((np.abs(x1[:, None] - x0[None, :]) < _TOUCH) & (foot - top >= _SMALLEST))
    own = np.unique(np.concatenate(beside))
    at = x0[beside[1]]
    edges = np.stack([at, top[beside], at, foot[beside]], axis=1)
    return joined(np.stack([x0, y1, x1, y1], axis=1)[own], True), joined(edges, False)


def _painted(fills: Fills) -> tuple[Floats, npt.NDArray[np.uint8]]:
    """The coloured areas with their colours, without words that are shaded in a shaded cell; none of a map."""
    high = fills.boxes[:, 3] - fills.boxes[:, 1] >= _SMALLEST
    seen = high & (fills.colours < _WHITE).any(axis=1)
    seen &= seen.sum() <= _MOST
    boxes, colours = fills.boxes[seen], fills.colours[seen]
    lone = ~(lying_in(boxes, _TOUCH, _SMALLER) & _alike(colours)).any(axis=1)
    return boxes[lone], colours[lone]


def _alike(colours: npt.NDArray[np.uint8]) -> Bools:
    red, green, blue = colours.astype(np.intp).T
    code = (red << 16) | (green << 8) | blue
    return np.asarray(code[:, None] == code)


def _apart(edge: Rule, others: Sequence[Rule]) -> bool:
    return not any(abs(edge.at - rule.at) < _NEAR for rule in others)
