"""Pages set in two columns of text: lines parted at the gutter, so that a table in one column stands alone."""

from collections.abc import Sequence
from itertools import pairwise

from extract.engines.aligned.captions import CAPTION
from extract.engines.aligned.frames import Rule
from extract.engines.aligned.printed import Chunk, Printed, line_of
from extract.engines.aligned.trim import has_figures

LEAST = 8
"""Lines of running text beside the gutter, from which it is one."""
WIDE = 0.22
"""Of the page's width: a chunk of running text is at least as wide."""
WORDS = 4
HALF = 3
"""Texts of a header that comes twice on one line."""
UNEVEN = 2
"""Rows of each side that have none beside them."""


def columns_of_text(lines: Sequence[Printed], page_width: float, across: Sequence[Rule] = ()) -> list[list[Printed]]:
    """The lines as one sequence, or, on a page with a gutter, as several: above, left, right, below it and so on.

    Lines across the gutter stay whole, and those of a table that rules close over it; between two of them the left
    parts come first, then the right ones. `across`: rules and edges of paint, from the top down.
    """
    apart = _between_captions(lines) or _between_twins(lines)
    x = apart or _gutter(lines, page_width)
    if x is None:
        return [list(lines)]
    out: list[list[Printed]] = [[]]
    block: list[Printed] = []
    closed = _closed(lines, [rule for rule in across if rule.start < x < rule.end], page_width)
    for line in lines:
        if line.middle in closed or any(c.x0 < x < c.x1 for c in line.chunks):
            out = _with_block(out, block, x, page_width, apart is not None)
            block = []
            out[-1].append(line)
        else:
            block.append(line)
    return [part for part in _with_block(out, block, x, page_width, apart is not None) if part]


def _between_captions(lines: Sequence[Printed]) -> float | None:
    """x between the captions of two tables that stand side by side; None where there are none."""
    pairs = (pair for line in lines for pair in pairwise(line.chunks) if all(CAPTION.match(c.text) for c in pair))
    return next((right.x0 - right.size for _, right in pairs), None)


def _between_twins(lines: Sequence[Printed]) -> float | None:
    """x between two tables under the same header beside each other, whose rows do not stand level; None where there
    are none: level rows are those of one table, in sets."""
    for at, line in enumerate(lines):
        half = len(line.chunks) // 2
        texts = [c.text for c in line.chunks]
        if half < HALF or texts[:half] != texts[half:]:
            continue
        x = line.chunks[half].x0 - line.size / 2
        below = [below for below in lines[at + 1 :] if has_figures(below)]
        sides = [{c.centre < x for c in row.chunks} for row in below]
        across = any(c.x0 < x < c.x1 for row in below for c in row.chunks)
        if not across and min(sides.count({True}), sides.count({False})) >= UNEVEN:
            return x
    return None


def _gutter(lines: Sequence[Printed], page_width: float) -> float | None:
    """x of the middle of a gutter; None where there is none."""
    gaps = [
        (a.x1, b.x0)
        for line in lines
        for a, b in zip(line.chunks, line.chunks[1:], strict=False)
        if _prose(a, page_width) and _prose(b, page_width)
    ]
    if len(gaps) < LEAST:
        return None
    left = sorted(gap[0] for gap in gaps)[len(gaps) * 9 // 10]
    right = sorted(gap[1] for gap in gaps)[len(gaps) // 10]
    middle = (left + right) / 2
    central = 0.3 * page_width < middle < 0.7 * page_width
    return middle if central and right - left > 4 else None


def _closed(lines: Sequence[Printed], rules: Sequence[Rule], page_width: float) -> set[float]:
    """Middles of the lines between two rules that no text runs between."""
    between = ([line for line in lines if a.at < line.middle < b.at] for a, b in pairwise(rules))
    tables = (own for own in between if not any(_prose(c, page_width) for line in own for c in line.chunks))
    return {line.middle for own in tables for line in own}


def _prose(chunk: Chunk, page_width: float) -> bool:
    return chunk.x1 - chunk.x0 > WIDE * page_width and chunk.n_words >= WORDS


def _with_block(
    out: list[list[Printed]], block: Sequence[Printed], x: float, width: float, sure: bool
) -> list[list[Printed]]:
    """The block's two sides put after what there is; whole where neither is running text and the gutter not `sure`."""
    left = [line_of(own) for line in block if (own := [c for c in line.chunks if c.centre < x])]
    right = [line_of(own) for line in block if (own := [c for c in line.chunks if c.centre >= x])]
    if not sure and not any(_running(side, width) for side in (left, right)):
        out[-1].extend(block)
        return out
    return [*out, left, right, []]


def _running(side: Sequence[Printed], width: float) -> bool:
    """Most lines of a side are one wide chunk."""
    return len(side) >= 4 and sum(len(s.chunks) == 1 and _prose(s.chunks[0], width) for s in side) > 0.5 * len(side)
