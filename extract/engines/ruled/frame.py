"""Outer rules that the page leaves out, drawn: a table open at its sides, or cut by a page break."""

import numpy as np

from extract.engines.ruled.strokes import TOUCH, Side, Strokes
from extract.ink import Bools, Floats

Stroke = tuple[float, float, float]
"""Position across, start and end along."""

_FEWEST = 4
"""Strokes that end side by side where a page cuts a table."""
_OPEN = 8.0
"""Points that rules must run on beyond the last crossing one for that side to be open; less is overhang."""


def closed(strokes: Strokes, centres: Floats) -> Strokes:
    """The same strokes, with a stroke at each open side that holds letters. `centres`: (n, 2) of all letters."""
    xs = _open_ends(strokes.across, strokes.down, centres[:, 0], centres[:, 1])
    ys = _open_ends(strokes.down, strokes.across, centres[:, 1], centres[:, 0])
    ys = ys or _cut_at(strokes.down, strokes.across)
    return Strokes(_with(strokes.across, ys, xs), _with(strokes.down, xs, ys))


def _open_ends(running: Side, crossing: Side, along: Floats, aside: Floats) -> list[Stroke]:
    """Strokes across the ends of `running`, where these go on beyond the outermost of `crossing`: two of them, or the
    first or last one over a text, as a page leaves of a merged cell that it cuts."""
    whole = _crossing(running, crossing)
    if not whole.any():
        return []
    first, last = crossing.at[whole].min(), crossing.at[whole].max()
    out = []
    for end, beyond in ((running.lo, running.lo < first - _OPEN), (running.hi, running.hi > last + _OPEN)):
        there = beyond & (np.abs(end - (np.median(end[beyond]) if beyond.any() else 0)) <= TOUCH)
        lo, hi = float(running.at.min()), float(running.at.max())
        lone = there.sum() == 1
        if not there.any() or (lone and not np.isin(running.at[there], (lo, hi)).all()):
            continue
        edge = float(end[there].mean())
        held = (along > min(edge, first)) & (along < max(edge, last))
        held &= ((along < first) | (along > last)) & (aside > lo) & (aside < hi)
        sides = running.at[there]
        beside = held & ((aside < sides.min()) | (aside > sides.max()))
        stubs = 2 * beside.sum() > held.sum()  # of merged cells, that end with their first row
        if held.any() and not (np.ptp(aside[held]) >= _least_step(running) if lone else stubs):
            out.append((edge, lo, hi))
    return out


def _cut_at(down: Side, across: Side) -> list[Stroke]:
    """The stroke where upright ones end side by side at no lying one, over a cell or two that reach on below: as a page
    cuts a table, whose text in one cell has rules of its own under the cut.
    """
    at, lo, hi = across.at[:, None], across.lo[:, None], across.hi[:, None]
    met = (np.abs(at - down.hi) <= TOUCH) & (lo <= down.at + TOUCH) & (hi >= down.at - TOUCH)
    loose = down.hi[~met.any(axis=0)]
    cut = float(np.median(loose)) if len(loose) else 0.0
    most = (np.abs(loose - cut) <= TOUCH).sum() >= _FEWEST and across.at.max() > cut + TOUCH
    return [(cut, float(down.at.min()), float(down.at.max()))] if most else []


def _least_step(running: Side) -> float:
    """From one rule to the next: beside a lone rule that runs on, less parts the letters of a merged cell."""
    steps = np.diff(np.sort(running.at))
    return float(steps[steps > TOUCH].min(initial=np.inf))


def _crossing(running: Side, crossing: Side) -> Bools:
    """Which strokes cross two running ones at least: an underline, or a bar in a cell, is no rule of theirs."""
    at, lo, hi = crossing.at[:, None], crossing.lo[:, None], crossing.hi[:, None]
    reached = (running.lo <= at + TOUCH) & (running.hi >= at - TOUCH)
    reached &= (running.at >= lo - TOUCH) & (running.at <= hi + TOUCH)
    return np.asarray(reached.sum(axis=1) >= 2)


def _with(side: Side, added: list[Stroke], corners: list[Stroke]) -> Side:
    """`side` with strokes added; these reach the strokes added to the other side."""
    if not added:
        return side
    ends = [at for at, _, _ in corners]
    at, lo, hi = np.array(added, np.float64).T
    lo, hi = np.minimum(lo, min(ends, default=np.inf)), np.maximum(hi, max(ends, default=-np.inf))
    shade = np.zeros(len(added), np.uint8)
    return Side(np.r_[side.at, at], np.r_[side.lo, lo], np.r_[side.hi, hi], np.r_[side.shade, shade])
