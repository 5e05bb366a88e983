"""Outer rules that the page leaves out, drawn: a table open at its sides, or cut by a page break."""

import numpy as np

from extract.engines.ruled.strokes import TOUCH, Doubles, Side, Strokes
from extract.ink import Floats

_OPEN = 8.0
"""Points that rules must run on beyond the last crossing one for that side to be open; less is overhang."""


def closed(strokes: Strokes, centres: Floats) -> Strokes:
    """The same strokes, with a stroke at each open side that holds letters. `centres`: (n, 2) of all letters."""
    down = _close(strokes.across, strokes.down, centres[:, 0], centres[:, 1])
    across = _close(down, strokes.across, centres[:, 1], centres[:, 0])
    return Strokes(across, down)


def _close(running: Side, crossing: Side, along: Floats, aside: Floats) -> Side:
    """`crossing` with a stroke at the ends of `running`, where these go on beyond the outermost of it."""
    first, last = crossing.at.min(), crossing.at.max()
    for end, beyond in ((running.lo, running.lo < first - _OPEN), (running.hi, running.hi > last + _OPEN)):
        if beyond.sum() < 2:
            continue
        edge = float(np.median(end[beyond]))
        there = beyond & (np.abs(end - edge) <= TOUCH)
        if there.sum() < 2:
            continue
        lo, hi = running.at[there].min(), running.at[there].max()
        between = (along > min(edge, first)) & (along < max(edge, last))
        between &= ((along < first) | (along > last)) & (aside > lo) & (aside < hi)
        if between.any():
            crossing = _with(crossing, edge, lo, hi, running)
    return crossing


def _with(side: Side, at: float, lo: float, hi: float, like: Side) -> Side:
    def put(values: Doubles, value: float) -> Doubles:
        return np.append(values, value)

    return Side(put(side.at, at), put(side.lo, lo), put(side.hi, hi), np.append(side.shade, like.shade.min()))
