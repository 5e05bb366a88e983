"""Whether a printed line goes on with the one above it, column by column."""

import re

from extract.engines.aligned.layout import Layout

OPEN = re.compile(r"([,/&–-]| of| and| the| dan| atau| yang)$")
"""A line that ends so goes on."""
_BROKEN, _DIGITS, _PERCENT = re.compile(r"\d+[.,]\d*"), re.compile(r".{0,2}"), re.compile(r"\d{0,2}\s?%")
"""A decimal number that may have lost its end to the next line, and such ends."""
FULL = 0.8
"""Of a column's longest text: a line that wraps for want of room is at least as long."""
WORDS_ON = 0.3
"""Of the columns of words, those that must visibly go on from line to line; in narrow columns any word may wrap."""


def stands_alone(layout: Layout, above: int, line: int) -> bool:
    """Every column has text on both lines, the first too, and none goes on from one to the other."""
    columns = layout.columns(line)
    return len(columns) == layout.n_cols > 2 and not any(wrapped(layout, above, line, c) for c in columns)


def digits_go_on(layout: Layout, above: int, line: int) -> bool:
    """Every figure of the line is a digit or two under a broken number: "48,2" over "5" in a column too narrow."""
    return _ends_numbers(layout, above, line, _DIGITS)


def cut_percents(layout: Layout, line: int) -> bool:
    """Whether nothing names a line, and every figure of it ends a percentage that the line above begins: "48,2" over
    "5 %" is no row."""
    unnamed = 0 not in layout.columns(line) and any(p.chunk.figure for p in layout.placed[line])
    return unnamed and _ends_numbers(layout, line - 1, line, _PERCENT)


def _ends_numbers(layout: Layout, above: int, line: int, end: re.Pattern[str]) -> bool:
    over = {p.first: p.chunk.text for p in layout.placed[above] if p.chunk.figure}
    here = [p for p in layout.placed[line] if p.chunk.figure]
    return all(end.fullmatch(p.chunk.text) and _BROKEN.fullmatch(over.get(p.first, "")) for p in here)


def words_go_on(layout: Layout, above: int, line: int) -> bool:
    """Of the columns of words, two or more, some continue from one line to the next."""
    words = {p.first for p in layout.placed[line] if p.first == p.last and not p.chunk.figure}
    shared = words & layout.columns(above)
    return len(shared) >= 2 and sum(wrapped(layout, above, line, c) for c in shared) >= WORDS_ON * len(shared)


def anew(layout: Layout, above: int, line: int) -> bool:
    """Three texts and more under others, of which none goes on: a row whose first cells are empty."""
    columns = layout.columns(line)
    if len(columns) < 3 or len(layout.placed[line]) < len(columns) or layout.begins_item(line):
        return False
    if not columns <= layout.columns(above):
        return False
    return not any(wrapped(layout, above, line, c) for c in columns)


def gap(layout: Layout, above: int, below: int) -> float:
    """From the middle of one line to that of another; points."""
    return layout.lines[below].middle - layout.lines[above].middle


def goes_on(layout: Layout, above: int, line: int) -> bool:
    """Every text of the line continues the one over it."""
    return all(c in layout.columns(above) and wrapped(layout, above, line, c) for c in layout.columns(line))


def wrapped(layout: Layout, above: int, below: int, col: int) -> bool:
    """The text of a column goes on from one line to the next: its first word had no room on the line above."""
    upper = [p.chunk for p in layout.placed[above] if p.first == p.last == col]
    lower = [p.chunk for p in layout.placed[below] if p.first == p.last == col]
    if not upper or not lower:
        return False
    one, other = upper[-1], lower[0]
    if one.bold != other.bold and other.x0 > one.x0 - 1:
        return False
    column = layout.texts[col]
    farther = other.x0 < upper[0].x0 - 0.5 * other.size and not column.centred
    if col == 0 and (farther or one.text.endswith(":")):
        return False  # what stands farther out than the line above begins something; a colon ends a heading
    long, most = one.x1 - upper[0].x0, column.widest if column.centred else column.right - upper[0].x0
    full = long + 0.3 * other.size + other.first_width > most - 0.2 * other.size and long > FULL * most
    begins_small = other.text[:1].islower() or other.text[:1] in "(&/,;"
    return (
        full or OPEN.search(one.text) is not None or (begins_small and (column.centred or other.x0 >= upper[0].x0 - 1))
    )
