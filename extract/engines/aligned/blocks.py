"""Blocks of lines that wide white parts and that are one table: statements set in sections, under one header."""

from collections.abc import Sequence

from extract.engines.aligned.captions import CAPTION, NOTE
from extract.engines.aligned.printed import Printed
from extract.engines.aligned.regions import Region, apart, rivers_of_block
from extract.engines.aligned.rivers import crossed
from extract.engines.aligned.trim import has_figures
from extract.figures import is_year

FARTHEST = 6.0
"""Font sizes of white between two sections of one table."""
EDGE = 1.0
"""Font sizes by which the edges of two sections may differ."""
HEADINGS = 2
"""Lines between two sections that may name the second."""
LONGEST = 8
"""Words of such a name."""


def rejoined(blocks: Sequence[Region], lines: Sequence[Printed]) -> list[Region]:
    """The blocks, from the top, those put together that are sections of one table. `lines`: of the page."""
    place = {id(line): k for k, line in enumerate(lines)}
    out: list[Region] = []
    for block in blocks:
        before = out[-1] if out else None
        if before is None or (between := _between(before, block, lines, place)) is None:
            out.append(block)
        else:
            out[-1] = Region((*before.lines, *between, *block.lines), False, before.above)
    return out


def _between(upper: Region, lower: Region, lines: Sequence[Printed], place: dict[int, int]) -> list[Printed] | None:
    """The lines that name the lower section; None where it is another table."""
    first, end = place.get(id(upper.lines[-1])), place.get(id(lower.lines[0]))
    if first is None or end is None or not 0 < end - first <= HEADINGS + 1:
        return None
    names = list(lines[first + 1 : end])
    if any(apart(a, b) > FARTHEST * b.size for a, b in zip(lines[first:end], lines[first + 1 : end + 1], strict=True)):
        return None
    if not all(_names(line, upper) for line in names) or not _begins_with_values(lower.lines[0]):
        return None
    return names if _same_columns(upper, lower) else None


def _names(line: Printed, upper: Region) -> bool:
    chunk = line.chunks[0]
    if len(line.chunks) > 1 or chunk.n_words > LONGEST or CAPTION.match(chunk.text) or NOTE.match(chunk.text):
        return False
    return abs(chunk.x0 - upper.box.x0) < EDGE * line.size


def _begins_with_values(line: Printed) -> bool:
    """Figures, perhaps with a unit: a line of words or years would be a header of its own."""
    return has_figures(line) or any(c.text[:1].isdigit() and not is_year(c.text) for c in line.chunks[1:])


def _same_columns(upper: Region, lower: Region) -> bool:
    """Both begin and end alike, and neither has text across the white between the columns of the other."""
    size = lower.lines[0].size
    ends = (upper.box.x0 - lower.box.x0, upper.box.x1 - lower.box.x1)
    if max(map(abs, ends)) > EDGE * size:
        return False
    pairs = ((upper, lower), (lower, upper))
    return all(crossed(line, rivers_of_block(one.lines)) == 0 for one, other in pairs for line in other.lines)
