"""Columns that a table counts itself: between two numbers of its row of numbers lies one border, where the white is."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from extract.engines.aligned.borders import beside_edge
from extract.engines.aligned.printed import Chunk, Printed, line_of
from extract.engines.aligned.rivers import STEP
from extract.figures import is_value
from extract.stretches import stretches

_FEWEST = 3
"""Columns, from which a row of numbers counts them."""
_ACROSS = 0.15
"""Of the lines, those that may have text across a border: headers and bands."""
_WIDE = 0.01
"""Of a line with two texts in a column, what a point of white is worth."""
_BESIDE, _SHARED = 3.0, 0.1
"""Points right of a border within which texts begin, and what one of them is worth."""
_UNCOUNTED = 0.4
"""Of the lines, those that must have a text beside the first or last column that is counted for one more."""
_CUT, _HEAD = 2.0, 0.2
"""What a text across a border costs, and what one of the header, which may stand over several columns."""
Ways = dict[float, tuple[float, list[float]]]
"""What the best borders up to each one cost, and these."""


def counted_edges(printed: Sequence[Printed]) -> list[float]:
    """x of the borders between the columns that a row of numbers counts, from the left: those of least cost by which
    no line has two texts in one column. None where there is no such row, or where texts stand across."""
    lines = [line_of([part for chunk in line.chunks for part in _numbered(chunk)]) for line in printed]
    row = next((line for line in lines if line.counts_columns and line.chunks[0].text.strip("().") == "1"), None)
    if row is None or len(row.chunks) < _FEWEST:
        return []
    ends = min(line.x0 for line in lines), max(line.x1 for line in lines)
    more = [_white(ends[0], row.x0, lines, row.y0), _white(row.x1, ends[1], lines, row.y0)]
    free = [_white(one.x1, other.x0, lines, row.y0) for one, other in pairwise(row.chunks)]
    ways: Ways = {-1e6: (0.0, [])}
    ways |= _onward(ways, more[0], lines, _UNCOUNTED * len(lines))
    for places in free:
        ways = _onward(ways, places, lines)
    ways |= _onward(ways, more[1], lines, _UNCOUNTED * len(lines))
    ways = _onward(ways, {1e6: 0.0}, lines)
    return next((way[:-1] for _, way in ways.values()), [])


def _onward(ways: Ways, places: Mapping[float, float], lines: Sequence[Printed], more: float = 0.0) -> Ways:
    """The best way to each of these borders, a column farther than they lead now."""
    return {
        x: min((was + _doubles(left, x, lines) + cost + more, [*way, x]) for left, (was, way) in ways.items())
        for x, cost in (places.items() if ways else ())
    }


def _numbered(chunk: Chunk) -> tuple[Chunk, ...]:
    """A text and the number before it, which may be of a column as close as words are; a value keeps its unit."""
    apart = chunk.n_words > 1 and chunk.words[0][2].rstrip(".").isdecimal() and not is_value(chunk.text)
    return chunk.split(1) if apart else (chunk,)


def _doubles(left: float, right: float, lines: Sequence[Printed]) -> int:
    """How many lines have several texts between two borders."""
    held = (sum(any(left <= (a + b) / 2 < right for a, b, _ in c.words) for c in line.chunks) for line in lines)
    return sum(n > 1 for n in held)


def _white(left: float, right: float, lines: Sequence[Printed], body: float) -> dict[float, float]:
    """A border in each stretch between two numbers that few texts stand across, fewer than beside it, and its cost.
    `body`: y under which no header stands."""
    steps = np.arange(left, right, STEP)
    near = [c for line in lines for c in line.chunks if c.x1 > left and c.x0 < right]
    over = np.zeros(len(steps), np.int32)
    for x0, x1, _ in (word for chunk in near for word in chunk.words):
        over += (steps > x0) & (steps < x1)
    found: list[tuple[int, int, int]] = []
    for across in range(int(_ACROSS * len(lines)) + 1):
        wider = (run for run in stretches(over <= across) if not any(run[0] < b and a < run[1] for a, b, _ in found))
        found += [(*run, across) for run in wider]
    places = [(beside_edge(float(steps[a]), float(steps[b - 1]), near), b - a, n) for a, b, n in found]
    return {x: across + _cost(x, near, body) - _WIDE * wide * STEP for x, wide, across in places}


def _cost(x: float, near: Sequence[Chunk], body: float) -> float:
    """What the texts that a border cuts cost, less what those that begin right of it are worth."""
    cut = sum(_CUT if chunk.y0 > body else _HEAD for chunk in near if chunk.x0 < x < chunk.x1)
    return cut - _SHARED * sum(0 < chunk.x0 - x < _BESIDE for chunk in near)
