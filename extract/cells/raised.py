"""Raised letters of a line: footnote marks and exponents, written as superscripts ("21¹⁾", "Km²").

So a mark beside a figure stays told from the figure's own digits.
"""

import re

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats
from extract.signs import STROKES
from extract.signs import raised as superscript
from extract.stretches import stretches

SMALLER = 0.9
"""A raised letter's size, of the line's largest, at most."""
_WORDS = re.compile(r"([^\W\d_]{3,})|.", re.DOTALL)
"""Letters side by side that are a word, set a little higher, and no mark; else one character."""
RAISED = 0.25
"""Ems of the line's largest letters by which a raised letter's foot stands over theirs, at least."""


def raised_in(flow: Floats, size: Floats, starts: npt.NDArray[np.intp], pictured: Bools) -> Bools:
    """(n,) which letters of lines (in reading order, each begins at one of `starts`) stand raised.

    `flow`: (n, 4) boxes with y across the line, down. Letters of pictures have no size that could tell.
    """
    known = np.where(pictured, 0, size)
    most = np.repeat(np.maximum.reduceat(known, starts), np.diff(np.append(starts, len(size))))
    small = (size <= SMALLER * most) & ~pictured
    if not small.any():
        return small
    feet = np.where(small, -np.inf, flow[:, 3])
    foot = np.repeat(np.maximum.reduceat(feet, starts), np.diff(np.append(starts, len(size))))
    return np.asarray(small & (foot - flow[:, 3] >= RAISED * most))


def superscripts(letters: list[str], raised: Bools) -> list[str]:
    """The letters with raised ones as superscripts; the numerator of a small fraction ("1/2") stays as it is, and so do
    words.
    """
    out = list(letters)
    for first, end in stretches(raised):
        if end == len(letters) or letters[end] not in STROKES:
            run = "".join(one if len(one) == 1 else "x" for one in letters[first:end])  # a ligature is several
            for word in _WORDS.finditer(run):
                marks = slice(first + word.start(), first + word.end())
                out[marks] = letters[marks] if word[1] else map(superscript, letters[marks])
    return out
