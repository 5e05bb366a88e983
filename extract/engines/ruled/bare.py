"""White pieces of a rule on white paper: Word parts merged-looking cells by borders that nobody sees."""

import numpy as np
import numpy.typing as npt

from extract.engines.ruled.strokes import SNAP, clusters, joined, touching
from extract.ink import Bools, Fills, Floats, Ink, Rules

_WHITE = 250
"""Luminance (0-255) from which paint is as white as paper."""
_BESIDE = 1.0
"""Points beyond a rule at which the ground on its two sides is looked up."""


def without_bare(ink: Ink) -> Rules:
    """The page's rules without white pieces on white ground, where the same line goes on in a colour that shows; all
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
    if shades is None or not (shades >= _WHITE).any():
        return shown
    line = clusters(lines[:, axis].astype(np.float64), SNAP / 2)
    coloured = np.bincount(line, shades < _WHITE)[line] > 0
    for k in np.flatnonzero((shades >= _WHITE) & coloured).tolist():
        middle: Floats = ((lines[k, :2] + lines[k, 2:]) / 2).astype(np.float32)
        shown[k] = any(_tinted(middle, side * (widths[k] / 2 + _BESIDE), fills, axis) for side in (-1, 1))
    return shown


def _tinted(middle: Floats, off: float, fills: Fills, axis: int) -> bool:
    """Whether the last fill over a place beside the rule is of a colour that white shows on."""
    place = middle.copy()
    place[axis] += off
    over = np.flatnonzero(((fills.boxes[:, :2] <= place) & (fills.boxes[:, 2:] >= place)).all(axis=1))
    return bool(len(over)) and int(fills.colours[over[-1]].min()) < _WHITE
