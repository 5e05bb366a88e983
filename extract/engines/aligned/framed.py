"""A table that rules frame: the lines in the frame, and the rows of its table that stand outside."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.document import Box
from extract.engines.aligned.forced import cut_at
from extract.engines.aligned.frames import Rule
from extract.engines.aligned.printed import Printed, line_of
from extract.engines.aligned.regions import FARTHEST, Region, apart, far_row, fits, inner_of, rivers_of
from extract.engines.aligned.rivers import Span, crossed
from extract.engines.aligned.trim import has_figures
from extract.figures import is_value

_OVER = 1.2
"""Points by which a text may reach over a rule between its column and the next."""
_CLOSE = 1.3
"""Font sizes of white beyond a table's first and last rule, over which a line there is none of its rows."""
_PLACE = 1.0
"""Points by which a text may miss the place of another in its column."""
_UPPER = 3
"""Lines of the last row over the one with its figures, at most."""
_SEVERAL = 2
"""Rows of one number of texts, from which that is one of whole rows."""
_ALIKE = 1.15
"""Times the white between its lines that it may be."""


@dataclass(frozen=True, slots=True)
class _Framed:
    """What the lines in a frame say of those outside."""

    frame: Box
    inside: Mapping[int, Printed]
    """Lines of the frame, or their parts, by their numbers."""
    rivers: Sequence[Span]
    full: frozenset[int]
    """Of how many texts whole rows are: one may lack the names that are merged."""
    white: Sequence[float]
    """Between its lines."""

    @property
    def reach(self) -> float:
        """Points of white that are close, as between the table's own lines."""
        return max(_CLOSE * next(iter(self.inside.values())).size, _ALIKE * median(self.white))

    def far(self, line: Printed) -> float:
        """The same under the frame: as the widest between its lines, and more over a whole row."""
        return max(self.reach, max(self.white) + _PLACE, FARTHEST * line.size if len(line.chunks) in self.full else 0.0)


def framed_region(
    lines: Sequence[Printed], frame: Box, down: Sequence[Rule] = (), others: Sequence[Box] = ()
) -> tuple[Region, list[int]] | None:
    """The lines, or their parts, that stand inside a frame, and their numbers; None where that is less than two.

    A header above the first rule and a last row below the last one are taken in where they keep the rivers and stand
    in no other frame.
    """
    own = [k for k, line in enumerate(lines) if frame.y0 - 2 <= line.middle <= frame.y1 + 2]
    inside = {k: part for k in own if (part := _part_in(lines[k], frame))}
    if len(inside) < 2 or not any(len(line.chunks) >= 2 for line in inside.values()):
        return None
    framed, heads = _framed(inside, frame), not any(map(_is_row, inside.values()))
    under = _rows_under(lines, own[-1], _ruled(frame, down), framed.rivers, others) if heads else {}
    inside |= under
    inside |= _above(lines, own[0], framed) | _below(lines, max([own[-1], *under]), framed, heads, others)
    if sum(len(line.chunks) >= 2 for line in inside.values()) < 2:
        return None
    numbers = sorted(inside)
    return Region(tuple(inside[k] for k in numbers), True, lines[numbers[0] - 1] if numbers[0] else None), numbers


def _framed(inside: Mapping[int, Printed], frame: Box) -> _Framed:
    counts = [len(line.chunks) for line in inside.values()]
    rows = Counter(len(line.chunks) for line in inside.values() if _is_row(line))
    full = frozenset({max(counts), *(n for n in rows if rows[n] >= _SEVERAL)})
    white = [apart(a, b) for a, b in pairwise(inside.values())]
    return _Framed(frame, dict(inside), rivers_of(list(inside.values())), full, white)


def _is_row(line: Printed) -> bool:
    """Whether a line holds figures that count no columns."""
    return has_figures(line) and not line.counts_columns


def _above(lines: Sequence[Printed], first: int, framed: _Framed) -> dict[int, Printed]:
    """The lines of the table over its frame, of which `first` is the first one: its header, or the rest of a row."""
    out: dict[int, Printed] = {}
    for k in range(first - 1, -1, -1):
        part = _part_in(lines[k], framed.frame)
        if part is None or not (
            _joins(part, lines[k + 1], framed, 1, framed.reach) or _ends_a_cell(part, lines[k + 1], framed)
        ):
            break
        out[k] = part
    return out


def _below(
    lines: Sequence[Printed], foot: int, framed: _Framed, heads: bool, others: Sequence[Box]
) -> dict[int, Printed]:
    """The lines of the table under its frame, the last of which is `foot`: rows in its columns, the first of which sets
    its texts where those in the frame stand, unless the frame is a header's (`heads`)."""
    out: dict[int, Printed] = {}
    upper: dict[int, Printed] = {}
    for k in range(foot + 1, len(lines)):
        part = _part_in(lines[k], framed.frame)
        if part is None or any(_heads(other, part) for other in others):
            break
        joins = _joins(part, lines[k - 1], framed, foot + 1 - k, framed.far(part))
        if joins and (heads or k - 1 in out or (len(part.chunks) > 1 and _keeps(part, framed.inside.values()))):
            out |= {**upper, k: part}
            upper = {}
        elif len(upper) < _UPPER and _within(part, lines[k - 1], framed):
            upper[k] = part
        else:
            break
    return out


def _rows_under(
    lines: Sequence[Printed],
    foot: int,
    ruled: Sequence[Rule],
    rivers: Sequence[Span],
    others: Sequence[Box],
) -> dict[int, Printed]:
    """The rows under the frame of a header alone, whose last line is `foot`, by their numbers."""
    columns = [(rule.at - _OVER, rule.at + _OVER) for rule in ruled] or rivers
    below = [*lines[: foot + 1], *cut_at(lines[foot + 1 :], ruled)]
    rows = below[: _figured_to(below, foot + 1, columns)]
    under: dict[int, Printed] = {}
    while row := far_row(below, foot + 1, 1, columns) or far_row(rows, foot + 1, 1, columns):
        if any(_heads(other, below[k]) for other in others for k in row):
            break
        under |= {k: below[k] for k in row}
        foot = row[-1]
    return under


def _figured_to(lines: Sequence[Printed], start: int, columns: Sequence[Span]) -> int:
    """Where the last row with figures ends, below which others may stand that are none, a signature's: with the lines
    close under it that keep to its columns."""
    last = max((k for k in range(start, len(lines)) if has_figures(lines[k])), default=start)
    rest = range(last + 1, len(lines))
    away = (k for k in rest if apart(lines[k - 1], lines[k]) > lines[k].size or fits(lines[k], columns) != "fits")
    return next(away, len(lines))


def _heads(frame: Box, line: Printed) -> bool:
    """Whether a line without figures stands in a frame: it begins the table there."""
    inside = frame.y0 < line.middle < frame.y1 and line.x0 < frame.x1 and line.x1 > frame.x0
    return inside and not has_figures(line)


def _ruled(frame: Box, down: Sequence[Rule]) -> list[Rule]:
    """The vertical rules inside a frame that reach its foot, from the left."""
    inside = (r for r in down if frame.x0 + 2 < r.at < frame.x1 - 2 and r.start < frame.y1 - 2 <= r.end)
    return sorted(inside, key=lambda rule: rule.at)


def _part_in(line: Printed, frame: Box) -> Printed | None:
    chunks = [c for c in line.chunks if frame.x0 - 3 <= c.centre <= frame.x1 + 3]
    return line_of(chunks) if chunks else None


def _joins(line: Printed, near: Printed, framed: _Framed, place: int, reach: float) -> bool:
    """The line outside the frame belongs to its table: close, in its width, its texts in its columns.

    `place`: positive above the frame, 0 for the first line below it, negative for the next ones. `reach`: points of
    white that are close.
    """
    inner, frame = inner_of(framed.rivers), framed.frame
    if not inner or line.x0 < frame.x0 - 5 or line.x1 > frame.x1 + 5:
        return False
    if place < 0 and apart(line, near) < 0.5 * line.size:
        return crossed(line, inner) == 0
    several = len(line.chunks) >= 2 and crossed(line, inner) <= len(inner) // 3
    valued = has_figures(line) or any(is_value(c.text) for c in line.chunks[1:])
    white = apart(line, near) if place else min(apart(line, near), line.y0 - frame.y1)
    return several and white <= reach and (place > 0 or valued)


def _keeps(line: Printed, table: Iterable[Printed]) -> bool:
    """Whether every text begins, ends or has its middle where one of the table does; those of a note stand anyhow."""
    own = [(c.x0, c.x1, c.centre) for known in table for c in known.chunks]
    places = [(c.x0, c.x1, c.centre) for c in line.chunks]
    return all(any(min(abs(a - b) for a, b in zip(one, two, strict=True)) < _PLACE for two in own) for one in places)


def _within(line: Printed, near: Printed, framed: _Framed) -> bool:
    """Whether a line may be an upper one of the last row: in the frame's width and columns, close to the one above."""
    inner, frame = inner_of(framed.rivers), framed.frame
    wide = line.x0 < frame.x0 - 5 or line.x1 > frame.x1 + 5
    return not wide and bool(inner) and crossed(line, inner) == 0 and apart(line, near) <= framed.far(line)


def _ends_a_cell(line: Printed, near: Printed, framed: _Framed) -> bool:
    """A row that the page before began ends in this line: it stands close, where texts of the columns begin."""
    inner = inner_of(framed.rivers)
    starts = Counter(round(c.x0) for own in framed.inside.values() for c in own.chunks)
    begins = max(starts[round(line.x0) + off] for off in (-1, 0, 1)) >= 2
    return begins and crossed(line, inner) == 0 and apart(line, near) < 1.3 * line.size
