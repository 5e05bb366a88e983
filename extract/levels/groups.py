"""Texts of a column beside the rows that are theirs: dealt out so that each stands at one place in its rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Line

MISSED = 0.3
"""Heights of a line by which the middle of a text may miss that of its rows."""
_STEP = 0.2
"""Of the least step between rows, that it may miss it by as well: with a row more or less it would be half a step."""
_SEVERAL = 2
"""Ways to deal texts out, of which no more are looked at."""
Place = Callable[[float, float], float]
"""Of the heights of a first and a last line, the one that texts and rows share."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one text, and the first and last of the rows that it stands beside."""

    lines: tuple[Line, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and the middles of the highest and the lowest of its lines."""

    number: int
    top: float
    foot: float


def head_of(first: float, last: float) -> float:
    """Of a text at the head of its rows."""
    return first


def middle_of(first: float, last: float) -> float:
    """Of a text in the middle of its rows."""
    return (first + last) / 2


def foot_of(first: float, last: float) -> float:
    """Of a text at the foot of its rows: only under a header, else the first rows may go on with the page before."""
    return last


def middle(line: Line) -> float:
    """Its height on the page."""
    return (line.box.y0 + line.box.y1) / 2 if line.box else 0.0


def height_of(lines: Sequence[Line]) -> float:
    """Of the lowest line."""
    return min((line.box.height for line in lines if line.box), default=0.0)


def slack_of(lines: Sequence[Line], rows: Sequence[Row]) -> float:
    """By how much a text may miss its rows."""
    return max(MISSED * height_of(lines), _STEP * min((b.top - a.top for a, b in pairwise(rows)), default=0.0))


def dealt(lines: Sequence[Line], rows: Sequence[Row], place: Place, reach: float) -> list[Group]:
    """The lines in texts, the rows between them, most texts first; empty where that does not come out even."""
    slack = slack_of(lines, rows)
    best: dict[tuple[int, int], tuple[Group, ...]] = {(0, 0): ()}
    for at in range(len(lines)):
        if at and _goes_on(lines[at - 1], lines[at], reach):
            continue
        for row in range(len(rows)):
            before = best.get((at, row))
            for end, last in _next(lines, rows, (at, row), place, reach, slack) if before is not None else ():
                group = Group(tuple(lines[at:end]), rows[row].number, rows[last].number)
                known = best.get((end, last + 1))
                if known is None or len(known) <= len(before or ()):
                    best[end, last + 1] = (*(before or ()), group)
    return list(best.get((len(lines), len(rows)), ()))


def going_on(lines: Sequence[Line], rows: Sequence[Row], place: Place, reach: float) -> list[Group]:
    """The texts with their rows, of which the first ones may belong to the page before, and one of one row may stand at
    its head or foot; none where they may be dealt out in several ways."""
    slack = slack_of(lines, rows)
    ways: dict[tuple[int, int], list[list[Group]]] = {(len(lines), len(rows)): [[]]}
    for at in range(len(lines) - 1, -1, -1):
        for row in range(0 if not at or not _goes_on(lines[at - 1], lines[at], reach) else len(rows), len(rows)):
            found = {*_next(lines, rows, (at, row), place, reach, slack)}
            for own in (head_of, foot_of):
                found |= {(end, last) for end, last in _next(lines, rows, (at, row), own, reach, slack) if last == row}
            ways[at, row] = [
                [Group(tuple(lines[at:end]), rows[row].number, rows[last].number), *rest]
                for end, last in sorted(found)
                for rest in ways.get((end, last + 1), [])
            ][:_SEVERAL]
    every = [way for row in range(len(rows)) for way in ways.get((0, row), [])]
    return every[0] if len(every) == 1 else []


def _goes_on(above: Line, line: Line, reach: float) -> bool:
    """Whether a line close under another begins in small letters, as the middle of a text."""
    return line.text[:1].islower() and middle(line) - middle(above) <= reach


def _next(
    lines: Sequence[Line], rows: Sequence[Row], start: tuple[int, int], place: Place, reach: float, slack: float
) -> Iterator[tuple[int, int]]:
    """Line after and last row of each text that may begin at this line, beside this row."""
    at, row = start
    for end in range(at + 1, len(lines) + 1):
        if end > at + 1 and middle(lines[end - 1]) - middle(lines[end - 2]) > reach:
            return
        own = place(middle(lines[at]), middle(lines[end - 1]))
        for last in range(row, len(rows)):
            off = place(rows[row].top, rows[last].foot) - own
            if abs(off) <= slack:
                yield end, last
            if off > slack:
                break
