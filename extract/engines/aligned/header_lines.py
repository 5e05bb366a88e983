"""How many lines of a block are its header: by figures, rules, bands of colour, bold type and white between them."""

from itertools import pairwise

from extract.engines.aligned.even import even_rows
from extract.engines.aligned.layout import Layout
from extract.engines.aligned.wrapping import wrapped

DENSE = 0.7
"""Of the lines from the first with figures on, those that have some, from which a tall header stands over few rows."""
_APART = 1.25
"""Times the least step between lines, from which a header stands apart from the body."""
HEADED = 4.0
"""Sizes from a header's first line to the upper edge of its band."""
LEFT_OVER = 3
"""Lines without figures under a bold header, from which they are the rest of a row that the page before began."""


def header_lines(layout: Layout) -> int:
    """Lines above the body: up to the first line with figures, to the last rule above it, or as far as all is bold."""
    total = len(layout.lines)
    bold = next((k for k, line in enumerate(layout.lines) if not all(c.bold for c in line.chunks)), 0)
    figured = list(map(layout.has_figures, range(total)))
    first = next((k for k in range(total) if figured[k] and not layout.lines[k].counts_columns), None)
    figures = sum(figured)
    late = first is not None and first > total / 2 and figures < DENSE * (total - first)
    if first is None or late or (figures < 0.15 * total and layout.figures(first) < 2):
        tops = max(2, total * 2 // 5)
        ruled = [k for k in range(1, tops) if layout.ruled_before(k)] or _painted(layout, tops)
        return bold or (ruled[0] if ruled else (1 if total > 2 else 0))
    ruled = [k for k in range(1, first + 1) if layout.ruled_before(k)] or _painted(layout, first)
    if ruled or _begins_first(layout, first):
        return ruled[-1] if ruled else 0
    while first > 1 and _section(layout, first - 1):
        first -= 1
    if bold:
        upper = (k for k in range(1, bold) if _in_white(layout, k) and _is_whole(layout, k))
        told = bold if first - bold >= LEFT_OVER or _begins_body(layout, bold, first) else first
        return next((k for k in upper if _is_body(layout, k, first)), told)  # the first name may be bold
    apart = (k for k in range(first) if not k or _in_white(layout, k) or _is_whole(layout, k))
    return next((k for k in apart if _is_body(layout, k, first)), first)


def _begins_first(layout: Layout, first: int) -> bool:
    """Whether all over the first figures is the upper part of the text left of them: no header stands there."""
    return all(layout.columns(k) == {0} and wrapped(layout, k, k + 1, 0) for k in range(first))


def _painted(layout: Layout, most: int) -> list[int]:
    """The line under the band of colour on which the first line stands; none where it stands on none."""
    top = layout.lines[0]
    over = [edge for edge in layout.bands if top.middle - HEADED * top.size < edge.at < top.middle]
    foot = (k for k in range(1, most + 1) if layout.banded_before(k))
    return [*foot][:1] if over else []


def _in_white(layout: Layout, line: int) -> bool:
    """Whether there is more white above a line than between lines of one cell."""
    steps = [b.middle - a.middle for a, b in pairwise(layout.lines)]
    within = [step for step in steps if step > layout.lines[line].size]
    return bool(within) and steps[line - 1] > _APART * min(within)


def _is_whole(layout: Layout, n: int) -> bool:
    """Whether so many lines number all columns or have a text over each."""
    return layout.lines[n - 1].counts_columns or len(set().union(*map(layout.columns, range(n)))) == layout.n_cols


def _is_body(layout: Layout, start: int, first: int) -> bool:
    """Whether the lines from `start` on, above the first with figures, are the upper ones of its row."""
    body = range(start, len(layout.lines))
    return start < first and even_rows(layout, body, [k for k in body if layout.values(k)]) is not None


def _begins_body(layout: Layout, start: int, first: int) -> bool:
    """Whether the lines from `start` on, under a bold header, are the upper ones of the first row: it is numbered, or
    its texts, none of them over the figures, go on in small letters."""
    if start >= first:
        return False
    row, below = layout.placed[start], layout.placed[start + 1]
    numbered = len(row) > 1 and row[0].first == 0 and row[0].chunk.text.rstrip(".").isdecimal()
    texts = layout.columns(start) - {p.first for p in layout.placed[first] if p.chunk.figure}
    on = any(p.chunk.text[:1].islower() for p in below if p.first == p.last and p.first in texts)
    counts = layout.lines[start].counts_columns
    return ((numbered or on) and not counts) or _is_body(layout, start, first)


def _section(layout: Layout, line: int) -> bool:
    """The line above the first figures is a section's name: text in the first column only, header above it."""
    if layout.columns(line) != {0}:
        return False
    covered = set().union(*(layout.columns(k) for k in range(line)))
    return len(covered) >= 0.7 * layout.n_cols
