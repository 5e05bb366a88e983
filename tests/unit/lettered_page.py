"""A scanned page of drawn letters, one text a line: what is printed, and what was read of it."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from extract.scan.layout import Layout, TextLine
from extract.scan.picture import Picture
from extract.scan.place import Placed

cv2 = pytest.importorskip("cv2")

HIGH, LINE = 20, 60
"""Pixels of a drawn letter's height, and from line to line."""
Page = tuple[Picture, Layout, list[Placed]]
Ends = Callable[[str], np.ndarray]
"""Where each character of a text begins and ends."""


def page(
    printed: Sequence[str],
    read: Sequence[str],
    sure: Sequence[float],
    ends: Ends,
    hide: tuple[slice, slice] | None = None,
) -> Page:
    """What was printed, what was read from it, how surely; a mark over a part of it."""
    grey = np.full((LINE * len(printed) + 40, 400), 250, np.uint8)
    lines = []
    for row, text in enumerate(printed):
        base = LINE * row + 50
        for char, (x, _) in zip(text, ends(text), strict=True):
            cv2.putText(grey, char, (int(x), base), cv2.FONT_HERSHEY_DUPLEX, 0.9, (30,), 2)
        lines.append(TextLine(60, base - HIGH, float(ends(text)[-1, 1]), base, base, row + 1))
    marks = np.zeros_like(grey)
    if hide:
        grey[hide], marks[hide] = 250, 1
    placed = [
        Placed(text, ends(text), np.full(len(text), confidence, np.float32), line)
        for text, confidence, line in zip(read, sure, lines, strict=True)
    ]
    layout = Layout(tuple(lines), (grey < 185).astype(np.uint8), float(HIGH), marks=marks if hide else None)
    return Picture(grey, 2.0, marks if hide else None), layout, placed
