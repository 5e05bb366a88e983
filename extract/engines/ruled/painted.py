"""Tables without rules whose cells are painted: the edges of the fills are their rules.

White stripes between painted ones: the borders of the cells above and below a stripe part its texts as well. A table
that paints every second row leaves the others bare, the last one also without a foot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.engines.areas import lying_in
from extract.grid import Grid
from extract.ink import Floats, Glyphs, Ink, Rules
from extract.stretches import runs

_LEVEL = 2.0
"""Points within which edges are one."""
_SHARED = 0.5
"""Of the borders of a band, those that the next one has as well."""
_FILLED = 0.6
"""Of the columns, those in which the stripe under the last band says something: signatures fill fewer."""
_BLANK = 0.6
"""Sizes of white between two letters of one text, at most."""


Borders = tuple[float, ...]
_WHITE = 250
_SMALLEST = 5.0
"""Points: narrower paint marks a word or is a drawing's."""
_FEWEST, _MOST = 4, 1500
"""Areas that make a table; a map or a gradient has more."""
_OVER = 0.5


@dataclass(frozen=True, slots=True)
class _Edge:
    """One side of a row of painted cells: its height and where its cells' sides are, from the left; points."""

    at: float
    xs: Borders


def stripes(boxes: Floats, lying: Floats, glyphs: Glyphs) -> tuple[Floats, Floats]:
    """The rules that white stripes lack: horizontal ones and vertical ones, (n, 4) each. `boxes`: painted cells;
    `lying`: rules, which may close a stripe as well."""
    printed = glyphs.select(glyphs.text != " ")
    feet = _edges(boxes, 3)
    tops = sorted([*_edges(boxes, 1), *_ruled(feet, lying)], key=lambda edge: edge.at)
    found = [(foot, top, xs) for foot, top in _facing(feet, tops) if (xs := _parted(foot, top.at, top.xs, printed))]
    open_ = list(_open(feet, tops, found, printed))
    sides = [*((foot.at, top.at, xs) for foot, top, xs in found), *((foot.at, end, xs) for foot, end, xs in open_)]
    down = [(x, high, x, low) for high, low, xs in sides for x in xs]
    across = [(xs[0], end, xs[-1], end) for _, end, xs in open_]
    return np.array(across, np.float32).reshape(-1, 4), np.array(down, np.float32).reshape(-1, 4)


Found = tuple[_Edge, _Edge, Borders]
"""A foot, the top under it, and the borders of the stripe between."""


def _edges(boxes: Floats, side: int) -> list[_Edge]:
    """The lower (3) or upper (1) edges of cells that lie side by side, from the top."""
    ordered = sorted(boxes.tolist(), key=lambda box: (box[side], box[0]))
    rows = runs(ordered, lambda row, box: bool(box[side] - row[0][side] < _LEVEL))
    return [_Edge(row[0][side], _sides(row)) for row in rows if len(row) > 1]


def _ruled(feet: Sequence[_Edge], lying: Floats) -> Iterator[_Edge]:
    """The rules under all bands of their width, as edges of a row with the sides of the last of these."""
    for x0, at, x1, _ in lying.tolist():
        over = [foot for foot in feet if abs(foot.xs[0] - x0) < _LEVEL and abs(foot.xs[-1] - x1) < _LEVEL]
        if over and over[-1].at + _LEVEL < at:
            yield _Edge(at, over[-1].xs)


def _sides(row: Sequence[Sequence[float]]) -> Borders:
    xs = sorted(x for box in row for x in (box[0], box[2]))
    return tuple(a for a, b in pairwise([*xs, np.inf]) if b - a > _LEVEL)


def _facing(feet: Sequence[_Edge], tops: Sequence[_Edge]) -> Iterator[tuple[_Edge, _Edge]]:
    """Each foot and the next top under it over the same width, where white lies between them."""
    for foot in feet:
        under = [top for top in tops if top.at > foot.at - _LEVEL and _as_wide(foot, top)]
        if under and under[0].at > foot.at + _LEVEL:
            yield foot, under[0]


def _as_wide(one: _Edge, other: _Edge) -> bool:
    return abs(one.xs[0] - other.xs[0]) < _LEVEL and abs(one.xs[-1] - other.xs[-1]) < _LEVEL


def _parted(foot: _Edge, end: float, xs: Borders, printed: Glyphs) -> Borders:
    """The borders that a band and the next one share, where texts stand between the two and no text runs over them;
    none, where these are too few."""
    shared = tuple(x for x in foot.xs if any(abs(x - other) < _LEVEL for other in xs))
    inside = _inside(printed, foot, end)
    enough = len(shared) > max(2, _SHARED * len(foot.xs))
    return shared if enough and len(inside.text) and not _crossed(inside, shared[1:-1]) else ()


def _inside(printed: Glyphs, foot: _Edge, end: float) -> Glyphs:
    """The letters under a foot and over an end."""
    x, y = ((printed.boxes[:, k] + printed.boxes[:, k + 2]) / 2 for k in (0, 1))
    return printed.select((x > foot.xs[0]) & (x < foot.xs[-1]) & (y > foot.at) & (y < end))


def _crossed(letters: Glyphs, xs: Sequence[float]) -> bool:
    """Whether a border goes through a text."""
    boxes, size = letters.boxes, letters.size
    level = np.abs(boxes[1:, 3] - boxes[:-1, 3]) < _LEVEL
    joined = level & (np.abs(boxes[1:, 0] - boxes[:-1, 2]) < _BLANK * size[1:])
    left, right = (boxes[:-1, 0] + boxes[:-1, 2])[joined] / 2, (boxes[1:, 0] + boxes[1:, 2])[joined] / 2
    return any(bool(((left < x) & (x < right)).any()) for x in xs)


def _open(
    feet: Sequence[_Edge], tops: Sequence[_Edge], found: Sequence[Found], printed: Glyphs
) -> Iterator[tuple[_Edge, float, Sequence[float]]]:
    """The last band of each table with stripes, the foot of the stripe under it, and its borders."""
    for foot in feet:
        over = [(above, xs) for above, _, xs in found if _as_wide(above, foot) and above.at < foot.at]
        if not over or any(_as_wide(other, foot) and other.at > foot.at + _LEVEL for other in (*feet, *tops)):
            continue
        (first, _), (_, xs) = over[0], over[-1]
        step = _farthest(_inside(printed, first, foot.at))
        end = _foot_of_text(_inside(printed, foot, np.inf), foot.at, step, xs[1:-1])
        xs = _parted(foot, end, xs, printed)
        if xs and _filled(_inside(printed, foot, end), xs) >= _FILLED:
            yield foot, end, xs


def _farthest(letters: Glyphs) -> float:
    """From the foot of a line to that of the next one, at most; points."""
    return float(np.diff(np.sort(letters.boxes[:, 3])).max(initial=0.0))


def _foot_of_text(letters: Glyphs, top: float, step: float, xs: Sequence[float]) -> float:
    """Where the lines right under a band end that stand no farther from each other than its own rows do, none of them
    over a border."""
    end, below = top, letters.boxes[:, 3]
    while len(rest := below[below > end + _LEVEL]):
        line = letters.select(np.abs(below - rest.min()) < _LEVEL)
        if rest.min() > end + step + _LEVEL or _crossed(line, xs):
            break
        end = float(rest.min())
    return end + _LEVEL / 2


def _filled(letters: Glyphs, xs: Sequence[float]) -> float:
    """The part of the columns that hold letters."""
    columns = np.searchsorted(xs, (letters.boxes[:, 0] + letters.boxes[:, 2]) / 2)
    return len(np.unique(columns)) / (len(xs) - 1)


def edges_of_fills(ink: Ink, found: list[Grid]) -> Rules | None:
    """The outlines of the coloured areas outside the grids already found, with the rules there and those that white
    stripes between them lack; None: too few."""
    fills = ink.fills.boxes
    seen = (ink.fills.colours < _WHITE).any(axis=1) & ((fills[:, 2:] - fills[:, :2]) >= _SMALLEST).all(axis=1)
    boxes = fills[seen & _outside(fills, found)]
    if len(boxes) > _MOST:
        return None
    boxes = _outer(boxes)
    if len(boxes) < _FEWEST:
        return None
    x0, y0, x1, y1 = boxes.T
    above, below = np.stack([x0, y0, x1, y0], axis=1), np.stack([x0, y1, x1, y1], axis=1)
    left, right = np.stack([x0, y0, x0, y1], axis=1), np.stack([x1, y0, x1, y1], axis=1)
    rules = ink.rules
    lying = rules.horizontal[_outside(rules.horizontal, found)]
    ends, sides = stripes(boxes, lying, ink.glyphs)
    across = np.concatenate([above, below, ends, lying])
    down = np.concatenate([left, right, sides, rules.vertical[_outside(rules.vertical, found)]])
    return Rules.thin(across, down)


def _outer(boxes: Floats) -> Floats:
    """Without those inside others: the paint behind a paragraph lies in its cell's."""
    return boxes[~lying_in(boxes, _OVER).any(axis=1)]


def _outside(boxes: Floats, grids: list[Grid]) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Whose middles lie in no grid."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    out = np.ones(len(boxes), bool)
    for grid in grids:
        box = grid.box
        out &= ~((x >= box.x0 - 1) & (x <= box.x1 + 1) & (y >= box.y0 - 1) & (y <= box.y1 + 1))
    return out
