"""The visible box of a page, or what it should have been: a page box set for the other way up cuts a table off.

Nobody means half a table to be printed: where rules cross the edge of the paper and letters stand beyond it between
them, the page is read as far as these rules go. A crop box is meant, and kept.
"""

import numpy as np

from extract.ink import Floats
from extract.pdf.glyphs import RawGlyphs
from extract.pdf.paths import Drawn
from extract.pdf.plane import Quad

_BEYOND = 0.02
"""Share of the page's side by which a rule or a letter must lie beyond the edge."""
_MOST = 2.0
"""Sides of the page to which it may grow."""
_FEWEST = 2
"""Rules that must cross an edge."""


def read_box(bounds: Quad, cropped: bool, glyphs: RawGlyphs, drawn: Drawn) -> Quad:
    """The box to be read, in PDF user space: `bounds`, or larger where its edge cuts a table."""
    rules = np.array([box for box, _ in drawn.rules], np.float32).reshape(-1, 4)
    if cropped or not len(rules) or not len(glyphs.boxes):
        return bounds
    out = list(bounds)
    for axis in (0, 1):
        side = bounds[axis + 2] - bounds[axis]
        for edge, sign in ((axis, -1), (axis + 2, 1)):
            reach = _reach(rules, glyphs.boxes, edge, sign, bounds[edge], _BEYOND * side)
            out[edge] = bounds[edge] + sign * min(reach, (_MOST - 1) * side)
    return (out[0], out[1], out[2], out[3])


def _reach(rules: Floats, letters: Floats, edge: int, sign: int, at: float, least: float) -> float:
    """Points beyond an edge that its crossing rules go on with letters among them; 0: none cuts a table."""
    other = (edge + 2) % 4
    beyond = sign * (rules[:, edge] - at)
    crossing = (beyond > least) & (sign * (rules[:, other] - at) < -least)
    if crossing.sum() < _FEWEST:
        return 0.0
    far = float(beyond[crossing].max())
    across = 1 - edge % 2
    low, high = rules[crossing][:, across].min(), rules[crossing][:, across + 2].max()
    middle = (letters[:, :2] + letters[:, 2:]) / 2
    held = (middle[:, across] >= low) & (middle[:, across] <= high)
    out = sign * (middle[:, edge % 2] - at)
    return far if (held & (out > least) & (out <= far)).any() else 0.0
