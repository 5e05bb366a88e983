"""Rules that are paler than any print, as the grey borders of office styles are: thin, even, and long; and dotted and
dashed ones: thin small shapes that stand close behind one another in a line.
"""

import numpy as np

from extract.scan.extras import cv2
from extract.scan.picture import Grey

ALONG = 9.0
"""Points along which levels are averaged: the paper's grain goes, a pale line stays."""
ASIDE = 3.0
"""Points off a line where there is paper on one side at least."""
PALER, PRINT = 6, 150
"""Grey levels by which a line is darker than that paper; the stems of letters that stand in a column are darker."""
EVEN = 0.8
"""Share of the pixels along a line that are darker than the paper."""
THICK, LONG = 2.0, 24.0
"""Points: no hairline is thicker, and none shorter."""
HALF = 2
"""Shapes are looked at in half the resolution."""
DASH = 2.0
"""Points: a dash is no thicker."""
CROSSING = 3.0
"""Points: where two dashed rules cross, a shape is no larger, and belongs to both."""
LONGEST = 14.0
"""Points: a longer piece is told without this."""
APART = 5.0
"""Points of white between two dashes, at most; letters of one column of text are further apart."""
FEWEST = 2
"""Gaps in a chain, from which it is told what lies in them."""
CHAIN = 24.0
"""Points: a dashed rule is at least so long."""


def hairlines(grey: Grey, scale: float) -> tuple[Grey, Grey]:
    """Pixels (0 or 255) of horizontal and of vertical rules in pale grey; `grey` has white paper."""
    return _lying(grey, scale), cv2.transpose(_lying(cv2.transpose(grey), scale))


def _lying(grey: Grey, scale: float) -> Grey:
    along, off = round(ALONG * scale) | 1, round(ASIDE * scale)
    mean = cv2.blur(grey, (along, 1))
    padded = cv2.copyMakeBorder(mean, off, off, 0, 0, cv2.BORDER_REPLICATE)
    paper = cv2.subtract(cv2.max(padded[: -2 * off], padded[2 * off :]), PALER)
    even = cv2.blur((grey < paper).astype(np.uint8) * np.uint8(100), (along, 1)) >= 100 * EVEN
    line = ((mean <= paper) & (mean > PRINT) & even).astype(np.uint8) * np.uint8(255)
    thick = cv2.morphologyEx(line, cv2.MORPH_OPEN, np.ones((round(THICK * scale) + 1, 1), np.uint8))
    return _long(cv2.subtract(line, thick), round(LONG * scale) | 1)


def _long(line: Grey, length: int) -> Grey:
    """Only the lying runs of 255 that are so long; by sums along them, which cost the same for any length."""
    middles = cv2.boxFilter(line, cv2.CV_32F, (length, 1), normalize=True, borderType=cv2.BORDER_CONSTANT) > 254.9
    runs = cv2.boxFilter(
        middles.astype(np.uint8), cv2.CV_32F, (length, 1), normalize=False, borderType=cv2.BORDER_CONSTANT
    )
    return np.asarray((runs > 0.5).astype(np.uint8) * np.uint8(255))


def dashed(dark: Grey, scale: float) -> tuple[Grey, Grey]:
    """Pixels (0 or 255) of horizontal and of vertical rules made of dashes or dots, gaps closed."""
    small = cv2.dilate(dark, np.ones((HALF, HALF), np.uint8))[::HALF, ::HALF]
    point = scale / HALF
    _, labels, stats, _ = cv2.connectedComponentsWithStats(small, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    thin = DASH * point + 1
    flat = (height <= thin) & (width <= LONGEST * point) & (width >= height)
    upright = (width <= thin) & (height <= LONGEST * point) & (height >= width)
    crossing = (np.minimum(width, height) > thin) & (np.maximum(width, height) <= CROSSING * point + 1)
    flat, upright = flat | crossing, upright | crossing
    flat[0] = upright[0] = False
    horizontal = _chains(flat.astype(np.uint8)[labels] * np.uint8(255), small, point)
    vertical = cv2.transpose(
        _chains(cv2.transpose(upright.astype(np.uint8)[labels] * np.uint8(255)), cv2.transpose(small), point)
    )
    height, width = dark.shape
    return tuple(cv2.resize(m, (width, height), interpolation=cv2.INTER_NEAREST) for m in (horizontal, vertical))


def _chains(pieces: Grey, dark: Grey, point: float) -> Grey:
    """Horizontal runs of pieces, closed, that are long enough."""
    level = cv2.dilate(pieces, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(level, cv2.MORPH_CLOSE, np.ones((1, max(2, round(APART * point))), np.uint8))
    long: Grey = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, max(2, round(CHAIN * point))), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    kept = [False, *(_is_chain(pieces, dark, *box) for *box, _ in stats[1:].tolist())]
    return np.asarray(np.array(kept, np.uint8)[labels] * np.uint8(255))


def _is_chain(pieces: Grey, dark: Grey, x: int, y: int, width: int, height: int) -> bool:
    """Whether nothing but white parts some of the pieces: where rules part all, each is a letter in its own cell."""
    place = slice(y, y + height), slice(x, x + width)
    shown, any_ = (plane[place].max(axis=0) > 0 for plane in (pieces, dark))
    own = np.flatnonzero(shown)
    between = slice(own[0], own[-1]) if len(own) else slice(0)
    gap = ~shown[between]
    ruled = gap & any_[between]
    starts = np.flatnonzero(np.diff(gap.astype(np.int8), prepend=0) > 0)
    crossed = sum(bool(part.any()) for part in np.split(ruled, starts)[1:])
    return len(starts) < FEWEST or crossed < len(starts)
