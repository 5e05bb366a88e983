"""Dots that shade a cell or a page, as printers without grey make them: taken off, so that letters stand free.

A dot is told by its size and by its company: many more small shapes than letters stand about it. A page's commas and
the dots of its letters are few beside their letters.
"""

import numpy as np
import numpy.typing as npt

from extract.scan.extras import cv2
from extract.scan.hairlines import hairlines
from extract.scan.picture import Grey, Picture

DARK = 185
"""Grey level up to which a pixel is ink; the paper is at 250."""
DOT = 0.34
"""Letter heights: a dot is neither higher nor wider."""
AROUND = 4.0
"""Letter heights: the side of the squares in which dots are counted."""
MANY = 5
"""Dots in such a square from which it is shaded; a square full of leaders, a line of them, has fewer."""
STROKE = 0.75
"""Strokes of letters on shading are as thick as so much of the page's usual stroke."""
LETTERS = (0.7, 1.8)
"""Letter heights of shapes that are letters for certain."""
LOWEST = 0.6
"""Letter heights: what is lower and narrower on shading is dots grown together."""
LEAST_INK = 1.0
"""Strokes as long as a letter is high that its ink comes to at least; a chain of dots is more white than ink."""
FEW = 200
"""A page with fewer small shapes has no shading."""
MOST = 0.6
"""Share of the page that may be shaded; more is noise."""
TALLEST, WIDEST = 0.55, 2.0
"""Inches: higher or wider shapes are no letters, nor words of letters grown together: rules and frames."""
PAPER = 250

Boxes = npt.NDArray[np.int32]


def letter_height(stats: Boxes) -> float:
    """The usual height of a letter, pixels: of shapes that are no mere dots beside those that hold most of the ink.

    `stats` are boxes as OpenCV gives them, background left out; 0 where there are none.
    """
    if not len(stats):
        return 0.0
    height, size = stats[:, 3].astype(np.float64), (stats[:, 2] * stats[:, 3]).astype(np.float64)
    order = np.argsort(height)
    usual = height[order][np.searchsorted(np.cumsum(size[order]), size.sum() / 2)]
    return float(np.median(height[height >= DOT * usual]))


def lettered(stats: Boxes, scale: float) -> Boxes:
    """The shapes that may be letters by their size; `scale`: pixels per point."""
    inch = 72 * scale
    return stats[(stats[:, 3] <= TALLEST * inch) & (stats[:, 2] <= WIDEST * inch)]


def without_stipple(picture: Picture) -> Picture:
    """The picture with paper in place of dots that stand close together over an area."""
    dark = (picture.grey < DARK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    letter = letter_height(lettered(stats[1:], picture.scale))
    small = (stats[:, 2] <= DOT * letter + 1) & (stats[:, 3] <= DOT * letter + 1)
    small[0] = False
    if small.sum() < FEW:
        return picture
    side = AROUND * letter
    if not _shaded(stats[small], side, picture.grey.shape).any():
        return picture
    lines = cv2.dilate(cv2.bitwise_or(*hairlines(picture.grey, picture.scale)), np.ones((3, 3), np.uint8)) > 0
    small &= ~lines[stats[:, 1] + stats[:, 3] // 2, stats[:, 0] + stats[:, 2] // 2]
    shaded = _shaded(stats[small], side, picture.grey.shape)
    if not 0 < shaded.mean() <= MOST:
        return picture
    area = cv2.resize(shaded, None, fx=side, fy=side, interpolation=cv2.INTER_NEAREST)[: len(dark), : dark.shape[1]]
    area = np.pad(area, [(0, n - m) for n, m in zip(dark.shape, area.shape, strict=True)])
    stroke = max(2, round(STROKE * _stroke(labels, stats, letter, area)))
    strokes = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((stroke, stroke), np.uint8))
    letters = _as_high(strokes, letter, stroke)
    return picture.shaded(np.where((area > 0) & (letters == 0) & ~lines, PAPER, picture.grey).astype(np.uint8))


def _shaded(dots: Boxes, side: float, shape: tuple[int, ...]) -> Grey:
    """1 on the squares of a page in which dots stand close together."""
    rows, columns = (int(n // side) + 1 for n in shape)
    count = np.zeros((rows, columns), np.float32)
    np.add.at(count, ((dots[:, 1] / side).astype(int), (dots[:, 0] / side).astype(int)), 1)
    return np.asarray((cv2.blur(count, (3, 3)) >= MANY) & (count >= MANY), np.uint8)


def _as_high(strokes: Grey, letter: float, stroke: int) -> Grey:
    """Only the shapes that are as high or wide as letters and hold a stroke's ink, and the marks beside them."""
    shapes = cv2.dilate(strokes, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(shapes, connectivity=8)
    thick = np.bincount(labels.ravel(), weights=strokes.ravel(), minlength=count)
    high = (stats[:, 2:4].max(axis=1) >= LOWEST * letter) & (thick >= LEAST_INK * stroke * letter)
    high[0] = False
    beside = cv2.dilate(high[labels].astype(np.uint8), np.ones((1, round(letter) | 1), np.uint8))
    return np.asarray(cv2.bitwise_and(shapes, beside))


def _stroke(labels: npt.NDArray[np.int32], stats: Boxes, letter: float, area: Grey) -> float:
    """The usual thickness of a stroke of the letters that stand on no shading, counted along rows; pixels."""
    low, high = (limit * letter for limit in LETTERS)
    lettered = (stats[:, 3] >= low) & (stats[:, 3] <= high) & (stats[:, 2] <= high)
    lettered &= area[stats[:, 1] + stats[:, 3] // 2, stats[:, 0] + stats[:, 2] // 2] == 0
    lettered[0] = False
    turns = np.diff(lettered[labels].astype(np.int8).ravel(), prepend=0, append=0)
    widths = np.nonzero(turns == -1)[0] - np.nonzero(turns == 1)[0]
    return float(np.percentile(widths, 40)) if len(widths) else 0.0
