"""Where tables may stand on a page: blocks of lines whose white agrees."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Box
from extract.engines.aligned.printed import Printed
from extract.engines.aligned.rivers import Span, common, crossed, parted
from extract.engines.aligned.trim import has_figures

FARTHEST = 2.6
"""Font sizes of white between two lines of one table, where no rule says otherwise."""

_CLOSE = 0.6
"""Font sizes of white between two lines of one text, at most."""
_FAR_ROW = 12.0
"""The same between two rows that stand in one table's columns."""
_RIVERS, _MOST = 3, 0.6
"""Between columns, from which these can tell so; and the part of them that a line of such a row leaves white."""


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


def rivers_of(lines: Sequence[Printed]) -> list[Span]:
    """The rivers common to the lines with several chunks, one at least; those that would leave none are passed over."""
    several = sorted((line for line in lines if len(line.chunks) >= 2), key=lambda line: -len(line.chunks))
    rivers = several[0].gaps()
    for line in several[1:]:
        narrowed = common(rivers, line.gaps())
        rivers = narrowed if len(narrowed) > 2 else rivers
    return rivers


def rivers_of_block(lines: Sequence[Printed]) -> list[Span]:
    """The rivers between the columns of a block's lines."""
    return inner_of(rivers_of([line for line in lines if len(line.chunks) > 1]))


def free_regions(lines: Sequence[Printed], taken: Sequence[bool]) -> list[Region]:
    """Blocks of lines that share rivers, grown from the lines with the most chunks."""
    used = list(taken)
    seeds = sorted(range(len(lines)), key=lambda k: (-len(lines[k].chunks) - lines[k].figures, k))
    out: list[Region] = []
    for seed in seeds:
        if used[seed] or len(lines[seed].chunks) < 2:
            continue
        first, last = _grow(lines, used, seed)
        first, last = _trim(lines, first, last)
        while has_figures(lines[first]) and first and not used[first - 1] and _goes_on(lines, first - 1, last):
            first -= 1
        block = [lines[k] for k in range(first, last + 1)]
        if sum(len(line.chunks) >= 2 for line in block) >= 2:
            used[first : last + 1] = [True] * (last + 1 - first)
            out.append(Region(tuple(block), False, lines[first - 1] if first else None))
    return sorted(out, key=lambda region: region.box.y0)


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
            verdict = fits(line, rivers)
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
    row, inner = [at], inner_of(rivers)
    while 0 <= (k := row[-1] + step) < len(lines) and apart(lines[row[-1]], lines[k]) <= FARTHEST * lines[k].size:
        if step < 0 and fits(lines[k], rivers) != "fits":
            break
        row.append(k)
    far = apart(lines[at - step], lines[at]) > _FAR_ROW * lines[at].size
    most = max(parted(lines[k], inner) for k in row)
    whole = len(inner) >= _RIVERS and most >= _MOST * len(inner) and all(fits(lines[k], rivers) == "fits" for k in row)
    return row if whole and not far else []


def apart(one: Printed, other: Printed) -> float:
    """White between two lines, points."""
    return max(one.y0, other.y0) - min(one.y1, other.y1)


def inner_of(rivers: Sequence[Span]) -> list[Span]:
    """Those between columns, without the margins."""
    return [river for river in rivers if river[0] > -1e5 and river[1] < 1e5]


def fits(line: Printed, rivers: Sequence[Span]) -> str:
    """ "fits": keeps the rivers; "strange": one chunk across some (a band); "prose": text across most of them."""
    inner = inner_of(rivers)
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
    if apart(line, lines[last - 1]) > _CLOSE * line.size:
        return False
    chunk = line.chunks[0]
    every = (c for before in lines[first:last] for c in before.chunks)
    same = [c.x1 for c in every if abs(c.x0 - chunk.x0) < 2 or abs(c.centre - chunk.centre) < 2]
    return len(same) >= 2 and chunk.x1 <= max(same) + chunk.size


def _goes_on(lines: Sequence[Printed], at: int, last: int) -> bool:
    """A single text goes on close under its line, in a column of the block, which had no room for the next word."""
    chunk, below = lines[at].chunks[0], lines[at + 1]
    on = next((c for c in below.chunks if abs(c.x0 - chunk.x0) < 2), None)
    if len(lines[at].chunks) > 1 or on is None or apart(lines[at], below) > _CLOSE * chunk.size:
        return False
    ends = [c.x1 for line in lines[at : last + 1] for c in line.chunks if abs(c.x0 - chunk.x0) < 2]
    return len(ends) > 2 and chunk.x1 + on.first_width > max(ends)


def _spanner(lines: Sequence[Printed], first: int, last: int) -> bool:
    """A single chunk at the top that stands clear of the first column: a header over the others."""
    start = min(line.x0 for line in lines[first + 1 : last + 1])
    return lines[first].x0 > start + 2 * lines[first].size and lines[first].chunks[0].n_words <= 8
