"""Level letters of a watermark, among which the page's print stands: far larger than it, or paler. (Slanted ones are
told by their angle.)
"""

import numpy as np
import numpy.typing as npt

from extract.ink import Bools
from extract.pdf.glyphs import RawGlyphs

_LARGE = 2.5
"""Times the middling letter of the page."""
_PALE = 96
"""Luminance (0-255) over the middling letter's."""
_AMONG = 2
"""Letters of print, at least, whose middles lie in one letter of a watermark, or in letters of a pale one: no heading
is printed over.
"""


def watermarks(glyphs: RawGlyphs) -> Bools:
    """(n,) the letters of each size and shade among which print stands: each may be a text object of its own."""
    none = np.zeros(len(glyphs.codes), bool)
    if not len(none):
        return none
    large, pale = _large(glyphs), _pale(glyphs)
    marks = none
    for look in {(glyphs.size[k], glyphs.shade[k]) for k in np.flatnonzero(large | pale).tolist()}:
        own = (glyphs.size == look[0]) & (glyphs.shade == look[1])
        among = _among(glyphs, own, ~(large | pale))
        if among.max() >= _AMONG if (own & large).any() else (among > 0).sum() >= _AMONG:
            marks = marks | own
    return marks


def _large(glyphs: RawGlyphs) -> Bools:
    size = glyphs.size
    if size.max() <= _LARGE * size.min():
        return np.zeros(len(size), bool)
    return np.asarray(size > _LARGE * np.median(size))


def _pale(glyphs: RawGlyphs) -> Bools:
    shade = glyphs.shade.astype(int)
    if shade.max() < shade.min() + _PALE:
        return np.zeros(len(shade), bool)
    return np.asarray(shade >= np.median(shade) + _PALE)


def _among(glyphs: RawGlyphs, own: Bools, print_: Bools) -> npt.NDArray[np.intp]:
    """How many letters of print have their middle in each of these letters."""
    middles = ((glyphs.boxes[:, :2] + glyphs.boxes[:, 2:]) / 2)[print_]
    inside = [((middles >= box[:2]) & (middles <= box[2:])).all(axis=1).sum() for box in glyphs.boxes[own]]
    return np.array(inside, np.intp)
