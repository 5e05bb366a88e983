"""Short rules inside cells: fraction bars and underlines, and which lines they belong to."""

from dataclasses import dataclass

import numpy as np

from extract.document import Line
from extract.grid import Grid
from extract.grouped import grouped
from extract.ink import Bools, Floats, Ink

_EDGE = 0.2
"""Ems from a cell's border within which a rule is that border's."""
_SHORTEST = 0.4
_SAME_LEVEL = 0.15
"""Ems between the heights of pieces of one bar."""
_PIECES = 0.4
"""Ems between pieces of one bar, underlined words apart, say."""
_LEADING = 1.6
"""Ems from line to line of an underlined text."""
_DOT = 0.1
"""Ems: what is shorter is a dot."""
ABOVE, BELOW = 0.25, 0.1
"""Line heights over and under a line's lower edge, within which a rule underlines it. Word, LibreOffice, Chrome
and Excel underline 0.14-0.06 over that edge; bars and cell borders stand 0.2 under it or lower."""
_FIT = 0.5
"""Line heights by which an underline may run beyond its text: a trailing space is underlined too."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal rule inside a cell, in points."""

    x0: float
    x1: float
    y: float

    def covers(self, x0: float, x1: float) -> float:
        """Length shared with a stretch."""
        return max(0.0, min(self.x1, x1) - max(self.x0, x0))


def bars_of(ink: Ink, grid: Grid) -> dict[int, list[Bar]]:
    """The bars inside each slot (by its number), from top to bottom."""
    rules = ink.rules.horizontal
    if not len(rules):
        return {}
    edges = grid.boxes
    x0, y, x1 = rules[:, 0, None], rules[:, 1, None], rules[:, 2, None]
    em = ink.em
    edge = _EDGE * em
    inside = (y > edges[:, 1] + edge) & (y < edges[:, 3] - edge)
    inside &= (x0 >= edges[:, 0] - edge) & (x1 <= edges[:, 2] + edge) & (x1 - x0 >= _DOT * em)
    held = np.flatnonzero(inside.any(axis=1))
    if not len(held):
        return {}
    held = held[~_in_grid(rules[held], ink.rules.vertical, _DOT * em)]
    lines = rules[held][:, [0, 2, 1]].tolist()
    out = grouped((slot, Bar(*lines[rule])) for rule, slot in np.argwhere(inside[held]).tolist())
    joined = {slot: _joined(bars, em) for slot, bars in out.items()}
    return {slot: bars for slot, bars in joined.items() if bars}


def _in_grid(rules: Floats, upright: Floats, near: float) -> Bools:
    """Of each horizontal rule, whether vertical ones stand at both of its ends: it is a grid's, no fraction's."""
    y = rules[:, 1, None]
    level = (y >= upright[:, 1] - near) & (y <= upright[:, 3] + near)
    at_start, at_end = (level & (np.abs(upright[:, 0] - rules[:, k, None]) <= near) for k in (0, 2))
    return np.asarray(at_start.any(axis=1) & at_end.any(axis=1), bool)


def _joined(pieces: list[Bar], em: float) -> list[Bar]:
    """Pieces at one height with little between them are one bar."""
    out: list[Bar] = []
    level = _SAME_LEVEL * max(em, 1e-6)
    for piece in sorted(pieces, key=lambda bar: (round(bar.y / level), bar.x0)):
        last = out[-1] if out else None
        if last and abs(last.y - piece.y) <= level and piece.x0 <= last.x1 + _PIECES * em:
            out[-1] = Bar(last.x0, max(last.x1, piece.x1), last.y)
        else:
            out.append(piece)
    long = [bar for bar in out if bar.x1 - bar.x0 >= _SHORTEST * em]
    rests = [bar for bar in out if bar not in long and any(_goes_on(bar, above, em) for above in long)]
    return sorted([*long, *rests], key=lambda bar: (bar.y, bar.x0))


def _goes_on(bar: Bar, above: Bar, em: float) -> bool:
    """Whether a short bar is under the last letter of a text that is underlined on the line above: "Realisas" | "i"."""
    return abs(bar.x0 - above.x0) <= _EDGE * em and 0 < bar.y - above.y <= _LEADING * em


def underlines(bar: Bar, line: Line) -> bool:
    """Whether the bar runs right under (a part of) the line and not beyond its text."""
    box = line.box
    if box is None or not box.y1 - ABOVE * box.height <= bar.y <= box.y1 + BELOW * box.height:
        return False
    return bar.x0 >= box.x0 - _FIT * box.height and bar.x1 <= box.x1 + _FIT * box.height
