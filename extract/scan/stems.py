"""Roman numerals of equal strokes ("III"), of which the recogniser takes some for one: the ink counts them."""

import re

import numpy as np

from extract.scan.layout import Layout
from extract.scan.picture import Grey
from extract.scan.place import Placed
from extract.stretches import stretches

NUMERAL = re.compile(r"(?<!\w)I{1,2}(?!\w)")
MOST = 3
"""Strokes of such a numeral."""
SLIM, HIGH = 0.4, 0.7
"""Shares of its height that a stroke is wide at most, and of its line's letters that it is high at least."""
SURE = 0.9
"""What counted strokes are worth at most."""


def counted(placed: Placed, layout: Layout) -> Placed:
    """The line with as many strokes in its numerals as it shows."""
    for numeral in reversed(list(NUMERAL.finditer(placed.text))):
        first, last = numeral.span()
        strokes = _strokes(placed, first, last, layout.ink)
        if last - first < strokes <= MOST:
            placed = _written(placed, first, last, strokes)
    return placed


def _strokes(placed: Placed, first: int, last: int, ink: Grey) -> int:
    """How many strokes stand where a numeral was read; 0 where anything else does."""
    line = placed.line
    x0, x1 = int(placed.ends[first, 0]), int(placed.ends[last - 1, 1]) + 1
    block = ink[int(line.y0) : int(line.base) + 1, x0:x1]
    runs = stretches(block.any(axis=0))
    return len(runs) if all(_is_stroke(block[:, start:end]) for start, end in runs) else 0


def _is_stroke(ink: Grey) -> bool:
    rows = np.nonzero(ink.any(axis=1))[0]
    high = rows[-1] - rows[0] + 1
    return bool(ink.shape[1] <= SLIM * high and high >= HIGH * len(ink))


def _written(placed: Placed, first: int, last: int, strokes: int) -> Placed:
    """With so many of them, side by side."""
    edges = np.linspace(placed.ends[first, 0], placed.ends[last - 1, 1], strokes + 1, dtype=np.float32)
    sure = np.full(strokes, min(SURE, float(placed.confidence[first:last].min())), np.float32)
    return placed.written(first, last, "I" * strokes, np.stack([edges[:-1], edges[1:]], axis=1), sure)
