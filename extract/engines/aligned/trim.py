"""What stands at the ends of a block and is none of its rows: captions above, sources and notes below."""

from collections.abc import Sequence
from itertools import pairwise

from extract.engines.aligned.captions import CAPTION, NOTE
from extract.engines.aligned.frames import Rule
from extract.engines.aligned.printed import Chunk, Printed
from extract.figures import is_value, is_year

MOSTLY = 0.4
"""Share of the lines with figures, from which a table is one of figures and ends with them."""


UNITS = 2
"""Figures with units; fewer may be words of a header."""
_ROW = 3
"""Texts of a row, at the least, that is told without figures."""


def has_figures(line: Printed) -> bool:
    """Right of the first chunk stands a figure that is no year, or several with their units."""
    own = line.chunks[1:]
    return any(c.figure and not is_year(c.text) for c in own) or sum(is_value(c.text) for c in own) >= UNITS


def _ends_in_value(line: Printed) -> bool:
    """A figure with its unit stands at the end of the line: in most lines of a table they are its targets."""
    return len(line.chunks) > 1 and is_value(line.chunks[-1].text)


def figured_from(lines: Sequence[Printed]) -> int:
    """The first line with figures; 0 where there is none."""
    return next((k for k, line in enumerate(lines) if has_figures(line)), 0)


def body_from(lines: Sequence[Printed]) -> int:
    """The first line with figures that count no columns; 0 where there is none."""
    return next((k for k, line in enumerate(lines) if has_figures(line) and not line.counts_columns), 0)


def chunks_of(lines: Sequence[Printed]) -> tuple[list[Chunk], list[Chunk]]:
    """What stands over the first line with figures, and from there on; nothing over lines without any."""
    body = figured_from(lines)
    return [c for line in lines[:body] for c in line.chunks], [c for line in lines[body:] for c in line.chunks]


def core(lines: Sequence[Printed]) -> list[Printed]:
    """The lines that show the columns best: those with figures where there are enough, else all of several chunks."""
    figured = [line for line in lines if has_figures(line)]
    if len(figured) >= max(2, MOSTLY * len(lines)):
        return figured
    return [line for line in lines if len(line.chunks) >= 2] or list(lines)


def without_surroundings(lines: Sequence[Printed], edges: Sequence[float], above: Printed | None) -> list[Printed]:
    """The block without captions at its top and without sources and notes at its bottom."""
    first, last = 0, len(lines)
    figured = [k for k, line in enumerate(lines) if has_figures(line) or _ends_in_value(line)]
    for k in range(min([*figured[:1], len(lines) // 2])):
        above_all = k == first and (_over_all(lines[k], edges) or _stands_off(lines, k))
        if above_all or CAPTION.match(lines[k].chunks[0].text):
            first = k + 1
    while first < last - 1 and _second_caption(lines[first], lines[first - 1] if first else above):
        first += 1
    end = figured[-1] if len(figured) >= MOSTLY * len(lines) else None
    notes = (k for k in range((end or last) + 1, last) if NOTE.match(lines[k].chunks[0].text))
    last = next(notes, last)
    last = last if end is None else _table_end(lines[:last], end, edges)
    while last - first > 2 and _after(lines, last - 1, end, edges):
        last -= 1
    return list(lines[first:last])


def below_notes(lines: Sequence[Printed]) -> list[Printed]:
    """The lines without the notes of another table at their top: the first says so, the others begin where it does."""
    count = 0
    if len(lines[0].chunks) == 1 and NOTE.match(lines[0].chunks[0].text):
        left, size = lines[0].x0, lines[0].size
        rest = (k for k, line in enumerate(lines) if len(line.chunks) > 1 or abs(line.x0 - left) > size)
        count = next(rest, 0)
    return list(lines[count:])


def below_top_rule(lines: Sequence[Printed], across: Sequence[Rule]) -> list[Printed]:
    """The lines without titles that stand above the first long rule: single texts, and no rule above them."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    long = [r.at for r in across if min(r.end, right) - max(r.start, left) > 0.8 * (right - left)]
    top = lines[0]
    if any(top.y0 - 1.5 * top.size < at < top.middle for at in long):
        return list(lines)
    for k, line in enumerate(lines[: len(lines) // 2]):
        if len(line.chunks) > 1:
            break
        if any(line.middle < at < lines[k + 1].middle for at in long):
            return list(lines[k + 1 :])
    return list(lines)


def _over_all(line: Printed, edges: Sequence[float]) -> bool:
    """A text over the first column and others: a caption rather than a header."""
    return any(edges and c.x0 < edges[0] - 1 and c.x1 > edges[0] + 2 and c.n_words > 2 for c in line.chunks)


def _stands_off(lines: Sequence[Printed], at: int) -> bool:
    """A single text with wider white under it than between the lines of the block."""
    if len(lines[at].chunks) > 1 or at + 1 >= len(lines):
        return False
    steps = sorted(b.middle - a.middle for a, b in pairwise(lines))
    return lines[at + 1].middle - lines[at].middle > 1.25 * steps[len(steps) // 2] + 1


def _second_caption(line: Printed, above: Printed | None) -> bool:
    """The rest of a wrapped caption: a single text directly under the caption's, in its size."""
    if above is None or len(line.chunks) != 1 or not CAPTION.match(above.chunks[0].text):
        return False
    chunk = line.chunks[0]
    return any(abs(chunk.x0 - c.x0) < 2 and abs(chunk.size - c.size) < 0.5 for c in above.chunks)


def _table_end(lines: Sequence[Printed], end: int, edges: Sequence[float]) -> int:
    """The line after a table that ends with figures: the first one that stands apart, where none from there on is a
    row."""
    apart = (k for k in range(end + 1, len(lines)) if not _close(lines, k))
    told = (k for k in apart if not any(_is_row(lines, at, end, edges) for at in range(k, len(lines))))
    return next(told, len(lines))


def _close(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line stands as near to the one above as lines of one text do."""
    return lines[at].middle - lines[at - 1].middle < 1.4 * lines[at].size


def _after(lines: Sequence[Printed], at: int, end: int | None, edges: Sequence[float]) -> bool:
    """The line stands below the table: a note, or, where a table ends with figures, no part of its last row."""
    line = lines[at]
    if NOTE.match(line.chunks[0].text) and not has_figures(line):
        return True
    if end is None:
        return len(line.chunks) == 1 and _over(line.chunks[0], edges)
    if at <= end or _is_row(lines, at, end, edges):
        return False
    across = sum(_over(c, edges) for c in line.chunks)
    return not _close(lines, at) or 2 * across >= len(line.chunks) or line.size < 0.9 * lines[end].size


def _is_row(lines: Sequence[Printed], at: int, end: int, edges: Sequence[float]) -> bool:
    """A row without figures ("Opini BPK | WTP | WTP"): as many texts as the last row with figures has, each in its
    column, no farther below than rows of the table stand from each other.
    """
    line, step = lines[at], lines[at].middle - lines[at - 1].middle
    full = len(line.chunks) >= max(_ROW, len(lines[end].chunks)) and not any(_over(c, edges) for c in line.chunks)
    return full and step <= max((b.middle - a.middle for a, b in pairwise(lines[:at])), default=0.0) + 0.1 * line.size


def _over(chunk: Chunk, edges: Sequence[float]) -> bool:
    return any(chunk.x0 < x - 2 and chunk.x1 > x + 2 for x in edges)
