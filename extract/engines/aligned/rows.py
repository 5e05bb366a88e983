"""Body rows: which printed lines make one row of the table."""

import itertools
from statistics import median

from extract.engines.aligned.layout import Layout

STRONG = 0.4
"""Of the most figures that a line has: a line with fewer may be the rest of a formula ("100%")."""
Row = list[int]
"""Indices of the lines of one row."""


def body_rows(layout: Layout, first: int) -> list[Row]:
    """Rows of the lines from `first` on: cut at rules, then where a rule leaves several rows together, by text."""
    rows: list[Row] = []
    for block in _between_rules(layout, first):
        rows += _by_text(layout, block)
    return rows


def _between_rules(layout: Layout, first: int) -> list[Row]:
    blocks: list[Row] = []
    for k in range(first, len(layout.lines)):
        if not blocks or layout.ruled_before(k):
            blocks.append([])
        blocks[-1].append(k)
    return blocks


def _by_text(layout: Layout, block: Row) -> list[Row]:
    if len(block) == 1:
        return [block]
    anchors = [k for k in block if layout.has_figures(k)]
    spaced = _by_spacing(layout, block)
    strong = [k for k in anchors if layout.figures(k) >= STRONG * max(map(layout.figures, anchors))]
    if len(spaced) > 1 and all(sum(k in strong for k in row) <= 1 for row in spaced):
        return spaced
    if len(anchors) >= 2:
        return _attach(layout, block, anchors)
    if len(anchors) == 1 and layout.ruled_before(block[0]):
        return [block]
    return _by_wrapping(layout, block)


def _by_wrapping(layout: Layout, block: Row) -> list[Row]:
    """Rows of a table of words: a line goes on with the row above where all its texts do."""
    rows: list[Row] = [[block[0]]]
    for k in block[1:]:
        here = layout.columns(k)
        if 0 not in here or (rows[-1][-1] == k - 1 and _all_wrapped(layout, k - 1, k)):
            rows[-1].append(k)
        else:
            rows.append([k])
    return rows


def _by_spacing(layout: Layout, block: Row) -> list[Row]:
    """Cut where the white between two lines is clearly more than inside rows."""
    white = [layout.lines[b].middle - layout.lines[a].middle for a, b in itertools.pairwise(block)]
    narrow = min(white)
    size = median(layout.lines[k].size for k in block)
    cut = narrow * 1.25 + 0.1 * size
    wide = [w for w in white if w > cut]
    if not wide:
        return [block]
    rows: list[Row] = [[block[0]]]
    for w, k in zip(white, block[1:], strict=True):
        if w > cut:
            rows.append([])
        rows[-1].append(k)
    return rows


def _attach(layout: Layout, block: Row, anchors: Row) -> list[Row]:
    """Every line with figures is a row; the others continue one, begin one, or stand alone (a section)."""
    rows: list[Row] = []
    pending: Row = []
    for k in block:
        if k in anchors:
            start = pending if pending and _begins(layout, pending[-1], k) else []
            if pending and not start:
                rows += [[p] for p in pending]
            rows.append([*start, k])
            pending = []
        elif (rows and not pending and _beside(layout, rows[-1], k)) or (
            rows and not pending and _continues(layout, rows[-1][-1], k)
        ):
            rows[-1].append(k)
        else:
            pending.append(k)
    return rows + [[p] for p in pending]


def _beside(layout: Layout, row: Row, line: int) -> bool:
    """The line goes on with a wrapped first cell whose row's figures stand at its mid-height."""
    if layout.columns(line) != {0} or len(row) < 2 or 0 in layout.columns(row[-1]):
        return False
    return _gap(layout, row[-1], line) <= 1.3 * _gap(layout, row[-2], row[-1]) + 1


def _continues(layout: Layout, above: int, line: int) -> bool:
    """The line goes on with the row of `above`: other columns than the first, or a wrapped first cell."""
    below = line + 1
    here = layout.columns(line)
    gap = _gap(layout, above, line)
    nearer = below >= len(layout.lines) or gap <= 1.15 * _gap(layout, line, below)
    if any(p.first != p.last for p in layout.placed[line]):
        return False
    if 0 not in here:
        return nearer
    if not nearer or here != {0}:
        return nearer and _all_wrapped(layout, above, line)
    return _wrapped(layout, above, line, 0)


def _begins(layout: Layout, line: int, below: int) -> bool:
    """The line is the upper part of the row whose figures stand on the line below it."""
    if any(p.first != p.last for p in layout.placed[line]):
        return False
    here = layout.columns(line)
    if 0 not in here:
        return True
    if here != {0}:
        return False
    if 0 not in layout.columns(below):
        return _gap(layout, line, below) < 1.2 * layout.lines[line].size
    return _wrapped(layout, line, below, 0)


def _gap(layout: Layout, above: int, below: int) -> float:
    return layout.lines[below].middle - layout.lines[above].middle


def _all_wrapped(layout: Layout, above: int, line: int) -> bool:
    return all(c in layout.columns(above) and _wrapped(layout, above, line, c) for c in layout.columns(line))


def _wrapped(layout: Layout, above: int, below: int, col: int) -> bool:
    """The text of a column goes on from one line to the next: its first word had no room on the line above."""
    upper = [p.chunk for p in layout.placed[above] if p.first == p.last == col]
    lower = [p.chunk for p in layout.placed[below] if p.first == p.last == col]
    if not upper or not lower:
        return False
    if upper[-1].bold != lower[0].bold and lower[0].x0 > upper[-1].x0 - 1:
        return False
    space = 0.3 * lower[0].size
    widest = max(p.chunk.x1 for line in layout.placed for p in line if p.first == p.last == col)
    full = upper[-1].x1 + space + lower[0].first_width > widest - 0.2 * lower[0].size
    begins_small = lower[0].text[:1].islower() or lower[0].text[:1] in "(&/,;"
    open_ended = upper[-1].text.rstrip()[-1:] in {",", "-", "/", "&", "–"} or upper[-1].text.endswith(
        (" of", " and", " dan")
    )
    return full or (begins_small and lower[0].x0 >= upper[0].x0 - 1) or open_ended
