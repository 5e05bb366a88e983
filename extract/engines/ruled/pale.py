"""A spreadsheet printed with its gridlines: pale lines between the borders that someone drew.

They divide no cells: what the borders enclose is one cell, whatever sheet cells it was made of.
"""

import numpy as np

from extract.engines.ruled.strokes import TOUCH, Side, Strokes, touching
from extract.ink import Bools

_PALE = 160
"""Luminance: gridlines are printed in light grey (Google Sheets 204-217, Excel 192-217)."""
_WHOLE = 0.97


def without_gridlines(strokes: Strokes) -> Strokes:
    """The dark strokes alone, where they make a table by themselves and no pale one divides it from side to side."""
    across, down = strokes.across.shade < _PALE, strokes.down.shade < _PALE
    if (across.all() and down.all()) or across.sum() < 3 or down.sum() < 3:
        return strokes
    dark = Strokes(strokes.across.select(across), strokes.down.select(down))
    meets = touching(dark)
    if (meets.sum(axis=0) >= 2).sum() < 3 or (meets.sum(axis=1) >= 2).sum() < 3:
        return strokes
    if _divides(strokes.across.select(~across), dark.across, dark.down) or _divides(
        strokes.down.select(~down), dark.down, dark.across
    ):
        return strokes
    return dark


def _divides(pale: Side, along: Side, borders: Side) -> bool:
    """Whether a pale stroke runs through the dark table from one outer border to the other."""
    first, last = along.at.min(), along.at.max()
    start, end = borders.at.min(), borders.at.max()
    inside: Bools = (pale.at > first + TOUCH) & (pale.at < last - TOUCH)
    covered = np.minimum(pale.hi, end) - np.maximum(pale.lo, start)
    return bool((inside & (covered >= _WHOLE * (end - start))).any())
