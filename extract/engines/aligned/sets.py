"""Heads that come again under each text of a line ("Target, Realisasi" under every quarter): where no rule says so,
it is by them that the text's columns are told.
"""

from extract.engines.aligned.layout import Layout
from extract.engines.aligned.placed import Placed

MIDDLE = 1.5
"""Sizes of its letters by which a text may miss the middle of its columns."""


def over_sets(layout: Layout, n: int) -> tuple[int, list[Placed]]:
    """The topmost header line with such texts, and each over its set of columns; -1 and none where there are none."""
    for line in range(n - 1):
        names = _names(layout, range(line + 1, n))
        for wide in range(layout.n_cols // 2, 1, -1):
            for first in range(layout.n_cols - 2 * wide + 1):
                for times in range(_repeats(names, first, wide), 1, -1):
                    whole = _is_whole(names, first, wide, first + times * wide)
                    found = _texts(layout, range(line, n), first, wide, times, whole)
                    if found:
                        return line, found
    return -1, []


def _names(layout: Layout, lines: range) -> list[str]:
    """What the heads of each column say in these lines."""
    names = [""] * layout.n_cols
    for k in lines:
        if not layout.lines[k].counts_columns:
            for p in layout.placed[k]:
                names[p.first] += f" {p.chunk.text}" if p.first == p.last else ""
    return names


def _repeats(names: list[str], first: int, wide: int) -> int:
    """How often the heads of so many columns stand one after the other."""
    own = names[first : first + wide]
    if not all(own) or len(set(own)) < wide:
        return 0
    times = 1
    while names[first + times * wide : first + (times + 1) * wide] == own:
        times += 1
    return times


def _is_whole(names: list[str], first: int, wide: int, end: int) -> bool:
    """Whether no head beside the sets is one of theirs."""
    own = names[first : first + wide]
    return names[first - 1 : first] != own[-1:] and names[end : end + 1] != own[:1]


def _texts(layout: Layout, lines: range, first: int, wide: int, times: int, whole: bool) -> list[Placed]:
    """One text of the first line over each set, in its middle or from its left on, over all there are (`whole`)
    anywhere, and none besides."""
    ends = layout.borders[first], layout.borders[first + times * wide]
    texts = [p.chunk for p in layout.placed[lines[0]] if ends[0] < p.chunk.centre < ends[1]]
    if len(texts) != times:
        return []
    over = [Placed(t, first + k * wide, first + (k + 1) * wide - 1) for k, t in enumerate(texts)]
    inside = whole and all(
        layout.borders[p.first] < p.chunk.x0 and p.chunk.x1 < layout.borders[p.last + 1] for p in over
    )
    return over if inside or all(_stands(layout, lines[1:], p) for p in over) else []


def _stands(layout: Layout, under: range, over: Placed) -> bool:
    """The rest of a wrapped head stands over its own column, mostly the last one of a set."""
    chunk, (left, right) = over.chunk, (layout.borders[over.first], layout.borders[over.last + 1])
    if left <= chunk.x0 < layout.borders[over.first + 1] and chunk.centre < right:
        return True
    sets = ([p.chunk for p in layout.placed[k] if over.first <= p.first <= p.last <= over.last] for k in under)
    heads = next(filter(None, sets), [])
    middles = [(a.centre + b.centre) / 2 for a, b in zip(heads[:1], heads[-1:], strict=True)]
    return any(abs(x - chunk.centre) < MIDDLE * chunk.size for x in (*middles, (left + right) / 2))
