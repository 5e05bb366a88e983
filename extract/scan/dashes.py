"""Dotted and dashed rules: thin small shapes that stand close behind one another in a line."""

import numpy as np

from extract.scan.extras import opencv
from extract.scan.picture import Grey

HALF = 2
"""Shapes are looked at in half the resolution."""
THIN = 2.0
"""Points: a dash is no thicker."""
CROSSING = 3.0
"""Points: where two dashed rules cross, a shape is no larger, and belongs to both."""
LONGEST = 14.0
"""Points: a longer piece is told without this."""
APART = 5.0
"""Points of white between two dashes, at most; letters of one column of text are further apart."""
CHAIN = 24.0
"""Points: a dashed rule is at least so long."""


def dashed(dark: Grey, scale: float) -> tuple[Grey, Grey]:
    """Pixels (0 or 255) of horizontal and of vertical rules made of dashes or dots, gaps closed."""
    cv2 = opencv()
    small = cv2.dilate(dark, np.ones((HALF, HALF), np.uint8))[::HALF, ::HALF]
    point = scale / HALF
    _, labels, stats, _ = cv2.connectedComponentsWithStats(small, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    thin = THIN * point + 1
    flat = (height <= thin) & (width <= LONGEST * point) & (width >= height)
    upright = (width <= thin) & (height <= LONGEST * point) & (height >= width)
    crossing = (np.minimum(width, height) > thin) & (np.maximum(width, height) <= CROSSING * point + 1)
    flat, upright = flat | crossing, upright | crossing
    flat[0] = upright[0] = False
    horizontal = _chains(flat.astype(np.uint8)[labels] * np.uint8(255), point)
    vertical = cv2.transpose(_chains(cv2.transpose(upright.astype(np.uint8)[labels] * np.uint8(255)), point))
    height, width = dark.shape
    return tuple(cv2.resize(m, (width, height), interpolation=cv2.INTER_NEAREST) for m in (horizontal, vertical))


def _chains(pieces: Grey, point: float) -> Grey:
    """Horizontal runs of pieces, closed, that are long enough."""
    cv2 = opencv()
    level = cv2.dilate(pieces, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(level, cv2.MORPH_CLOSE, np.ones((1, max(2, round(APART * point))), np.uint8))
    long: Grey = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, max(2, round(CHAIN * point))), np.uint8))
    return long
