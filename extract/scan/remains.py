"""What is left of a stamp or a pen where rules cross it, told from letters: it lies along the mark and at the rule."""

import numpy as np
import numpy.typing as npt

from extract.scan.cut import Boxes
from extract.scan.extras import cv2
from extract.scan.found import around
from extract.scan.picture import Grey

ALONG, ACROSS = 0.3, 2.0
"""Median letter heights from a mark within which what is left of it lies; of the way that it goes on under a rule."""
SHARE = 0.85
"""Share of its ink that does, at least: a letter that a mark crosses stands out on a side of it."""
AT_RULE = 3
"""Pixels between it and the rule, at most."""
AS_HIGH = 0.8
"""Median letter heights from which it may be a letter: it lies beside the mark itself, or is none of it."""
LONG, LOW = 3.5, 1.2
"""Median letter heights that it is long and, the shorter way, high, at most."""


def remains(shapes: Boxes, ink: Grey, marks: Grey | None, rules: Grey, letter: float) -> npt.NDArray[np.bool_]:
    """(n,) which shapes of `ink` are left of `marks`; all planes 0 or 1, shapes in pixels."""
    out = np.zeros(len(shapes), np.bool_)
    if marks is None:
        return out
    whole = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, _square(ACROSS * letter))
    beside, between = (cv2.dilate(plane, _square(2 * ALONG * letter)) for plane in (marks, whole))
    sides = shapes[:, 2:] - shapes[:, :2]
    small = (sides.max(axis=1) < LONG * letter) & (sides.min(axis=1) < LOW * letter)
    for k in np.flatnonzero(small).tolist():
        box = shapes[k].tolist()
        near = around(between if box[3] - box[1] < AS_HIGH * letter else beside, box, 0)
        if near.any() and around(rules, box, AT_RULE).any():
            out[k] = near[around(ink, box, 0) > 0].mean() >= SHARE
    return out


def _square(side: float) -> Grey:
    return np.ones((round(side) | 1, round(side) | 1), np.uint8)
