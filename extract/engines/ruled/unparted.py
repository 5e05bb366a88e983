"""A row printed without rules between its cells: told apart by where its texts stand in the columns of the others.

A missing rule is no merged cell: three texts or more, each in columns of its own, are three cells or more.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from extract.ink import Floats

_GAP = 1.5
"""Font sizes between the middles of two letters from which they are of two texts: a blank takes less."""
_FEWEST = 3
"""Texts; a title may have two."""
Extent = tuple[float, float]


def cuts(letters: Floats, xs: Sequence[float], steps: Collection[int], size: float) -> tuple[int, ...]:
    """Positions of `xs` (the borders of the columns, n + 1) that part the texts of a header; none where they do not.

    `letters`: x of the middle of each letter, points; `steps`: borders at which the header reaches farther down on one
    side; `size`: of the page's letters, points.
    """
    texts = _texts(letters, size)
    if len(texts) < _FEWEST:
        return ()
    free = [[k for k, x in enumerate(xs) if one[1] < x < other[0]] for one, other in pairwise(texts)]
    free = [[k for k in between if k in steps] or between for between in free]
    return _best(texts, xs, free) if all(free) else ()


def all_cuts(letters: Floats, xs: Sequence[float], size: float, *, alike: bool = False) -> list[int]:
    """Positions of `xs` in the white between the texts of a row below the header: an empty cell is one too, also before
    a first text that begins at the edge of a column, and behind the last.

    `alike`: other rows of the table are parted so; two texts are enough then, each in a column.
    """
    texts = _texts(letters, size)
    if alike and any(_column(text, xs) is None for text in texts):
        return []
    free = [[k for k, x in enumerate(xs) if one[1] < x < other[0]] for one, other in pairwise(texts)]
    if len(texts) < _FEWEST - alike or not all(free):
        return []
    first, last = _column(texts[0], xs), _column(texts[-1], xs)
    flush = first is not None and texts[0][0] - xs[first] < _GAP * size
    before = range(1, first + 1) if first is not None and flush else ()
    behind = range(last + 1, len(xs) - 1) if last is not None else ()
    return sorted({*before, *(k for between in free for k in between), *behind})


def _column(text: Extent, xs: Sequence[float]) -> int | None:
    """The column that a text stands in; None where it runs over a border."""
    return next((k for k, (left, right) in enumerate(pairwise(xs)) if left < text[0] and text[1] < right), None)


def _texts(letters: Floats, size: float) -> list[Extent]:
    """Left and right end of each text, left to right."""
    at = np.sort(letters)
    after = np.flatnonzero(np.diff(at) > _GAP * size) + 1
    return [(float(text[0]), float(text[-1])) for text in np.split(at, after) if len(text)]


def _best(texts: Sequence[Extent], xs: Sequence[float], free: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Of the borders that are free between the texts, those that leave each nearest the middle of its columns."""
    found: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for text, ends in zip(texts, (*free, (len(xs) - 1,)), strict=True):
        found = {
            end: min(
                (cost + _off_centre(text, xs[start], xs[end]), (*way, end)) for start, (cost, way) in found.items()
            )
            for end in ends
        }
    return found[len(xs) - 1][1][:-1]


def _off_centre(text: Extent, left: float, right: float) -> float:
    return abs(text[0] + text[1] - left - right) / 2
