"""A block of aligned lines -> the tables in it: a header that comes again begins another table."""

from collections.abc import Sequence
from itertools import pairwise

from extract.engines.aligned.frames import Rule
from extract.engines.aligned.printed import Printed
from extract.engines.aligned.regions import FARTHEST, Region, apart
from extract.engines.aligned.trim import figured_from, has_figures
from extract.figures import is_value

_WIDE = 1.45
"""Times the usual step between lines, on both sides of a title between two tables."""
_LONG = 0.6
"""Of the region's width, that a rule runs along which parts a header from its rows."""
CENTRED = 0.01
"""Of the region's width, by which a title's middle may miss the region's."""


def tables_in(region: Region, down: Sequence[Rule] = (), across: Sequence[Rule] = ()) -> list[Region]:
    """The region cut at titles, and above every header that follows a body; titles and captions are left out.

    Vertical rules (`down`) that run on past a header keep the table whole; where rules (`across`) part the first header
    from its rows, they do so at every other close by.
    """
    return [part for piece in _between_titles(region) for part in _at_headers(piece, down, across)]


def _between_titles(region: Region) -> list[Region]:
    """Cut at two lines or more that stand alone, centred on the whole width; between words, at one in wide white."""
    middle, width = (region.box.x0 + region.box.x1) / 2, region.box.width
    title = [len(c := line.chunks) == 1 and abs(c[0].centre - middle) < CENTRED * width for line in region.lines]
    for a, b in pairwise(range(len(title))):
        one, other = region.lines[a].chunks[0], region.lines[b].chunks[0]
        if title[a] and title[b] and abs(one.x0 - other.x0) < 2:
            title[a] = title[b] = False
    words = not any(map(has_figures, region.lines))
    pieces: list[list[int]] = [[]]
    for k, here in enumerate(title):
        beside = title[max(0, k - 1) : k] + title[k + 1 : k + 2]
        if (here and any(beside)) or (words and _in_white(region.lines, k)):
            pieces.append([])
        else:
            pieces[-1].append(k)
    found = [piece for piece in pieces if len(piece) >= 2]
    if len(found) == 1 and len(found[0]) == len(title):
        return [region]
    return [
        Region(tuple(region.lines[k] for k in piece), False, region.lines[piece[0] - 1] if piece[0] else region.above)
        for piece in found
    ]


def _in_white(lines: tuple[Printed, ...], at: int) -> bool:
    """Whether a line stands alone, in white above and below (at the ends of the block: on its one side)."""
    steps = [_white(lines, k) for k in (at, at + 1) if 0 < k < len(lines)]
    return len(lines[at].chunks) == 1 and min(steps) > _WIDE * _usual(lines)


def _at_headers(region: Region, down: Sequence[Rule], across: Sequence[Rule]) -> list[Region]:
    starts = [0]
    seen_figures = 0
    for k, line in enumerate(region.lines):
        if has_figures(line):
            seen_figures += 1
        elif (
            seen_figures >= 2
            and not _runs_on(region, k, down)
            and (_is_head(region, starts[-1], k, across) or _comes_again(region, k))
        ):
            starts.append(k)
            seen_figures = 0
    ends = [*starts[1:], len(region.lines)]
    if len(starts) == 1:
        return [region]
    over = [region.lines[a - 1] if a else region.above for a in starts]
    return [Region(region.lines[a:b], False, above) for a, b, above in zip(starts, ends, over, strict=True)]


def _runs_on(region: Region, at: int, down: Sequence[Rule]) -> bool:
    """Two vertical rules or more run through the white above a line, inside the region."""
    top, bottom = region.lines[at - 1].middle, region.lines[at].middle
    box = region.box
    return sum(r.start < top and r.end > bottom and box.x0 - 9 < r.at < box.x1 + 9 for r in down) >= 2


def _is_head(region: Region, since: int, at: int, across: Sequence[Rule]) -> bool:
    """The lines from `at` to the next figures look like a header: wide white before, several chunks in them, and, but
    for one far off, no value and a rule under some of them where one is in the region's own."""
    lines = region.lines
    until = next((k for k in range(at, len(lines)) if has_figures(lines[k])), None)
    if until is None or max(len(line.chunks) for line in lines[at:until]) < 3 - (until - at > 2):
        return False
    chunks = [chunk for line in lines[at:until] for chunk in line.chunks]
    near = apart(lines[at - 1], lines[at]) <= FARTHEST * lines[at].size
    headed = not any(is_value(chunk.text) for chunk in chunks) and _ruled(region, at, until, across)
    if near and not headed and _ruled(region, 0, figured_from(lines), across):
        return False
    return _white(lines, at) > max(1.4 * _usual(lines), 1.1 * _widest(lines[since:at]))


def _ruled(region: Region, first: int, last: int, across: Sequence[Rule]) -> bool:
    """Whether a rule through most of the region parts these lines."""
    top, foot, box = region.lines[first].middle, region.lines[last].middle, region.box
    return any(top < r.at < foot and min(r.end, box.x1) - max(r.start, box.x0) > _LONG * box.width for r in across)


def _comes_again(region: Region, at: int) -> bool:
    """The line reads like the first one of the region: a header printed again."""
    first, line = region.lines[0], region.lines[at]
    return len(line.chunks) > 1 and [c.text for c in line.chunks] == [c.text for c in first.chunks]


def _white(lines: tuple[Printed, ...], at: int) -> float:
    return lines[at].middle - lines[at - 1].middle


def _usual(lines: tuple[Printed, ...]) -> float:
    steps = sorted(b.middle - a.middle for a, b in pairwise(lines))
    return steps[len(steps) // 2]


def _widest(lines: tuple[Printed, ...]) -> float:
    """The widest step between lines from the first one with figures on."""
    first = figured_from(lines)
    return max((b.middle - a.middle for a, b in pairwise(lines[first:])), default=0.0)
