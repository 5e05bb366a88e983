"""Rules that are paler than any print, as the grey borders of office styles are: thin, even, and long."""

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
