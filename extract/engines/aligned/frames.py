"""What rules say about tables that text makes: frames around them, borders inside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from statistics import median

import numpy as np

from extract.document import Box
from extract.engines.aligned.captions import CAPTION, SOURCE
from extract.engines.aligned.printed import Printed
from extract.ink import Floats
from extract.stretches import runs

MOST = 800
"""Joined rules of one direction, over which a page holds a drawing; a table of 200 double-ruled rows has 400."""
_EMPTY = 2.5
"""Font sizes of white between two rules, from which a table ends at the one and another begins at the other."""
JOIN = 3.0
"""Points: pieces of a rule that lie this near each other are one rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule: at `at` from `start` to `end`, points; horizontal ones lie at y."""

    at: float
    start: float
    end: float
    tinted: bool = False
    """The upper edge of a band of colour."""

    @property
    def length(self) -> float:
        """Points."""
        return self.end - self.start


def joined(pieces: Floats, horizontal: bool) -> list[Rule]:
    """Rules of a page with their pieces put together, sorted by position."""
    if not len(pieces):
        return []
    at, start, end = (1, 0, 2) if horizontal else (0, 1, 3)
    order = np.lexsort((pieces[:, start], pieces[:, at].round()))
    rows = runs(pieces[order][:, [at, start, end]].tolist(), lambda row, piece: abs(row[0][0] - piece[0]) <= 1.6)
    return [rule for row in rows for rule in _merge(row)]


def by_place(rules: Sequence[Rule], more: Sequence[Rule]) -> list[Rule]:
    """Both, sorted by position."""
    return sorted([*rules, *more], key=lambda rule: (rule.at, rule.start))


def _merge(row: list[list[float]]) -> list[Rule]:
    out: list[list[float]] = []
    for at, start, end in sorted(row, key=itemgetter(1)):
        if out and start - out[-1][2] <= JOIN:
            out[-1][2] = max(out[-1][2], end)
        else:
            out.append([at, start, end])
    return [Rule(at, start, end) for at, start, end in out]


def frames(across: Sequence[Rule], down: Sequence[Rule], lines: Sequence[Printed], page_width: float) -> list[Box]:
    """Boxes that hold rules which belong together: of like ends, or touching; largest first.

    A frame has at least two long horizontal rules, or one from whose end and middle vertical ones hang; single lines
    (page headers, footnote lines) make none.
    Two rules of like ends with running text between them, and no vertical rule, belong to two tables.
    """
    across = [r for r in across if r.length > 30]
    down = [r for r in down if r.length > 8]
    if max(len(across), len(down)) > MOST:
        return []
    groups: list[list[Rule]] = []
    met = {id(rule): _met(rule, down) for rule in across}
    for rule in across:
        homes = [group for group in groups if _belongs(group, rule, met, lines)]
        homes = [group for group in homes if group is homes[-1] or group[-1].at > homes[-1][0].at]  # those interlaced
        whole = sorted([*(one for home in homes for one in home), rule], key=lambda one: one.at)
        groups = [*(group for group in groups if group not in homes), whole]
    boxes = [_box(group, down) for group in groups]
    return _outermost([box for box in boxes if box.height > 12 and box.width > 0.12 * page_width])


def _belongs(group: Sequence[Rule], rule: Rule, met: Mapping[int, set[int]], lines: Sequence[Printed]) -> bool:
    """Whether a vertical rule runs to it from one of the group's, or it is like those."""
    own = met[id(rule)]
    if own and any(not own.isdisjoint(met[id(one)]) for one in group[-12:]):
        return True
    return any(_alike(one, rule) for one in group) and not _parted(group[-1], rule, lines)


def _parted(upper: Rule, lower: Rule, lines: Sequence[Printed]) -> bool:
    """Between two rules stands nothing in wide white, running text, a long chunk alone on its line, a caption, notes
    alone, or a title of two centred lines."""
    between = [line for line in lines if upper.at < line.middle < lower.at]
    inside = [[c for c in line.chunks if upper.start - 3 <= c.centre <= upper.end + 3] for line in between]
    if not any(inside):
        return bool(lines) and lower.at - upper.at > _EMPTY * median([line.size for line in lines])
    level = [any(a is not b and a.half_beside(b) for b in between) for a in between]  # values between a name's lines
    alone = [chunks[0] for chunks, beside in zip(inside, level, strict=True) if len(chunks) == 1 and not beside]
    noted = len(alone) == sum(map(bool, inside)) and any(SOURCE.match(c.text) for c in alone)
    if noted or any(CAPTION.match(c.text) for c in alone):
        return True
    if any(c.n_words >= 8 and c.x1 - c.x0 > 0.5 * max(upper.length, lower.length) for c in alone):
        return True
    middle = (upper.start + upper.end) / 2
    centred = sum(abs(c.centre - middle) < 0.03 * upper.length for c in alone)
    return centred >= 2 and centred == sum(map(bool, inside))


def _alike(one: Rule, other: Rule) -> bool:
    """About the same ends; or one end, where the shorter rule leaves the first column out."""
    slack = 0.02 * max(one.length, other.length) + 2
    if abs(one.end - other.end) > slack:
        return False
    return abs(one.start - other.start) <= slack or min(one.length, other.length) > 0.5 * max(one.length, other.length)


def _met(rule: Rule, down: Sequence[Rule]) -> set[int]:
    """The vertical rules, by their numbers, that reach a horizontal one."""
    left, right, at = rule.start - 3, rule.end + 3, rule.at
    return {k for k, v in enumerate(down) if v.start - 3 <= at <= v.end + 3 and left <= v.at <= right}


def _box(group: Sequence[Rule], down: Sequence[Rule]) -> Box:
    """Around the rules of a group and the vertical ones that start at them: rows need no rules between them."""
    left, right = min(r.start for r in group), max(r.end for r in group)
    top, bottom = min(r.at for r in group), max(r.at for r in group)
    hanging = [v for v in down if left - 3 <= v.at <= right + 3 and v.start <= bottom + 3 and v.end >= top - 3]
    if (len(hanging) >= 3 and len(group) > 1) or _hung(group, hanging, right):
        over, under = ([v for v in hanging if v.start < top - JOIN], [v for v in hanging if v.end > bottom + JOIN])
        top = min(v.start for v in over) if _reach(over, right) else top
        bottom = max(v.end for v in under) if _reach(under, right) else bottom
    return Box(left, top, right, bottom)


def _reach(beyond: Sequence[Rule], right: float) -> bool:
    """Whether vertical rules that run on beyond the others are the table's: those of merged cells at its left may end
    with their first row."""
    return any(v.at > right - JOIN for v in beyond)


def _hung(group: Sequence[Rule], hanging: Sequence[Rule], right: float) -> bool:
    """Under a header's rule hang those that part its columns, the last one at the rule's end."""
    from_rule = [v.at for v in hanging if any(abs(v.start - r.at) <= JOIN for r in group)]
    return len(from_rule) >= 2 and max(from_rule) > right - JOIN


def _outermost(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that do not lie in a larger one."""
    out: list[Box] = []
    for box in sorted(boxes, key=lambda b: -b.area):
        if all(box.overlap(other) < 0.5 * max(1.0, box.area) for other in out):
            out.append(box)
    return out
