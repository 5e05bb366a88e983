"""Stamps, signatures and pens told from print by their colour, and taken off before anything is read.

Only marks that are drawn across the lines go: a coloured shape several letters high that is no rule, and what lies
inside its outline (the words on a stamp's ring). Coloured type, coloured rules and coloured cells stay.
"""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from extract.scan.extras import cv2

SHRINK = 2
"""Marks are told at half the resolution."""
CHROMA = 45
"""Levels between the strongest and the weakest channel of coloured ink; paper is white by then."""
TINGED = 28
"""The same near the edge of a coloured stroke."""
BLACK = 72
"""Strongest channel up to which a pixel is black print that a picture's compression has tinged."""
THICK = 1 / 6
"""Inches: a wider coloured area is a cell or a picture."""
HIGH = 1 / 3
"""Inches: a mark is higher or wider than letters of a title."""
STROKE = 1 / 2
"""Inches of straight, level or upright stroke that make a rule."""
RULED = 0.5
"""Share of a shape in such strokes from which it is rules."""
LEAST = 2e-5
"""Share of the page that is coloured before anything is looked for."""

Grey: TypeAlias = npt.NDArray[np.uint8]
"""(height, width), 0 black."""
Colours: TypeAlias = npt.NDArray[np.uint8]
"""(height, width, 3)."""


def without_marks(colours: Colours, dpi: float) -> tuple[Grey, Grey | None]:
    """The page in grey with coloured marks taken off, and 1 where they were; None where there are none."""
    grey: Grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    white = np.maximum(np.percentile(colours[::16, ::16].reshape(-1, 3), 75, axis=0), 1)
    small = cv2.resize(colours, None, fx=1 / SHRINK, fy=1 / SHRINK, interpolation=cv2.INTER_AREA)
    chroma, strongest = _chroma(small, white)
    ink = ((chroma > CHROMA) & (strongest > BLACK)).astype(np.uint8)
    if ink.mean() < LEAST:
        return grey, None
    marks = _marks(ink, dpi / SHRINK)
    if not marks.any():
        return grey, None
    x, y, w, h = (SHRINK * n for n in cv2.boundingRect(cv2.dilate(marks, np.ones((5, 5), np.uint8))))
    at = (slice(y, y + h), slice(x, x + w))
    whole = np.zeros_like(grey)
    whole[at] = _strokes(colours[at], marks, white)
    return taken_off(grey, whole, dpi), whole


def _chroma(colours: Colours, white: npt.NDArray[np.float64]) -> tuple[Any, Any]:
    """How coloured each pixel is and how bright its strongest channel, 0-255, on paper made white."""
    scaled = np.minimum(colours * (255 / white).astype(np.float32), 255)
    strongest = scaled.max(axis=2)
    return strongest - scaled.min(axis=2), strongest


def _marks(ink: Grey, dpi: float) -> Grey:
    """1 on strokes of coloured shapes that are marks, and on coloured ink inside their outlines."""
    thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _box(THICK * dpi, THICK * dpi))
    strokes = cv2.subtract(ink, cv2.dilate(thick, np.ones((5, 5), np.uint8)))
    joined = cv2.morphologyEx(strokes, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    ruled = cv2.morphologyEx(cv2.dilate(joined, _box(1, 3)), cv2.MORPH_OPEN, _box(STROKE * dpi, 1))
    ruled |= cv2.morphologyEx(cv2.dilate(joined, _box(3, 1)), cv2.MORPH_OPEN, _box(1, STROKE * dpi))
    n, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    straight = np.bincount(labels[ruled > 0], minlength=n)
    outlines = np.zeros_like(ink)
    for k in range(1, n):
        x, y, w, h, area = stats[k]
        if h >= HIGH * dpi and w >= HIGH * dpi and straight[k] < RULED * area:
            y1, x1 = y + h, x + w
            contours, _ = cv2.findContours((labels[y:y1, x:x1] == k).astype(np.uint8), 0, 2)
            hull = cv2.convexHull(np.concatenate(contours))
            cv2.fillConvexPoly(outlines, hull + np.array([x, y]), 1)
    return np.asarray(cv2.bitwise_and(strokes, outlines))


def _box(width: float, height: float) -> Grey:
    return np.ones((max(1, round(height)), max(1, round(width))), np.uint8)


def taken_off(grey: Grey, marks: Grey, dpi: float) -> Grey:
    """Marks replaced by what is around them: paper, or a stroke of print that goes on under them."""
    near = dpi / 50
    x, y, w, h = cv2.boundingRect(marks)
    side = round(near) + 1
    out, at = grey.copy(), (slice(max(0, y - side), y + h + side), slice(max(0, x - side), x + w + side))
    out[at] = cv2.inpaint(grey[at], marks[at], near, cv2.INPAINT_TELEA)
    return out


def _strokes(colours: Colours, marks: Grey, white: Any) -> Grey:
    """1 on coloured ink near marks, to the pale edges of its strokes; `marks` is smaller by SHRINK."""
    near = cv2.dilate(marks, np.ones((5, 5), np.uint8))
    x, y, w, h = cv2.boundingRect(near)
    near = cv2.resize(near[y : y + h, x : x + w], colours.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    chroma, strongest = _chroma(colours, white)
    return np.asarray((near > 0) & (chroma > TINGED) & (strongest > BLACK), np.uint8)
