"""Texts that lie over borders of columns, cut where they are several."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.engines.aligned.frames import Rule
from extract.engines.aligned.placed import OVERHANG
from extract.engines.aligned.printed import Chunk, Printed, line_of
from extract.engines.aligned.trim import body_from

_PAIR, _SEVERAL = 2, 3
"""Texts that begin or end at one place."""
SHORT = 0.9
"""Of the table's width, that a rule under some of its heads is long, at most."""
_CENTRED = 0.5
"""Sizes by which a head's middle may miss that of the rule under it."""
_UNDER = 1.0
"""Sizes from a head down to the rule under it."""


def common(places: Iterable[float], least: int = _SEVERAL) -> set[int]:
    """Of these places of texts, in whole points, those that so many have."""
    count = Counter(map(round, places))
    return {x for x in count if count[x] + count[x + 1] + count[x - 1] >= least}


def cut_at_borders(
    lines: Sequence[Printed], borders: Sequence[float], starts: set[int], rules: Sequence[Rule]
) -> list[Printed]:
    """The lines; `starts`: where several texts begin. A head over a rule of its own stays whole."""
    chunks = [chunk for line in lines for chunk in line.chunks]
    begun = starts | (common(word[0] for c in chunks for word in c.words) & common((c.x0 for c in chunks), _PAIR))
    ends = common(chunk.x1 for chunk in chunks)
    short = [rule for rule in rules if rule.length < SHORT * (borders[-1] - borders[0])]
    body = body_from(lines)
    out: list[Printed] = []
    for k, line in enumerate(lines):
        above = short if k < body else []
        parts = ([c] if _heads_a_rule(c, above) else _split(c, borders, begun, ends) for c in line.chunks)
        out.append(line_of([piece for part in parts for piece in part]))
    return out


def _heads_a_rule(chunk: Chunk, rules: Sequence[Rule]) -> bool:
    """Whether a text stands over the middle of a rule that reaches farther than it does."""
    return any(
        chunk.y0 < rule.at < chunk.y1 + _UNDER * chunk.size
        and rule.start < chunk.x0
        and chunk.x1 < rule.end
        and abs(chunk.centre - (rule.start + rule.end) / 2) < _CENTRED * chunk.size
        for rule in rules
    )


def _split(chunk: Chunk, borders: Sequence[float], starts: set[int], ends: set[int]) -> list[Chunk]:
    """A chunk cut at the borders it lies over, where its words leave more white there than elsewhere in it, or end or
    begin where others do."""
    gaps = [b[0] - a[1] for a, b in pairwise(chunk.words)]
    for k, gap in enumerate(gaps, 1):
        before, after = chunk.words[k - 1][1], chunk.words[k][0]
        if not any(before - OVERHANG <= x <= after + OVERHANG for x in borders[1:-1]):
            continue
        others = sorted(gaps[: k - 1] + gaps[k:])
        usual = others[len(others) // 2] if others else 0.3 * chunk.size
        parts = chunk.split(k)
        stands = round(after) in starts or round(before) in ends
        if (
            (gap > 0.42 * chunk.size and gap > 1.35 * usual)
            or chunk.words[k - 1][2] == chunk.words[k][2]
            or (gap > 0.12 * chunk.size and (parts[0].figure or parts[1].figure or (stands and not chunk.figure)))
        ):
            return [parts[0], *_split(parts[1], borders, starts, ends)]
    return [chunk]
