"""Words that stand upright in narrow cells ("Satuan", read from below): read turned, where that says more.

Read as they stand, their letters lie on their backs, one or two to a line, and the recogniser doubts them.
"""

from collections.abc import Sequence

import numpy as np

from extract.grouped import grouped
from extract.scan.extras import cv2
from extract.scan.layout import Layout, TextLine
from extract.scan.ocr import Reading, Recogniser, sureness
from extract.scan.picture import Grey, Picture
from extract.scan.place import LINE, MARGIN, Placed

NARROW, HIGH = 1.8, 1.7
"""Median letter heights: what stands is no wider, and at least so high."""
DOUBTED, SURE = 0.9, 0.85
"""Mean confidence below which a narrow cell is read turned as well, and from which it is taken so."""
STACKED, AT_MOST, CLOSE = 2, 2, 0.6
"""Lines, of so many letters each, that fill so much of their height: read turned as well."""


def stood(placed: Sequence[Placed], picture: Picture, layout: Layout, reader: Recogniser) -> list[Placed]:
    """The lines, those of a cell that holds standing words as one line of these."""
    out: list[Placed] = []
    for field, lines in grouped((line.line.field, line) for line in placed).items():
        turned = None
        if field != layout.open and (sureness(lines) < DOUBTED or _stacked(lines)):
            turned = _turned([line.line for line in lines], picture, layout, reader)
        if turned is not None and sureness([turned]) < sureness(lines):
            turned = None
        out += lines if turned is None else [turned]
    return out


def _stacked(lines: Sequence[Placed]) -> bool:
    """Whether a cell is read as a pile of single letters that stand close on each other."""
    covered = sum(line.line.y1 - line.line.y0 for line in lines)
    height = max(line.line.y1 for line in lines) - min(line.line.y0 for line in lines)
    few = sum(len(line.text) for line in lines) <= AT_MOST * len(lines)
    return len(lines) >= STACKED and few and covered >= CLOSE * height


def _turned(lines: Sequence[TextLine], picture: Picture, layout: Layout, reader: Recogniser) -> Placed | None:
    """What a cell says from below, or from above, where that is read for certain; None where it does not stand."""
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    y0, y1 = min(line.y0 for line in lines), max(line.y1 for line in lines)
    if x1 - x0 > NARROW * layout.letter or y1 - y0 < HIGH * layout.letter:
        return None
    cut = _cut(picture.grey, (x0, y0, x1, y1), layout.letter)
    best = max((reader.read(np.rot90(cut, turn)) for turn in (-1, 1)), key=lambda reading: sureness([reading]))
    if len(best.text) < 2 or sureness([best]) < SURE:
        return None
    return _lying(best, (x0, x1, (y0 + y1) / 2), layout.letter, lines[0].field)


def _cut(grey: Grey, box: tuple[float, float, float, float], letter: float) -> Grey:
    """The picture of standing words with the paper around them that a line is read with."""
    side = round(MARGIN * letter)
    x0, y0, x1, y1 = (max(0, round(v)) for v in box)
    cut = grey[max(0, y0 - side) : y1 + side, x0:x1]
    more = max(2, round((LINE * letter - (x1 - x0)) / 2))
    return np.asarray(cv2.copyMakeBorder(cut, 0, 0, more, more, cv2.BORDER_REPLICATE))


def _lying(reading: Reading, place: tuple[float, float, float], letter: float, field: int) -> Placed:
    """The words as one lying line in the middle of their cell, as wide as they stand."""
    x0, x1, middle = place
    line = TextLine(x0, middle - letter / 2, x1, middle + letter / 2, middle + letter / 2, field)
    edges = np.linspace(x0, x1, len(reading.text) + 1, dtype=np.float32)
    return Placed(reading.text, np.stack([edges[:-1], edges[1:]], axis=1), reading.confidence, line)
