"""Columns that say nothing among others: heads that come again ("Target, Realisasi, %" under every quarter) have a
column each, also where nothing is written under them yet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extract.engines.aligned.printed import Chunk, Printed
from extract.engines.aligned.rivers import Span
from extract.engines.aligned.trim import body_from

_FEWEST = 4
"""Heads of a series: two that come twice."""


@dataclass(frozen=True, slots=True)
class Stack:
    """What stands over one column: its ends, points, and its words."""

    x0: float
    x1: float
    text: str


def with_repeated_heads(edges: Sequence[float], lines: Sequence[Printed]) -> list[float]:
    """The borders, with one between each two heads of a series of which some have no texts under them."""
    body = body_from(lines)
    heads = max((_series(stacked(lines[k:body])) for k in range(body)), key=len, default=[])
    if len(heads) < _FEWEST:
        return list(edges)
    spans = _with_texts(heads, [c for line in lines[body:] for c in line.chunks], edges)
    if not spans:
        return list(edges)
    kept = [edge for edge in edges if edge < spans[0][0] or edge > spans[-1][1]]
    return sorted([*kept, *(_border(one, other, edges) for one, other in pairwise(spans))])


def _series(heads: Sequence[Stack]) -> list[Stack]:
    """The longest run of heads each of which comes twice at least."""
    times = Counter(head.text.casefold() for head in heads)
    runs = [list(run) for again, run in groupby(heads, lambda head: times[head.text.casefold()] > 1) if again]
    return max(runs, key=len, default=[])


def _with_texts(heads: Sequence[Stack], body: Sequence[Chunk], edges: Sequence[float]) -> list[Span]:
    """From where to where each head and the texts under it reach; none where some texts are nobody's or two heads'
    reaches meet, or where all have texts."""
    spans = [(head.x0, head.x1) for head in heads]
    owned: dict[int, Span] = {}
    for left, right in reversed(list(pairwise([-1e6, *edges, 1e6]))):
        own = [c for c in body if left <= c.centre < right]
        extent = (min(c.x0 for c in own), max(c.x1 for c in own)) if own else None
        if extent is None or extent[0] > spans[-1][1]:
            continue
        nearest = min(range(len(spans)), key=lambda k: _between(spans[k], extent))
        if nearest in owned:
            if nearest:
                return []
            break
        owned[nearest] = extent
    if not 0 < len(owned) < len(heads):
        return []
    reached = [(min(a, owned[k][0]), max(b, owned[k][1])) if k in owned else (a, b) for k, (a, b) in enumerate(spans)]
    return reached if all(one[1] < other[0] for one, other in pairwise(reached)) else []


def _between(one: Span, other: Span) -> float:
    """The white between two spans; negative where they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1])


def _border(one: Span, other: Span, edges: Sequence[float]) -> float:
    """A border that stands between two spans, else the middle."""
    return next((edge for edge in edges if one[1] <= edge <= other[0]), (one[1] + other[0]) / 2)


def stacked(lines: Sequence[Printed]) -> list[Stack]:
    """The texts of lines from the left, those over one another taken together."""
    out: list[Stack] = []
    for chunk in sorted((c for line in lines for c in line.chunks), key=lambda c: (c.x0, c.y0)):
        if out and chunk.x0 < out[-1].x1:
            out[-1] = Stack(out[-1].x0, max(out[-1].x1, chunk.x1), f"{out[-1].text} {chunk.text}")
        else:
            out.append(Stack(chunk.x0, chunk.x1, chunk.text))
    return out
