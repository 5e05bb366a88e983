"""Ligatures put right: their boxes in turned text, their codes where the bytes are swapped.

PDFium spells a ligature out ("ﬁ" as "f", "i") and places the letters as if the text were level, so that in
text that runs up or down the page they stand far from their line. Some writers give the letters of a ligature with
the bytes of each code swapped: "f" (U+0066) is told as U+6600, a Chinese character.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats
from extract.stretches import stretches

Codes = npt.NDArray[np.uint32]

_ASTRAY = 2.0
"""Ems between a letter and its run's line, from which its box is wrong."""


def mend_turned(boxes: Floats, origin: Floats, size: Floats, angle: npt.NDArray[np.int16]) -> None:
    """Put letters that stand astray between their neighbours on the line, in place. PDF user space."""
    upright = (angle == 90) | (angle == 270)
    if not upright.any():
        return
    across = (boxes[:, 0] + boxes[:, 2]) / 2
    for first, end in stretches(upright & (np.abs(across - origin[:, 0]) > _ASTRAY * size)):
        _place(boxes, origin, size, angle, np.arange(first, end))


def mend_swapped(codes: Codes) -> None:
    """Put codes with swapped bytes right, in place: runs of such codes that touch a Latin letter."""
    back = ((codes & 0xFF) << 8) | (codes >> 8)
    swapped = (codes <= 0xFFFF) & (codes > 0xFF) & (_is_latin(back) | ((back >= 0xFB00) & (back <= 0xFB06)))
    if not swapped.any():
        return
    letter = _is_latin(codes)
    for first, end in stretches(swapped):
        if letter[max(0, first - 1)] or letter[min(len(codes) - 1, end)]:
            codes[first:end] = back[first:end]


def _is_latin(codes: npt.NDArray[np.integer]) -> Bools:
    small = codes | 0x20
    return np.asarray((small >= ord("a")) & (small <= ord("z")) & (codes < 0x80))


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
