"""Rules that part no cells: pieces in the colour of their ground (Word parts merged-looking cells by borders that
nobody sees, white on white paper, grey in a grey cell), and the gridlines of a printed spreadsheet between its borders.
"""

import numpy as np
import numpy.typing as npt

from extract.engines.ruled.strokes import SNAP, TOUCH, Side, Strokes, clusters, joined, touching
from extract.ink import Bools, Fills, Floats, Ink, Rules

_WHITE = 255
_SEEN = 8
"""Luminance (0-255) by which paint differs from its ground for it to be seen."""
_SHOWS = 60
"""By which another piece of the line differs from one that may not be meant to be seen."""
_LUMINANCE = np.array([0.299, 0.587, 0.114])
_BESIDE = 1.0
"""Points beyond a rule at which the ground on its two sides is looked up."""
_PALE = 160
"""Luminance: gridlines are printed in light grey (Google Sheets 204-217, Excel 192-217)."""
_THROUGH = 0.97


def without_bare(ink: Ink) -> Rules:
    """The page's rules without pieces in the colour of their ground, where the same line goes on in a darker one; all
    of them where a rule would hang on nothing without: columns that no other rule closes.
    """
    rules = ink.rules
    across = _shown(rules.horizontal, rules.horizontal_shade, rules.horizontal_width, ink.fills, 1)
    down = _shown(rules.vertical, rules.vertical_shade, rules.vertical_width, ink.fills, 0)
    if across.all() and down.all():
        return rules
    kept = rules.select(across, down)
    return kept if _loose(kept) <= _loose(rules) else rules


def _loose(rules: Rules) -> int:
    """How many strokes meet none of the other direction."""
    meets = touching(joined(rules))
    return int((~meets.any(axis=0)).sum() + (~meets.any(axis=1)).sum())


def _shown(lines: Floats, shades: npt.NDArray[np.uint8] | None, widths: Floats, fills: Fills, axis: int) -> Bools:
    """Which rules show; `axis` 1: lying ones, told apart by their y."""
    shown = np.ones(len(lines), bool)
    if shades is None or not (shades >= _SHOWS).any():
        return shown
    line = clusters(lines[:, axis].astype(np.float64), SNAP / 2)
    darkest = np.full(line.max() + 1, _WHITE)
    np.minimum.at(darkest, line, shades)
    for k in np.flatnonzero(shades >= darkest[line] + _SHOWS).tolist():
        middle: Floats = ((lines[k, :2] + lines[k, 2:]) / 2).astype(np.float32)
        beside = (_ground(middle, side * (widths[k] / 2 + _BESIDE), fills, axis) for side in (-1, 1))
        shown[k] = any(abs(ground - int(shades[k])) > _SEEN for ground in beside)
    return shown


def _ground(middle: Floats, off: float, fills: Fills, axis: int) -> float:
    """Luminance of the last fill over a place beside the rule; of paper where none is."""
    place = middle.copy()
    place[axis] += off
    over = np.flatnonzero(((fills.boxes[:, :2] <= place) & (fills.boxes[:, 2:] >= place)).all(axis=1))
    return float(fills.colours[over[-1]] @ _LUMINANCE) if len(over) else _WHITE


def without_gridlines(strokes: Strokes) -> Strokes:
    """The dark strokes alone, where they make a table by themselves and no pale one divides it from side to side: what
    its borders enclose is one cell, whatever sheet cells it was made of."""
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
    return bool((inside & (covered >= _THROUGH * (end - start))).any())
