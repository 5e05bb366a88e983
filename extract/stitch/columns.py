"""Do two grids on two pages have the same columns? Their vertical edges say so, wherever the pages put them.

Edges are compared after the one shift that makes most of them meet. A page on which some edges are missing
(columns empty there) or one is added still fits; the common grid then holds the edges of both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from statistics import median

from extract.document import Cell, Table

TOLERANCE = 0.45
"""Heights of a line between edges of one column on two pages; cell padding alone is a third of one or more."""
LOOSE = 0.012
"""The same where no ruling shows the edges, or a scan does, as a part of the table's width: about a letter."""
AGREEMENT = 0.8
"""Part of the edges that must meet."""
COVERED = 0.6
"""The same of the grid with more of them."""
ENOUGH = 6
"""Edges of a grid that prove it a part of another by themselves, where all of them meet."""
WIDER = 0.1
"""Of its width, by which a page may set a table wider or narrower."""
SAMPLE = 60
"""Lines that tell the height of a table's print."""

Edges = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How the edges of two grids become those of one: for each edge its number in the common grid."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    edges: Edges
    """Of the common grid, where the second page puts them; empty without geometry."""

    @property
    def n_cols(self) -> int:
        """Columns of the common grid."""
        return max(self.first[-1], self.second[-1])


def edges_of(table: Table) -> Edges:
    """The x of each of the n_cols + 1 edges; empty where the table has no geometry."""
    found: list[list[float]] = [[] for _ in range(table.n_cols + 1)]
    for cell in table.cells:
        if cell.box:
            found[cell.col].append(cell.box.x0)
            found[cell.col + cell.col_span].append(cell.box.x1)
    if not any(found):
        return ()
    return filled([median(xs) if xs else None for xs in found])


def filled(edges: Sequence[float | None]) -> Edges:
    """An edge that no cell shows lies at its left neighbour."""
    out: list[float] = []
    for x in edges:
        out.append(x if x is not None else out[-1] if out else 0.0)
    return tuple(out)


def line_height(table: Table) -> float:
    """Points: the middling line of the table, by which distances in it are told; 0 where it has none."""
    heights = (line.box.height for cell in table.cells for line in cell.lines if line.box)
    sample = [*islice(heights, SAMPLE)]
    return median(sample) if sample else 0.0


def match_columns(
    first: Edges, second: Edges, n_first: int, n_second: int, height: float, *, loose: bool = False
) -> Match | None:
    """The common grid; None where the grids differ. Without geometry equal numbers of columns must do.

    `height`: points of a printed line. `loose`: the edges were not read off rules.
    """
    if not first or not second:
        same = tuple(range(n_first + 1))
        return Match(same, same, ()) if n_first == n_second else None
    width = max(first[-1] - first[0], second[-1] - second[0])
    tolerance = max(TOLERANCE * height, LOOSE * width * loose)
    ways = [meeting(first, second, shift, tolerance) for shift in shifts(first, second)]
    wide = [(k, k) for k in range(len(first))] if all_meet(first, laid_over(first, second), tolerance) else []
    pairs = with_ends(max([*ways, wide], key=len), len(first), len(second))
    fewer = min(len(first), len(second))
    proven = len(pairs) == fewer >= ENOUGH
    if not proven and len(pairs) < max(2, AGREEMENT * fewer, COVERED * max(len(first), len(second))):
        return None
    return united(first, second, paired(pairs))


def numbered(first: Edges, second: Edges) -> Match | None:
    """Column by column, for two grids under the same header: no edge may lie in another column's middle."""
    if len(first) != len(second) or len(first) < 2:
        return None
    shift = first[0] - second[0]
    for at in range(1, len(first) - 1):
        room = min(first[at] - first[at - 1], first[at + 1] - first[at]) / 2
        if abs(second[at] + shift - first[at]) > room:
            return None
    same = tuple(range(len(first)))
    return Match(same, same, second)


def paired(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Between two pairs that meet, edges that do not are the same edge, badly seen, as far as both have some."""
    out: list[tuple[int, int]] = []
    for (i, j), (k, m) in pairwise(pairs):
        out.append((i, j))
        out += [(i + step, j + step) for step in range(1, min(k - i, m - j))]
    return [*out, pairs[-1]]


def shifts(first: Edges, second: Edges) -> set[float]:
    """Shifts of the second grid worth trying: none, and those that lay an end or the middle on the other's."""
    middle = (first[0] + first[-1] - second[0] - second[-1]) / 2
    return {0.0, first[0] - second[0], first[-1] - second[-1], middle, first[1] - second[1]}


def meeting(first: Edges, second: Edges, shift: float, tolerance: float) -> list[tuple[int, int]]:
    """Pairs of edges (numbers) that meet, each used once, in order."""
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(first) and j < len(second):
        apart = second[j] + shift - first[i]
        if abs(apart) <= tolerance:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif apart < 0:
            j += 1
        else:
            i += 1
    return pairs


def all_meet(first: Edges, second: Edges, tolerance: float) -> bool:
    """Whether all edges of the one with fewer lie where they are, and they are enough to prove it."""
    fewer = min(len(first), len(second))
    return fewer >= ENOUGH and len(meeting(first, second, 0.0, tolerance)) == fewer


def laid_over(first: Edges, second: Edges) -> Edges:
    """As many other edges, their outer two laid on the first's; none where that changes their distances much."""
    wide = (first[-1] - first[0]) / max(second[-1] - second[0], 1e-9)
    if len(first) != len(second) or abs(wide - 1) > WIDER:
        return ()
    return tuple(first[0] + wide * (x - second[0]) for x in second)


def with_ends(pairs: list[tuple[int, int]], n_first: int, n_second: int) -> list[tuple[int, int]]:
    """An outer edge that one page clips still is the same outer edge."""
    if pairs and pairs[-1] == (n_first - 2, n_second - 2):
        pairs = [*pairs, (n_first - 1, n_second - 1)]
    return [(0, 0), *pairs] if pairs and pairs[0] == (1, 1) else pairs


def united(first: Edges, second: Edges, pairs: Sequence[tuple[int, int]]) -> Match:
    """The edges of both in one order, from the left; a pair is one edge."""
    shift = median(second[j] - first[i] for i, j in pairs)
    met = dict(pairs)
    own = set(range(len(second))) - set(met.values())
    marks: list[tuple[float, int | None, int | None]] = [
        (second[met[i]] if i in met else x + shift, i, met.get(i)) for i, x in enumerate(first)
    ]
    marks += [(second[j], None, j) for j in own]
    of_first, of_second = [0] * len(first), [0] * len(second)
    edges: list[float] = []
    for at, (x, i, j) in enumerate(sorted(marks, key=lambda mark: mark[0])):
        edges.append(x)
        if i is not None:
            of_first[i] = at
        if j is not None:
            of_second[j] = at
    return Match(tuple(of_first), tuple(of_second), tuple(edges))


def moved(cell: Cell, numbers: Sequence[int]) -> Cell:
    """A cell in the columns of the common grid."""
    start, end = numbers[cell.col], numbers[cell.col + cell.col_span]
    if (start, end) == (cell.col, cell.col + cell.col_span):
        return cell
    return replace(cell, col=start, col_span=end - start)
