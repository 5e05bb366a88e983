"""Boxes of ligatures in turned text, put right.

PDFium spells a ligature out ("ﬁ" as "f", "i") and places the letters as if the text were level, so that in
text that runs up or down the page they stand far from their line.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.ink import Floats

_ASTRAY = 2.0
"""Ems between a letter and its run's line, from which its box is wrong."""


def mend_turned(boxes: Floats, origin: Floats, size: Floats, angle: npt.NDArray[np.int16]) -> None:
    """Put letters that stand astray between their neighbours on the line, in place. PDF user space."""
    upright = (angle == 90) | (angle == 270)
    across = (boxes[:, 0] + boxes[:, 2]) / 2
    astray = np.flatnonzero(upright & (np.abs(across - origin[:, 0]) > _ASTRAY * size))
    if not len(astray):
        return
    for group in np.split(astray, np.flatnonzero(np.diff(astray) > 1) + 1):
        _place(boxes, origin, size, angle, group)


def _place(
    boxes: Floats, origin: Floats, size: Floats, angle: npt.NDArray[np.int16], group: npt.NDArray[np.intp]
) -> None:
    """Share the room between the letters before and after among a group; without neighbours it begins at its origin."""
    first = int(group[0])
    sign = 1 if angle[first] == 90 else -1
    base, em = float(origin[first, 0]), float(size[first])
    width = float((boxes[group, 2] - boxes[group, 0]).sum())
    start = sign * float(origin[first, 1])
    if first > 0 and abs(float(origin[first - 1, 0]) - base) < em / 2 and angle[first - 1] == angle[first]:
        before = boxes[first - 1]
        start = max(start, float(before[3] if sign > 0 else -before[1]))
    marks = start + np.linspace(0, width, len(group) + 1)
    for k, (a, b) in enumerate(pairwise(marks.tolist())):
        low, high = sorted((sign * a, sign * b))
        boxes[group[k]] = (base - em, low, base + em, high)
