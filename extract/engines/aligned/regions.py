"""Where tables may stand on a page: frames that rules draw, and blocks of lines whose white agrees."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.document import Box
from extract.engines.aligned.forced import cut_at
from extract.engines.aligned.frames import Rule
from extract.engines.aligned.printed import Printed, line_of
from extract.engines.aligned.rivers import Span, common, crossed, parted
from extract.engines.aligned.trim import has_figures
from extract.figures import is_value

FARTHEST = 2.6
"""Font sizes of white between two lines of one table, where no rule says otherwise."""

_FAR_ROW = 12.0
"""The same between two rows that stand in one table's columns."""
_RIVERS, _MOST = 3, 0.6
"""Between columns, from which these can tell so; and the part of them that a line of such a row leaves white."""
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
class Region:
    """The lines of a candidate table, from the top."""

    lines: tuple[Printed, ...]
    framed: bool
    """True: rules say where it begins and ends."""
    above: Printed | None = None
    """The line before the first one."""

    @property
    def box(self) -> Box:
        """The smallest box around the text."""
        return Box(
            min(line.x0 for line in self.lines),
            min(line.y0 for line in self.lines),
            max(line.x1 for line in self.lines),
            max(line.y1 for line in self.lines),
        )


def framed_region(
    lines: Sequence[Printed], frame: Box, down: Sequence[Rule] = (), others: Sequence[Box] = ()
) -> tuple[Region, list[int]] | None:
    """The lines, or their parts, that stand inside a frame, and their numbers; None where that is less than two.

    A header above the first rule and a last row below the last one are taken in where they keep the rivers and stand
    in no other frame.
    """
    own = [k for k, line in enumerate(lines) if frame.y0 - 2 <= line.middle <= frame.y1 + 2]
    inside = {k: part for k in own if (part := _part_in(lines[k], frame))}
    if len(inside) < 2 or sum(len(line.chunks) >= 2 for line in inside.values()) < 2:
        return None
    rivers = _rivers_of(list(inside.values()))
    starts = Counter(round(c.x0) for line in inside.values() for c in line.chunks)
    reach = max(_CLOSE * lines[own[0]].size, _ALIKE * median(apart(a, b) for a, b in pairwise(inside.values())))
    foot = own[-1]
    figured = [len(line.chunks) for line in inside.values() if has_figures(line) and not line.counts_columns]
    fullest, heads = max(len(line.chunks) for line in inside.values()), not figured
    full = {fullest, *(n for n in figured if figured.count(n) >= _SEVERAL)}  # a row may lack the names that are merged
    if heads:
        ruled = _ruled(frame, down)  # the frame of a header alone
        columns = [(rule.at - _OVER, rule.at + _OVER) for rule in ruled] or rivers
        below = [*lines[: foot + 1], *cut_at(lines[foot + 1 :], ruled)]
        figured = below[: _figured_to(below, foot + 1, columns)]
        while row := far_row(below, foot + 1, 1, columns) or far_row(figured, foot + 1, 1, columns):
            if any(_heads(other, below[k]) for other in others for k in row):
                break
            inside |= {k: below[k] for k in row}
            foot = row[-1]
    for at, step in ((own[0] - 1, -1), (foot + 1, 1)):
        k = at
        between: dict[int, Printed] = {}
        while 0 <= k < len(lines) and (part := _part_in(lines[k], frame)) is not None:
            if step > 0 and any(_heads(other, part) for other in others):
                break
            sure = step < 0 or heads or (k > at and k - 1 in inside)
            near = FARTHEST * part.size if step > 0 and len(part.chunks) in full else 0.0
            joins = _joins(part, lines[k - step], rivers, frame, 1 if step < 0 else at - k, max(reach, near))
            joins = joins and (sure or (len(part.chunks) > 1 and _keeps(part, inside.values())))
            if joins or (step < 0 and _ends_a_cell(part, lines[k - step], rivers, starts)):
                inside |= {**between, k: part}
                between = {}
            elif step > 0 and len(between) < _UPPER and _within(part, lines[k - step], rivers, frame, reach):
                between[k] = part
            else:
                break
            k += step
    numbers = sorted(inside)
    return Region(tuple(inside[k] for k in numbers), True, lines[numbers[0] - 1] if numbers[0] else None), numbers


def _figured_to(lines: Sequence[Printed], start: int, columns: Sequence[Span]) -> int:
    """Where the last row with figures ends, below which others may stand that are none, a signature's: with the lines
    close under it that keep to its columns."""
    last = max((k for k in range(start, len(lines)) if has_figures(lines[k])), default=start)
    rest = range(last + 1, len(lines))
    away = (k for k in rest if apart(lines[k - 1], lines[k]) > lines[k].size or _fits(lines[k], columns) != "fits")
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


def _rivers_of(lines: Sequence[Printed]) -> list[Span]:
    """The rivers common to the lines with several chunks; those that would leave none are passed over."""
    several = sorted((line for line in lines if len(line.chunks) >= 2), key=lambda line: -len(line.chunks))
    rivers = several[0].gaps()
    for line in several[1:]:
        narrowed = common(rivers, line.gaps())
        rivers = narrowed if len(narrowed) > 2 else rivers
    return rivers


def rivers_of_block(lines: Sequence[Printed]) -> list[Span]:
    """The rivers between the columns of a block's lines."""
    return _inner(_rivers_of([line for line in lines if len(line.chunks) > 1]))


def _joins(line: Printed, near: Printed, rivers: Sequence[Span], frame: Box, place: int, reach: float) -> bool:
    """The line outside the frame belongs to its table: close, in its width, its texts in its columns.

    `place`: positive above the frame, 0 for the first line below it, negative for the next ones. `reach`: points of
    white that are close, as between the table's own lines.
    """
    inner = [river for river in rivers if river[0] > -1e5 and river[1] < 1e5]
    if not inner or line.x0 < frame.x0 - 5 or line.x1 > frame.x1 + 5:
        return False
    if place < 0 and apart(line, near) < 0.5 * line.size:
        return crossed(line, inner) == 0
    several = len(line.chunks) >= 2 and crossed(line, inner) <= len(inner) // 3
    valued = has_figures(line) or any(is_value(c.text) for c in line.chunks[1:])
    return several and apart(line, near) <= reach and (place > 0 or valued)


def _keeps(line: Printed, table: Iterable[Printed]) -> bool:
    """Whether every text begins, ends or has its middle where one of the table does; those of a note stand anyhow."""
    own = [(c.x0, c.x1, c.centre) for known in table for c in known.chunks]
    places = [(c.x0, c.x1, c.centre) for c in line.chunks]
    return all(any(min(abs(a - b) for a, b in zip(one, two, strict=True)) < _PLACE for two in own) for one in places)


def _within(line: Printed, near: Printed, rivers: Sequence[Span], frame: Box, reach: float) -> bool:
    """Whether a line may be an upper one of the last row: in the frame's width and columns, close to the one above."""
    inner = [river for river in rivers if river[0] > -1e5 and river[1] < 1e5]
    wide = line.x0 < frame.x0 - 5 or line.x1 > frame.x1 + 5
    return not wide and bool(inner) and crossed(line, inner) == 0 and apart(line, near) <= reach


def _ends_a_cell(line: Printed, near: Printed, rivers: Sequence[Span], starts: Counter[int]) -> bool:
    """A row that the page before began ends in this line: it stands close, where texts of the columns begin."""
    inner = [river for river in rivers if river[0] > -1e5 and river[1] < 1e5]
    begins = max(starts[round(line.x0) + off] for off in (-1, 0, 1)) >= 2
    return begins and crossed(line, inner) == 0 and apart(line, near) < 1.3 * line.size


def free_regions(lines: Sequence[Printed], taken: Sequence[bool]) -> list[Region]:
    """Blocks of lines that share rivers, grown from the lines with the most chunks."""
    used = list(taken)
    seeds = sorted(range(len(lines)), key=lambda k: (-_seed_worth(lines[k]), k))
    out: list[Region] = []
    for seed in seeds:
        if used[seed] or len(lines[seed].chunks) < 2:
            continue
        first, last = _grow(lines, used, seed)
        first, last = _trim(lines, first, last)
        block = [lines[k] for k in range(first, last + 1)]
        if sum(len(line.chunks) >= 2 for line in block) >= 2:
            used[first : last + 1] = [True] * (last + 1 - first)
            out.append(Region(tuple(block), False, lines[first - 1] if first else None))
    return sorted(out, key=lambda region: region.box.y0)


def _seed_worth(line: Printed) -> int:
    return len(line.chunks) + line.figures


def _grow(lines: Sequence[Printed], used: Sequence[bool], seed: int) -> tuple[int, int]:
    """First and last line of the block around a seed."""
    rivers = list(lines[seed].gaps())
    first = last = seed
    for step in (1, -1):
        at, tip, strange = seed + step, seed, 0
        while 0 <= at < len(lines) and not used[at]:
            line = lines[at]
            near = apart(lines[tip], line) <= FARTHEST * max(line.size, lines[tip].size)
            if not near and not far_row(lines, at, step, rivers):
                break
            verdict = _fits(line, rivers)
            if verdict == "fits":
                narrowed = common(rivers, line.gaps())
                rivers = narrowed if len(narrowed) > 2 else rivers
                strange, tip = 0, at
                first, last = min(first, at), max(last, at)
            else:
                strange += 1
                if verdict == "prose" or strange > 2:
                    break
                tip = at
            at += step
    return first, last


def far_row(lines: Sequence[Printed], at: int, step: int, rivers: Sequence[Span]) -> list[int]:
    """The lines of a row that begins at a line, however far from the one before it: all stand in the table's columns,
    and one in most of them. Spreadsheets print rows so; above a header (`step` -1) titles stand. None where it is no
    row."""
    if at >= len(lines):
        return []
    row, inner = [at], _inner(rivers)
    while 0 <= (k := row[-1] + step) < len(lines) and apart(lines[row[-1]], lines[k]) <= FARTHEST * lines[k].size:
        if step < 0 and _fits(lines[k], rivers) != "fits":
            break
        row.append(k)
    far = apart(lines[at - step], lines[at]) > _FAR_ROW * lines[at].size
    most = max(parted(lines[k], inner) for k in row)
    fits = len(inner) >= _RIVERS and most >= _MOST * len(inner) and all(_fits(lines[k], rivers) == "fits" for k in row)
    return row if fits and not far else []


def apart(one: Printed, other: Printed) -> float:
    """White between two lines, points."""
    return max(one.y0, other.y0) - min(one.y1, other.y1)


def _inner(rivers: Sequence[Span]) -> list[Span]:
    return [river for river in rivers if river[0] > -1e5 and river[1] < 1e5]


def _fits(line: Printed, rivers: Sequence[Span]) -> str:
    """ "fits": keeps the rivers; "strange": one chunk across some (a band); "prose": text across most of them."""
    inner = _inner(rivers)
    across = crossed(line, inner)
    if across == 0:
        return "fits"
    if parted(line, inner) > across:
        return "fits"
    if len(line.chunks) >= 2 and len(inner) - across >= max(1, across):
        return "fits"
    words = sum(c.n_words for c in line.chunks)
    if len(line.chunks) == 1 and words > 12:
        return "prose"
    return "strange"


def _trim(lines: Sequence[Printed], first: int, last: int) -> tuple[int, int]:
    """Single-chunk lines taken off the end, and off the start where they lie over the first column."""
    while last > first and len(lines[last].chunks) < 2 and not _wrapped_end(lines, first, last):
        last -= 1
    while first < last and len(lines[first].chunks) < 2 and not _spanner(lines, first, last):
        first += 1
    return first, last


def _wrapped_end(lines: Sequence[Printed], first: int, last: int) -> bool:
    """The last line continues a cell of the lines before it: it stands close, where texts of the block begin."""
    line = lines[last]
    if apart(line, lines[last - 1]) > 0.6 * line.size:
        return False
    chunk = line.chunks[0]
    every = (c for before in lines[first:last] for c in before.chunks)
    same = [c.x1 for c in every if abs(c.x0 - chunk.x0) < 2 or abs(c.centre - chunk.centre) < 2]
    return len(same) >= 2 and chunk.x1 <= max(same) + chunk.size


def _spanner(lines: Sequence[Printed], first: int, last: int) -> bool:
    """A single chunk at the top that stands clear of the first column: a header over the others."""
    start = min(line.x0 for line in lines[first + 1 : last + 1])
    return lines[first].x0 > start + 2 * lines[first].size and lines[first].chunks[0].n_words <= 8
