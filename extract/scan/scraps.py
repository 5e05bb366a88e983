"""What is left of a mark that was taken off, told from print: short, beside the mark, unlike the cell's own text."""

from collections.abc import Sequence

import numpy as np

from extract.grouped import grouped
from extract.scan.layout import Layout, TextLine, is_dash
from extract.scan.picture import Grey
from extract.scan.place import Placed, certain_numbers

SCRAP = 2
"""Characters of what may be left of a mark."""
NEAR = 0.7
"""Median letter heights between a line and what it touches."""
OTHER = 0.25
"""Share of a figure's height by which scraps are higher or lower, or stand off the line of the text beside them."""


def without_scraps(placed: Sequence[Placed], layout: Layout) -> list[Placed]:
    """The lines of a page without those that marks left beside the words or the number of a cell."""
    if layout.marks is None:
        return list(placed)
    high = _high(placed)
    cells = grouped((line.line.field, line) for line in placed)
    return [line for line in placed if not _is_scrap(line, cells[line.line.field], high, layout)]


def _is_scrap(one: Placed, cell: Sequence[Placed], high: float, layout: Layout) -> bool:
    if len(one.text) > SCRAP or not touches(layout.marks, one.line, NEAR * layout.letter):
        return False
    others = [line for line in cell if line is not one and line.text]
    if any(len(line.text) > SCRAP and not any(map(str.isdigit, line.text)) for line in others):
        return True
    if any(is_dash(layout, line.line) for line in others) and not any(char.isdigit() for char in one.text):
        return True
    numbers = [line for line in others if any(char.isdigit() for char in line.text) and _fits(line.line, high)]
    if numbers and not _fits(one.line, high):
        return True
    return any(_is_askew(one.line, line.line, high) and _least(one) < _least(line) for line in numbers)


def _least(line: Placed) -> float:
    return float(line.confidence.min()) if len(line.confidence) else 0.0


def _fits(line: TextLine, high: float) -> bool:
    """Whether a line is as high as the page's figures are."""
    return abs(line.y1 - line.y0 - high) <= OTHER * high


def _is_askew(one: TextLine, other: TextLine, high: float) -> bool:
    """Whether one stands beside another, neither on its line nor on one of its own."""
    apart = abs(one.y1 - other.y1)
    return OTHER * high < apart < high


def _high(placed: Sequence[Placed]) -> float:
    """How high the page prints its figures; infinite where it prints no number for certain."""
    sure = certain_numbers(placed)
    return float(np.median([one.line.y1 - one.line.y0 for one in sure])) if sure else np.inf


def touches(plane: Grey | None, line: TextLine, near: float) -> bool:
    """Whether a plane of the page shows anything within `near` pixels of a line."""
    if plane is None:
        return False
    y0, x0 = (max(0, int(v - near)) for v in (line.y0, line.x0))
    return bool(plane[y0 : int(line.y1 + near) + 1, x0 : int(line.x1 + near) + 1].any())
