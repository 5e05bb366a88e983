"""What shines through from the other side of a sheet: pale beside the page's own print, and mirrored.

Whether it is mirrored only the recogniser can say (`page`); here it is told apart, and taken off.
"""

from dataclasses import dataclass

import numpy as np

from extract.scan.extras import cv2
from extract.scan.found import grown
from extract.scan.picture import Grey, Picture

INK, PALE = 130, 232
"""Grey levels: own print is darker than INK somewhere in each stroke; nothing paler than PALE counts."""
MOST_INK = 175
"""What shines through is paler than this nearly everywhere."""
NEAR = 3
"""Pixels beside own print that are its blurred edge."""
LEAST = 2e-3
"""Share of the page that is pale print before anything is looked at."""
STROKE, CONTRAST = 5.0, 16
"""Points across that no stroke of a letter is thick, and grey levels by which it is darker than the paper beside it."""
SOLID = 0.5
"""Share of pale print that is strokes: 0.84 to 0.98 of six pages that shine through, 0.16 of grain."""
PAPER = 255


@dataclass(frozen=True, slots=True)
class Ghosts:
    """A page in two: what it prints, and what may shine through, as dark as print."""

    own: Picture
    other: Picture


def parted(picture: Picture) -> Ghosts | None:
    """A picture with white paper parted into its own print and pale print; None where there is hardly any pale print,
    or no own."""
    grey = picture.grey
    own = (grey < INK).astype(np.uint8)
    pale = ((grey < PALE) & (grey >= INK)).astype(np.uint8) & (1 - grown(own, NEAR))
    if pale.mean() < LEAST or own.mean() < LEAST:
        return None
    pale &= _strokes(grey, picture.pixels(STROKE))
    if pale.mean() < LEAST or np.percentile(grey[pale > 0], 10) < MOST_INK or _solid(pale) < SOLID:
        return None
    whole = grown(pale) & (1 - own)
    bare = np.where(whole > 0, np.uint8(PAPER), grey)
    shown = PAPER - (PAPER - np.arange(256)) * (PAPER / (PAPER - MOST_INK))
    dark = np.where(pale > 0, np.clip(shown, 0, PAPER).astype(np.uint8)[grey], np.uint8(PAPER))
    return Ghosts(picture.shaded(bare), picture.shaded(dark))


def _strokes(grey: Grey, across: int) -> Grey:
    """1 on what is darker than all around it: strokes, no shading."""
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((across | 1, across | 1), np.uint8))
    return np.asarray(cv2.subtract(ground, grey) >= CONTRAST, np.uint8)


def _solid(pale: Grey) -> float:
    """Share of what is pale that lies in squares of two pixels: strokes do, grain does not."""
    squares = cv2.morphologyEx(pale, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return float(squares.mean() / pale.mean())
