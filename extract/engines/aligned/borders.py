"""Rivers -> borders between columns: one x in each, chosen so that another page of the table has it as well."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from extract.engines.aligned.printed import CELL_GAP, Chunk, Printed
from extract.engines.aligned.repeated_heads import Stack, stacked
from extract.engines.aligned.rivers import STEP, Span, between_numbered, rivers_of, without_texts_over
from extract.engines.aligned.trim import body_from, has_figures
from extract.stretches import stretches

Place = tuple[float, float, float]
"""The ends of a river, and the border in it, points."""
INSET = 2.0
"""Points between a border and the edge that a column's texts share."""
FAR = 3.0
"""Font sizes of white between two header texts on one line that are none together."""
_UNDER = 2
"""Texts of a column, its header among them, at least."""
_NEAR = 6.0
"""Points from a rule, within which a border is that of the rule."""
FRINGE = 25.0
"""Points from a river within which texts begin that belong to the column beside it."""


def column_edges(core: Sequence[Printed], lines: Sequence[Printed], forced: Sequence[float] = ()) -> list[float]:
    """x of the borders between the columns, from the left (without the outer two).

    The rivers are those of the `core` lines; in each the border lies where the fewest of all `lines` cross it.
    `forced`: vertical rules, which part columns whatever stands beside them.
    """
    every = [chunk for line in without_texts_over(between_numbered, lines) for chunk in line.chunks]
    places = _headed(_even([_least_covered(river, every) for river in rivers_of(core, lines)], core), lines)
    edges = sorted([*(x for x in places if not any(_same(x, f, every) for f in forced)), *forced])
    return sorted([*edges, *_between_texts(edges, lines)])


def _same(place: float, rule: float, chunks: Sequence[Chunk]) -> bool:
    """Whether a border is that of a rule: near it, or no text stands between the two."""
    low, high = sorted((place, rule))
    return high - low < _NEAR or not any(low < chunk.centre < high for chunk in chunks)


def with_empty_column(edges: Sequence[float], head: Sequence[Chunk], body: Sequence[Chunk]) -> list[float]:
    """The borders, with one before a header that stands clear right of the last column and of its header, on a line
    of its own or far off: a column without content ("Ket").
    """
    left = edges[-1] if edges else -1e6
    right = max((c.x1 for c in body if c.x1 > left), default=None)
    if right is None:
        return list(edges)
    over = [h for h in head if h.x1 > left and h.x0 < right]
    ends = max([right, *(h.x1 for h in over)])
    beyond = [h for h in head if h.x0 > ends and not any(_joins(h, own) for own in over)]
    return [*edges, (ends + min(h.x0 for h in beyond)) / 2] if over and beyond else list(edges)


def _joins(one: Chunk, left: Chunk) -> bool:
    """Whether two header texts on one line may be one: not much white between them."""
    level = min(one.y1, left.y1) > max(one.y0, left.y0)
    return level and one.x0 - left.x1 < FAR * one.size


def _headed(borders: Sequence[float], lines: Sequence[Printed]) -> list[float]:
    """The borders; where header texts crowd in one column, those in the white between two are that one's which has no
    other: left of figures that end at one edge, right of texts that begin at one."""
    body = body_from(lines)
    ends = [-1e6, *borders, 1e6]
    heads = [(stack.x0, stack.x1) for stack in _lowest_heads(lines[:body])]
    extents = [_extent([c for line in lines[body:] for c in _inside(line, *pair)]) for pair in pairwise(ends)]
    last = extents[-1]
    if last and len(heads) > len(extents):  # over an empty column right of all others
        heads = [h for h in heads if h[0] < last[1]]
    if not _crowded(heads, ends):
        return list(borders)
    own = [(c, h) for h in heads if len(over := _over(h, extents)) == 1 for c in over]
    owned = {c for c, _ in own}
    out = list(borders)
    for k in range(len(out) - 1, -1, -1):
        left, right = extents[k : k + 2]
        if left is None or right is None:
            continue
        free = [h for h in heads if h[0] > left[1] - 0.5 and h[1] < right[0] + 0.5]
        mine = free[-1:] if k + 1 not in owned else []
        others = free[: len(free) - len(mine)] if k not in owned else []
        owned |= ({k + 1} if mine else set()) | ({k} if others else set())
        low = max([left[1], *(h[1] for h in others), *(h[1] for c, h in own if c == k)])
        high = min([right[0], *(h[0] for h in mine), *(h[0] for c, h in own if c == k + 1)])
        if mine + others and low < high and not low <= out[k] <= high:
            out[k] = (low + high) / 2
    return out


def _lowest_heads(lines: Sequence[Printed]) -> list[Stack]:
    """The most heads beside each other that the last lines of a header have: over them stand those of several."""
    every = [stacked(lines[k:]) for k in range(len(lines))]
    return max(reversed(every), key=len, default=[])


def _crowded(heads: Sequence[Span], ends: Sequence[float]) -> bool:
    """Whether a column has two header texts beside each other, and one right of the first has none."""
    counts = [sum(x0 > left - 1 and x1 < right + 1 for x0, x1 in heads) for left, right in pairwise(ends)]
    return max(counts) > 1 and 0 in counts[1:]


def _extent(chunks: Sequence[Chunk]) -> Span | None:
    return (min(c.x0 for c in chunks), max(c.x1 for c in chunks)) if chunks else None


def _over(head: Span, extents: Sequence[Span | None]) -> list[int]:
    """The columns over whose texts a header text stands."""
    return [k for k, own in enumerate(extents) if own and head[0] < own[1] and head[1] > own[0]]


def _between_texts(edges: Sequence[float], lines: Sequence[Printed]) -> set[float]:
    """Borders in the white between two texts of one column that stand on one line, which no line crosses and which
    parts others: numbers and names beside groups of rows hardly stand on one line, but for their heads. A signature
    under the last figures has other columns."""
    body, last = body_from(lines), max((k for k, line in enumerate(lines) if has_figures(line)), default=len(lines))
    out: set[float] = set()
    for left, right in pairwise([-1e6, *edges, 1e6]):
        own = [_inside(line, left, right) for line in lines[: last + 1]]
        texts = [(r, piece) for r, row in enumerate(own) for chunk in row for piece in _pieces(chunk)]
        for k, one in ((k, one) for k, row in enumerate(own) for one in row[:-1]):
            before = {r: text.x1 for r, text in texts if text.x0 < one.x1}
            after = {r: text.x0 for r, text in reversed(texts) if text.x0 >= one.x1}
            several = len(before.keys() & after.keys()) if k >= body else min(len(before), len(after)) - 1
            left_end, right_start = max(before.values()), min(after.values())
            if right_start - left_end >= CELL_GAP * one.size and several >= _UNDER:
                out.add((left_end + right_start) / 2)
    return out


def _pieces(chunk: Chunk) -> list[Chunk]:
    """A text parted where its words stand as far apart as cells may."""
    at = next((k for k, (a, b) in enumerate(pairwise(chunk.words), 1) if b[0] - a[1] >= CELL_GAP * chunk.size), None)
    return [chunk] if at is None else [chunk.split(at)[0], *_pieces(chunk.split(at)[1])]


def _inside(line: Printed, left: float, right: float) -> list[Chunk]:
    """The texts of a line between two borders."""
    return [c for c in line.chunks if c.x0 > left - 1 and c.x1 < right + 1]


def _even(places: Sequence[Place], lines: Sequence[Printed]) -> list[float]:
    """Borders; between columns of figures set at even steps they lie midway, as on every page of the table."""
    borders = [x for _, _, x in places]
    centres = [_centre_of_figures(lines, a, b) for a, b in pairwise([-1e6, *borders, 1e6])]
    for k in range(len(places)):
        before, after = centres[k], centres[k + 1]
        step = _step_at(centres, k)
        if step is None or (before is None and after is None):
            continue
        middle = after - step / 2 if after is not None else (before or 0.0) + step / 2
        borders[k] = min(max(middle, places[k][0]), places[k][1])
    return borders


def _step_at(centres: Sequence[float | None], k: int) -> float | None:
    """The even step of the columns of figures around a border; None where there is none."""
    for start in range(max(0, k - 2), min(k + 2, len(centres) - 2)):
        a, b, c = centres[start : start + 3]
        if a is not None and b is not None and c is not None and abs((c - b) - (b - a)) < 0.12 * (c - a):
            return (c - a) / 2
    return None


def _centre_of_figures(lines: Sequence[Printed], left: float, right: float) -> float | None:
    """x of the middle of a column's figures; None where it holds words."""
    own = [
        c for line in lines for c in line.chunks if left <= c.centre < right and c.x0 > left - 2 and c.x1 < right + 2
    ]
    figures = [c.centre for c in own if c.figure]
    return median(figures) if len(figures) >= 2 and len(figures) > 0.5 * len(own) else None


def _least_covered(stretch: Span, chunks: Sequence[Chunk]) -> Place:
    """The longest piece of the stretch that the fewest words lie over, and of these the fewest texts with blanks there,
    and where in it the border lies. Of the blanks of a text over the whole stretch, that before which others begin."""
    steps = np.arange(stretch[0] + STEP / 2, stretch[1], STEP)
    if not len(steps):
        return stretch[0], stretch[1], (stretch[0] + stretch[1]) / 2
    count = np.zeros(len(steps), np.int32)
    for chunk in chunks:
        if chunk.x1 > stretch[0] and chunk.x0 < stretch[1]:
            count += (steps > chunk.x0) & (steps < chunk.x1)
            for x0, x1, _ in chunk.words:
                count += len(chunks) * ((steps > x0) & (steps < x1))
    begun = np.array([chunk.x0 for chunk in chunks] if 0 < count.min() < len(chunks) else [])
    runs = stretches(count == count.min())
    before = [sum(np.abs(begun - steps[b - 1]) < 2 * STEP) >= _UNDER for _, b in runs]
    _, (a, b) = max(zip(before, runs, strict=True), key=lambda told: (told[0], told[1][1] - told[1][0]))
    left, right = float(steps[a]), float(steps[b - 1])
    return left, right, beside_edge(left, right, chunks)


def beside_edge(left: float, right: float, chunks: Sequence[Chunk]) -> float:
    """The place in a river that another page shows as well: by the edge that the words after it share."""
    after = [c for c in chunks if right - 1 <= c.x0 <= right + FRINGE and not c.figure]
    if len(after) > 1 and sum(c.x0 < right + 1.5 for c in after) > 0.6 * len(after):
        return right - min(INSET, (right - left) / 2)
    return (left + right) / 2
