"""Underlines of single lines of text, which the search for rules could not tell from the feet of their letters.

A row of feet and a thin underline look alike along the stroke. They differ in the white between letters (a foot
leaves it white, an underline runs through it) and in where they lie: an underline under the letters, not in them.
"""

import numpy as np
import numpy.typing as npt

from extract.ink import Rules
from extract.scan.found import Found, covering
from extract.scan.layout import Layout, TextLine
from extract.scan.picture import Grey, Picture
from extract.scan.stipple import PAPER

OVER, UNDER = 0.35, 0.3
"""Median letter heights over and under the feet of a line between which its underline runs; where its letters grew
together with it, their feet are its own.
"""
BRIGHT = 90
"""Percentile of a row of pixels, by brightness: of letters it is paper, of an underline ink."""
DARK = 45
"""Grey levels by which that pixel is darker than the paper; a pale underline under sharp letters: 60."""
EVEN = 0.68
"""Share of the middle pixel's darkness that it has at least. Measured on ten pages, blurred, noisy and of one bit, of
three typefaces: underlines 0.69 and more, lines of letters up to 0.6, feet of blurred serifs up to 0.72.
"""
PALE, PALER, EVENER = 120, 80, 0.82
"""A row less dark than PALE may be such feet: its PALER percentile too has at least EVENER of the middle one's
darkness (feet 0.78-0.81, underlines 0.83 and more)."""
SHORTEST = 4.0
"""Median letter heights: of shorter words the feet alone may fill a row."""
HALF = 0.5
"""Pixels between the feet of a line and the middle of the row on which they stand."""
CLEAR = 0.6
"""Median letter heights under the feet of a line where there is paper again."""
KNOWN = 0.6
"""Share of a line over a rule that was found already."""


def told_apart(picture: Picture, layout: Layout, found: Found) -> Found:
    """The rules without those that are feet of letters, and with the underlines of lines that have none."""
    feet = _feet(layout, found.rules, picture.scale)
    kept = found.rules.select(~feet, np.ones(len(found.rules.vertical), bool))
    more = underlines(picture, layout, kept)
    return covering(picture, kept.joined(more)) if feet.any() or len(more.horizontal) else found


def _feet(layout: Layout, rules: Rules, scale: float) -> npt.NDArray[np.bool_]:
    """(n,) true for lying rules that run within one line of text, through the feet of its letters."""
    x0, y, x1 = (rules.horizontal[:, k, None] * scale for k in range(3))
    lines = np.array([(line.x0, line.x1, line.base) for line in layout.lines], np.float32).reshape(-1, 3)
    left, right, base = lines.T
    inside = (x0 >= left - layout.letter) & (x1 <= right + layout.letter)
    through = (y > base - OVER * layout.letter) & (y < base - HALF)
    return np.asarray((inside & through).any(axis=1), bool)


def underlines(picture: Picture, layout: Layout, found: Rules) -> Rules:
    """The underlines of lines that have no rule under them; points."""
    told = [(line, _under(picture.grey, line, layout.letter)) for line in layout.lines]
    new = [(line, *rows) for line, rows in told if rows and not _known(line, layout.letter, found, picture.scale)]
    flat = np.array([(line.x0, (a + b) / 2, line.x1, (a + b) / 2) for line, a, b in new], np.float32)
    width = np.array([b - a for _, a, b in new], np.float32)
    none = found.vertical[:0]
    return Rules(flat.reshape(-1, 4) / picture.scale, none, width / picture.scale, none[:, 0])


def _under(grey: Grey, line: TextLine, letter: float) -> tuple[float, float] | None:
    """The rows from and to which an underline runs; pixels. None where there is none."""
    first, last = (round(line.base + part * letter) for part in (-OVER, CLEAR))
    window = grey[max(0, first) : last + 1, round(line.x0) : round(line.x1)]
    if window.shape[0] < last + 1 - first or window.shape[1] < SHORTEST * letter:
        return None
    nth = BRIGHT * window.shape[1] // 100
    bright = PAPER - np.partition(window, nth, axis=1)[:, nth].astype(int)
    row = int(bright[: round((OVER + UNDER) * letter) + 1].argmax())
    dark = float(bright[row])
    if dark < DARK or bright[-1] > dark / 2 or not _is_even(PAPER - window[row].astype(int)):
        return None
    edge = np.flatnonzero(bright[row:] <= dark / 2)[0]
    rise = np.flatnonzero(bright[: row + 1] > dark / 2)[0]
    return float(first + max(rise, row - edge + 1)), float(first + row + edge)


def _is_even(darkness: npt.NDArray[np.intp]) -> bool:
    """Whether a row of pixels is nearly as dark in the white between letters as in them."""
    bright, paler, middle = np.percentile(darkness, (100 - BRIGHT, 100 - PALER, 50))
    return bool(bright >= EVEN * middle and (middle >= PALE or paler >= EVENER * middle))


def _known(line: TextLine, letter: float, found: Rules, scale: float) -> bool:
    """Whether a rule was found under the line."""
    rules = found.horizontal * scale
    near = (rules[:, 1] > line.base - OVER * letter) & (rules[:, 1] < line.base + CLEAR * letter)
    shared = np.minimum(rules[:, 2], line.x1) - np.maximum(rules[:, 0], line.x0)
    return bool((near & (shared >= KNOWN * (line.x1 - line.x0))).any())
