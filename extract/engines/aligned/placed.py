"""Texts in their columns, and the borders between columns that part none."""

from collections.abc import Sequence
from itertools import pairwise

from extract.engines.aligned.printed import Chunk, Printed
from extract.figures import is_value, is_year
from extract.structs import struct

OVERHANG = 1.2
"""Points by which a chunk may reach over a border and still belong to one column."""
_JUSTIFIED, _FLUSH = 2, 0.15
"""Lines that tell a justified text, at the least; sizes by which their ends miss one another."""
_PITCH = 1.6
"""Sizes from line to line of one text, at most."""


@struct(frozen=True, slots=True)
class Placed:
    """A chunk in its columns, `first` to `last` inclusive."""

    chunk: Chunk
    first: int
    last: int


def needless(placed: Sequence[Sequence[Placed]], printed: Sequence[Printed], borders: Sequence[float]) -> list[float]:
    """Borders that part no columns. `printed`: the lines before any text was cut at a border."""
    return [*_beside_header(placed, borders), *_shared(placed, printed, borders), *_justified(placed, borders)]


def _beside_header(placed: Sequence[Sequence[Placed]], borders: Sequence[float]) -> list[float]:
    """Borders between a header and the column under it that stand side by side: one of two neighbours has text
    above the other's only, and no line has text in both. A year over a column is its header."""
    rows: dict[int, set[int]] = {}
    for k, line in enumerate(placed):
        for p in line:
            if p.first == p.last:
                rows.setdefault(p.first, set()).add(k)
    out: list[float] = []
    taken: set[int] = set()
    for c in range(len(borders) - 2):
        left, right = rows.get(c, set()), rows.get(c + 1, set())
        if not left or not right or left & right or {c, c + 1} & taken:
            continue
        upper, lower = (left, right) if max(left) < min(right) else (right, left)
        headed = any(is_year(p.chunk.text) for p in placed[min(lower)] if p.first in (c, c + 1))
        if not headed and max(upper) < min(lower) and len(upper) <= 3 and max(upper) < len(placed) / 2:
            out.append(borders[c + 1])
            taken |= {c, c + 1}
    return out


def _shared(placed: Sequence[Sequence[Placed]], printed: Sequence[Printed], borders: Sequence[float]) -> list[float]:
    """Borders through one column: under a text across both sides every line has a figure on the one or on the other,
    as where numbers stand to the right and texts to the left."""
    out: list[float] = []
    for c, (left, border, right) in enumerate(zip(borders, borders[1:], borders[2:], strict=False)):
        over = [any(left < k.x0 < border < k.x1 < right for k in line.chunks) for line in printed]
        own = [{p.first: p.chunk.figure for p in row if p.first == p.last} for row in placed]
        sides = [
            (row.get(c), row.get(c + 1))
            for row, headed in zip(own, over, strict=True)
            if not headed and (c in row or c + 1 in row)
        ]
        lone = all(None in side and True in side for side in sides)
        if any(over) and lone and len({side.index(None) for side in sides}) > 1:
            out.append(border)
    return out


def _justified(placed: Sequence[Sequence[Placed]], borders: Sequence[float]) -> list[float]:
    """Borders in the wide blanks of justified lines: what stands on their right ends with the lines at one edge, begins
    where it will, has text at its left, and each such line is followed by another of that text."""
    return [x for c, x in enumerate(borders[1:-1]) if _one_text(_pieces_of(placed, c), borders[c + 1])]


def _pieces_of(placed: Sequence[Sequence[Placed]], col: int) -> list[list[Chunk]]:
    """What each line says in a column and the next one."""
    lines = ([p.chunk for p in row if col <= p.first and p.last <= col + 1] for row in placed)
    return [own for own in lines if own]


def _one_text(lines: Sequence[Sequence[Chunk]], border: float) -> bool:
    right = [own for own in lines if own[-1].x0 > border]
    across = [own[-1].x1 for own in lines if own[-1].x0 < border < own[-1].x1 - OVERHANG]
    if not right or any(own[0].x0 > border or is_value(own[-1].text) for own in right):
        return False
    ends, begun = [own[-1].x1 for own in right], [own[-1].x0 for own in right]
    slack, edge = _FLUSH * right[0][-1].size, max(ends)
    flush = edge - min(ends) < slack and max(across, default=edge) < edge + slack
    lines_at_edge = len(right) + sum(x > edge - slack for x in across)
    free = bool(across) or max(begun) - min(begun) > slack
    left = min(own[0].x0 for own in right)
    after = {id(a): b for a, b in pairwise(lines)}
    on = all(_goes_on(own, after.get(id(own), ()), left, slack) for own in right)
    return lines_at_edge >= _JUSTIFIED and flush and free and on


def _goes_on(above: Sequence[Chunk], below: Sequence[Chunk], left: float, slack: float) -> bool:
    """Whether a text goes on with the line close under it."""
    on = below[0] if below else None
    near = on is not None and on.y0 - above[0].y0 < _PITCH * on.size
    return on is not None and near and on.x0 - left < slack and on.text[:1].islower()
