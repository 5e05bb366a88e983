"""What vertical rules say by where they begin and end: which lines are the table's, which header texts span columns."""

from collections.abc import Sequence

from extract.document import Box
from extract.engines.aligned.frames import Rule
from extract.engines.aligned.layout import Layout
from extract.engines.aligned.placed import Placed
from extract.engines.aligned.printed import Printed

_ALONG = 0.5
"""Of a region's height, from which rules part its columns."""
_FENCE = 3
"""Such rules, from which their ends are those of the table."""
_SIDE = 12.0
"""Points beside the texts at which the outer ones stand."""
_REACH = 6.0
"""Points by which a line may stand over or under their ends: half a letter."""
_AT_BORDER = 3.0
"""Points between a border and the rule that makes it."""


def beside(lines: Sequence[Printed], down: Sequence[Rule], box: Box) -> list[Printed]:
    """The lines that stand beside the rules which part a region's columns, and what is set in columns over or under
    them: a line of one text there is no table's.
    """
    long = [rule for rule in down if rule.length > _ALONG * box.height and box.x0 - _SIDE < rule.at < box.x1 + _SIDE]
    if len(long) < _FENCE:
        return list(lines)
    top, foot = min(rule.start for rule in long), max(rule.end for rule in long)
    own = [k for k, line in enumerate(lines) if top - _REACH < line.middle < foot + _REACH or len(line.chunks) > 1]
    return list(lines[own[0] : own[-1] + 1]) if own else list(lines)


def along(down: Sequence[Rule], box: Box) -> tuple[Rule, ...]:
    """Those that stand between the texts of a region."""
    return tuple(r for r in down if box.x0 < r.at < box.x1 and r.start < box.y1 and r.end > box.y0)


def between(layout: Layout, line: int, placed: Placed) -> Placed | None:
    """A header text between two rules over columns that others part only under it; None where it is none."""
    first, last = placed.first, placed.last
    while first > 0 and _parted(layout, line, first) is False:
        first -= 1
    while last + 1 < layout.n_cols and _parted(layout, line, last + 1) is False:
        last += 1
    ends = [_parted(layout, line, k) for k in (first, last + 1) if 0 < k < layout.n_cols]
    others = [p for p in layout.placed[line] if p is not placed and first <= p.first <= p.last <= last]
    return Placed(placed.chunk, first, last) if last > first and all(ends) and not others else None


def _parted(layout: Layout, line: int, border: int) -> bool | None:
    """Whether a rule between two columns stands beside a line; None where there is none at all."""
    x, y = layout.borders[border], layout.lines[line].middle
    own = [rule for rule in layout.down if abs(rule.at - x) < _AT_BORDER]
    return any(rule.start < y < rule.end for rule in own) if own else None
