"""Borders that vertical rules make, whatever text stands beside them: along most of a table, or through its header."""

from collections.abc import Sequence
from itertools import pairwise

from extract.document import Box
from extract.engines.aligned.frames import Rule
from extract.engines.aligned.printed import Chunk, Printed, line_of

_ALONG = 0.5
"""Of a region's height, from which rules part its columns."""
_FOOT = 0.8
"""Of a region's width, that the rule at the foot of a ruled header has."""
_OVER = 1.0
"""Points by which a word may reach over one."""
_ACROSS = 0.1
"""Of a region's lines, that may have a word across a rule of the header."""
_SHORTEST = 0.25
"""Of a region's width, that a rule which leaves merged cells out has at least."""
_CELLS = 2
"""Rules of a header, that part all columns."""
_NEAR = 3.0
"""Points between two rules that are one place."""
_REACH = 6.0
"""Points by which ends of rules at one line may differ: half a letter, for double lines and thick ones."""


def ruled_borders(down: Sequence[Rule], box: Box) -> list[float]:
    """x of rules along most of a region, inside it, from the left."""
    reach: dict[float, float] = {}
    for rule in _inside(down, box):
        length = max(0.0, min(rule.end, box.y1) - max(rule.start, box.y0))
        near = next((x for x in reach if abs(x - rule.at) < _NEAR), rule.at)
        reach[near] = reach.get(near, 0.0) + length
    return sorted(x for x, length in reach.items() if length > _ALONG * box.height)


def stepped_borders(across: Sequence[Rule], box: Box) -> list[Rule]:
    """Where rules begin that leave merged cells out and end with the table: below the rule over its last heads."""
    level = [r for r in across if box.y0 - _REACH < r.at < box.y1 + _REACH and r.start < box.x1 and r.end > box.x0]
    left, right = min((r.start for r in level), default=box.x0), max((r.end for r in level), default=box.x1)
    inside = [r for r in level if right - r.end < _REACH]
    whole = [r.at for r in inside if r.start - left < _REACH]
    steps = [r for r in inside if r.start - left > _REACH and r.length > _SHORTEST * box.width]
    out: list[Rule] = []
    for step in sorted(steps, key=lambda r: r.start):
        alike = [r for r in steps if abs(r.start - step.start) < _NEAR]
        if len(alike) > 1 and not (out and step.start - out[-1].at < _NEAR):
            above = [at for at in whole if at < min(r.at for r in alike)]
            out.append(Rule(step.start, above[-2] if len(above) > 1 else box.y0, box.y1))
    return out


def header_borders(lines: Sequence[Printed], across: Sequence[Rule], down: Sequence[Rule], box: Box) -> list[Rule]:
    """The rules between all cells of a header whose foot is ruled, over a body without any; none where words of
    the body stand across."""
    feet = [r.at for r in across if min(r.end, box.x1) - max(r.start, box.x0) > _FOOT * box.width]
    over = [rule for rule in _inside(down, box) if rule.end > box.y0 and rule.start < box.y1]
    last = max((rule.end for rule in over), default=box.y0)
    out: list[Rule] = []
    for rule in sorted(over, key=lambda rule: rule.at):
        if last - rule.end < _REACH and (not out or rule.at - out[-1].at > _NEAR):
            out.append(rule)
    footed = any(abs(at - last) < _REACH for at in feet)
    return out if footed and len(out) >= _CELLS and all(_parts(lines, rule.at) for rule in out) else []


def cut_at(lines: Sequence[Printed], borders: Sequence[Rule]) -> list[Printed]:
    """The lines, no text of which goes on over one of these rules or below it."""
    out = []
    for line in lines:
        under = [rule.at for rule in borders if rule.start < line.middle]
        out.append(line_of([part for chunk in line.chunks for part in _pieces(chunk, under)]))
    return out


def _pieces(chunk: Chunk, borders: Sequence[float]) -> list[Chunk]:
    cuts = [k for k, (a, b) in enumerate(pairwise(chunk.words), 1) if any(_mid(a) < x < _mid(b) for x in borders)]
    out = [chunk]
    for k in reversed(cuts):
        out[:1] = out[0].split(k)
    return out


def _mid(word: tuple[float, float, str]) -> float:
    return (word[0] + word[1]) / 2


def _inside(down: Sequence[Rule], box: Box) -> list[Rule]:
    return [rule for rule in down if box.x0 + 2 < rule.at < box.x1 - 2]


def _parts(lines: Sequence[Printed], x: float) -> bool:
    """Hardly a word stands across."""
    over = sum(any(a + _OVER < x < b - _OVER for chunk in line.chunks for a, b, _ in chunk.words) for line in lines)
    return over <= _ACROSS * len(lines)
