"""The columns of two grids matched by where their texts stand, for pages without rules.

An engine that puts edges into white space puts them anywhere in it; the texts of one column stand over each
other on every page all the same. A page where two columns were seen as one still fits: its cell spans both.
"""

from collections.abc import Iterable, Sequence

from extract.document import Cell
from extract.stitch.columns import Edges, Match

SHARED = 0.5
"""Part of the narrower of two texts that must stand within the other."""
FITTING = 0.8
"""Part of the columns that must be found again."""

Extent = tuple[float, float]


def extents(cells: Iterable[Cell], page: int | None) -> dict[int, Extent]:
    """From where to where the lines of each column reach on a page; cells over several columns say nothing."""
    found: dict[int, Extent] = {}
    for cell in cells:
        if cell.col_span > 1:
            continue
        for line in cell.lines:
            if line.box and line.page == page:
                x0, x1 = found.get(cell.col, (line.box.x0, line.box.x1))
                found[cell.col] = (min(x0, line.box.x0), max(x1, line.box.x1))
    return found


def match_ink(first: dict[int, Extent], second: dict[int, Extent], edges: Edges, n_second: int) -> Match | None:
    """The second grid in the columns of the first (whose `edges` are kept); None where texts stand elsewhere."""
    n_first = len(edges) - 1
    if not first or not second or n_second > n_first:
        return None
    starts: list[int | None] = [None] * n_second
    seen: set[int] = set()
    for col, extent in sorted(second.items()):
        under = [other for other, reach in first.items() if share(extent, reach) >= SHARED]
        if not under or seen & set(under) or (seen and min(under) < max(seen)):
            return None
        starts[col] = min(under)
        seen |= set(under)
    if len(seen) < FITTING * len(first):
        return None
    numbers = numbers_of(starts, n_first)
    return Match(tuple(range(n_first + 1)), numbers, edges) if numbers else None


def share(a: Extent, b: Extent) -> float:
    """How much of the narrower lies within the other: 0 to 1."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, common) / max(1.0, min(a[1] - a[0], b[1] - b[0]))


def numbers_of(starts: Sequence[int | None], n_first: int) -> tuple[int, ...] | None:
    """The number of each edge: columns without text share the room between their neighbours."""
    numbers = [0]
    for start in starts[1:]:
        number = numbers[-1] + 1 if start is None else start
        if number <= numbers[-1]:
            return None
        numbers.append(number)
    return None if numbers[-1] >= n_first else (*numbers, n_first)
