"""Body rows: which printed lines make one row of the table."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.engines.aligned.banded import banded
from extract.engines.aligned.even import even_rows, one_row
from extract.engines.aligned.layout import ITEM, Layout
from extract.engines.aligned.regions import FARTHEST, apart
from extract.engines.aligned.wrapping import (
    anew,
    cut_percents,
    digits_go_on,
    gap,
    goes_on,
    stands_alone,
    words_go_on,
    wrapped,
)
from extract.stretches import runs

NUMBERED = re.compile(r"\d{1,2}(\.\d{1,2})+\.?(\s+[^\W\d]|$)|\d{1,2}[.)]\s+[^\W\d]")
"""The number of an item and its text, which may begin on the next line."""
KEYED = 0.8
"""Of the rows with figures, those with text in the first column: it is then what names a row."""
STRONG = 0.4
"""Of the most figures that a line has: a line with fewer may be the rest of a formula ("100%")."""
_PITCH = 1.5
"""Sizes from line to line of one text of several, at most, where no small letter tells that it goes on."""
Row = list[int]
"""Indices of the lines of one row."""


def body_rows(layout: Layout, first: int) -> list[Row]:
    """Rows of the lines from `first` on: cut at rules, then where a rule leaves several rows together, by text."""
    blocks = runs(range(first, len(layout.lines)), lambda _, k: not layout.parted_before(k))
    return [row for block in blocks for row in banded(layout, _by_text(layout, block))]


def runs_on(layout: Layout, above: Sequence[Row], row: Row, col: int) -> bool:
    """Whether a column that the rule under some rows leaves out is one cell: it has nothing to say in them or in the
    next, or its text goes on in small letters. Where it says something in both, the rule is that of a sum."""
    upper = [k for r in above for k in r if col in layout.columns(k)]
    lower = [p.chunk.text for k in row for p in layout.placed[k] if p.first <= col <= p.last]
    return not upper or not lower or lower[0][:1].islower()


def continued(layout: Layout, above: Sequence[Row], row: Row, col: int) -> bool:
    """Whether a text goes on from the row above beside an entry that begins in this one: nothing numbers the row, as
    the rows over it are, and the column's first word had no room on the line before."""
    keyed = any(0 in layout.columns(k) for r in above for k in r) and not any(0 in layout.columns(k) for k in row)
    if not keyed or col == 0 or layout.ruled_before(row[0]):
        return False
    last = above[-1][-1]
    own = [p.chunk for k in (last, row[0]) for p in layout.placed[k] if p.first == col]
    words = bool(own) and not any(chunk.figure for chunk in own)
    on = words and wrapped(layout, last, row[0], col) and _entered(layout, last, row)
    if on and not own[-1].text[:1].islower():
        wraps = sum(col in layout.columns(k) for k in above[-1]) > 1 and _entered(layout, last, row, least=2)
        on = wraps and gap(layout, last, row[0]) <= _PITCH * own[-1].size
    return on and not (all(chunk.n_words == 1 for chunk in own) and _in_every_row(layout, col))


def _in_every_row(layout: Layout, col: int) -> bool:
    """Whether a column says something beside all values: units, in small letters as they may be."""
    return all(col in layout.columns(k) for k in range(len(layout.lines)) if layout.values(k))


def _entered(layout: Layout, above: int, row: Row, least: int = 1) -> bool:
    """Whether some text, of so many words, begins in a row: where all could go on, capitals tell that none does."""
    texts = [(k, p.first) for k in row for p in layout.placed[k] if not p.chunk.figure and p.chunk.n_words >= least]
    return any(not wrapped(layout, above, k, col) for k, col in texts)


def _far(layout: Layout, line: int) -> bool:
    """Whether white parts a line from the one before over which no text of a row goes on."""
    return apart(layout.lines[line - 1], layout.lines[line]) > FARTHEST * layout.lines[line].size


def _by_text(layout: Layout, block: Row) -> list[Row]:
    valued = [k for k in block if layout.values(k) and not (k > block[0] and cut_percents(layout, k))]
    even = even_rows(layout, block, valued, cut=block[0] == 0)
    if even is not None:
        return even
    return [row for part in runs(block, lambda _, k: not _far(layout, k)) for row in _by_words(layout, part)]


def _by_words(layout: Layout, block: Row) -> list[Row]:
    if len(block) == 1:
        return [block]
    anchors = [k for k in block if layout.figures(k) and not (k > block[0] and cut_percents(layout, k))]
    most = max(map(layout.figures, block))
    strong = [k for k in anchors if layout.figures(k) >= STRONG * most]
    own = [k for k in strong if any(p.chunk.figure and p.first >= layout.stepped for p in layout.placed[k])]
    if (len(strong) == 1 or (layout.stepped and len(own) < 2)) and _ruled_off(layout, block):
        return [block]
    if _is_heading(layout, block) or (layout.ruled_before(block[0]) and one_row(layout, block)):
        return [block]
    if _lists(layout, block, strong):
        return [block]
    spaced = _by_spacing(layout, block)
    if len(spaced) > 1 and all(_one_row(layout, row, strong) for row in spaced):
        return spaced
    return _attach(layout, block, anchors) if len(anchors) >= 2 else _by_wrapping(layout, block)


def _between_two(layout: Layout, block: Row) -> bool:
    """Rules stand over and under the block."""
    return layout.parted_before(block[0]) and layout.parted_before(block[-1] + 1)


def _ruled_off(layout: Layout, block: Row) -> bool:
    """A rule stands over or under the block, which is not all that stands under the header's rule."""
    over, under = layout.parted_before(block[0]), layout.parted_before(block[-1] + 1)
    return under or (over and any(map(layout.ruled_before, range(block[0]))))


def _is_heading(layout: Layout, block: Row) -> bool:
    """Lines of the first column alone, between two rules, of which only the first may have a number: one text."""
    alone = all(layout.columns(k) == {0} for k in block)
    return alone and _between_two(layout, block) and not any(map(layout.begins_item, block[1:]))


def _lists(layout: Layout, block: Row, strong: Row) -> bool:
    """A row between rules that numbers as many items as it has lines of figures, set at other heights than these:
    they go by their order, and are told apart where the names of the columns are known."""
    ruled = _between_two(layout, block)
    items = [k for k in block if any(p.first > 0 and NUMBERED.match(p.chunk.text) for p in layout.placed[k])]
    return ruled and len(items) == len(strong) > 1 and items != strong


def _one_row(layout: Layout, row: Row, strong: Row) -> bool:
    """Lines set close are one row: figures stand on one of them, or go on, with the words beside, in narrow columns."""
    if any(layout.columns(a) == layout.columns(b) and stands_alone(layout, a, b) for a, b in pairwise(row)):
        return False
    figured = [k for k in row if k in strong]
    return all(
        0 not in layout.columns(k) and (words_go_on(layout, k - 1, k) or digits_go_on(layout, k - 1, k))
        for k in figured[1:]
    )


def _by_wrapping(layout: Layout, block: Row) -> list[Row]:
    """Rows of a table of words: a line goes on with the row above where all its texts do."""

    def on(_: Row, k: int) -> bool:
        whole = goes_on(layout, k - 1, k) and not _begins_whole(layout, k)
        return whole or (0 not in layout.columns(k) and not anew(layout, k - 1, k))

    return runs(block, on)


def _begins_whole(layout: Layout, line: int) -> bool:
    """Whether every column has a text on the line, none of which begins in small letters: a row, full as it may be."""
    texts = [p.chunk.text for p in layout.placed[line] if p.first == p.last]
    return (
        layout.columns(line) == set(range(layout.n_cols))
        and layout.n_cols > 2
        and not any(map(str.islower, (t[:1] for t in texts)))
    )


def _by_spacing(layout: Layout, block: Row) -> list[Row]:
    """Cut where the white between two lines is clearly more than inside rows."""
    steps = [gap(layout, a, b) for a, b in pairwise(block)]
    most = sorted(steps)[len(steps) // 4] * 1.25 + 0.1 * median(layout.lines[k].size for k in block)
    return runs(block, lambda row, k: gap(layout, row[-1], k) <= most)


def _attach(layout: Layout, block: Row, anchors: Row) -> list[Row]:
    """Every line with figures is a row; the others continue one, begin one, or stand alone (a section)."""
    keyed = sum(0 in layout.columns(k) for k in anchors) >= KEYED * len(anchors)
    low = _figures_low(layout, block, anchors)
    rows: list[Row] = []
    pending: list[Row] = []
    for k in block:
        if k in anchors and not (rows and not pending and _bullet(layout, k)):
            start = pending.pop() if pending and _begins(layout, pending[-1][-1], k) else []
            rows = [*_with_loose(layout, rows, pending, keyed), [*start, k]]
            pending = []
        elif (
            rows
            and not pending
            and not (low and _leads_down(layout, k, anchors))
            and (_bullet(layout, k) or _beside(layout, rows[-1], k) or _continues(layout, rows[-1][-1], k))
        ):
            rows[-1].append(k)
        elif pending and not layout.begins_item(k) and goes_on(layout, pending[-1][-1], k):
            pending[-1].append(k)
        else:
            pending.append([k])
    return _with_loose(layout, rows, pending, keyed)


def _figures_low(layout: Layout, block: Row, anchors: Row) -> bool:
    """Whether figures stand on the last line of a wrapped label, by the labels of which that can be told."""
    votes = 0
    for before, k in pairwise([-1, *block]):
        if k in anchors or 0 not in layout.columns(k) or (before >= 0 and before not in anchors):
            continue
        down = _leads_down(layout, k, anchors)
        up = before >= 0 and goes_on(layout, before, k)
        votes += down - up
    return votes > 0


def _leads_down(layout: Layout, line: int, anchors: Row) -> bool:
    """Whether a line without figures is the first of a label whose last line has them."""
    end = next((k for k in anchors if k > line), None)
    if end is None or 0 not in layout.columns(line) or not _begins(layout, end - 1, end):
        return False
    return all(goes_on(layout, a, b) for a, b in pairwise(range(line, end)))


def _with_loose(layout: Layout, rows: list[Row], loose: list[Row], keyed: bool) -> list[Row]:
    """Lines without figures as rows of their own; where every row has a first cell (`keyed`), those without one go on
    with the row above."""
    out = list(rows)
    for row in loose:
        if keyed and out and 0 not in layout.columns(row[0]) and not layout.begins_item(row[0]):
            out[-1] = [*out[-1], *row]
        else:
            out.append(row)
    return out


def _bullet(layout: Layout, line: int) -> bool:
    """A bullet alone, set a little lower than the line it belongs to."""
    placed, size = layout.placed[line], layout.lines[line].size
    if len(placed) != 1 or ITEM.fullmatch(placed[0].chunk.text) is None:
        return False
    return gap(layout, line - 1, line) < size


def _beside(layout: Layout, row: Row, line: int) -> bool:
    """The line goes on with a wrapped first cell whose row's figures stand at its mid-height."""
    if layout.columns(line) != {0} or len(row) < 2 or 0 in layout.columns(row[-1]):
        return False
    return gap(layout, row[-1], line) <= 1.3 * gap(layout, row[-2], row[-1]) + 1


def _continues(layout: Layout, above: int, line: int) -> bool:
    """The line goes on with the row of `above`: other columns than the first, or a wrapped first cell."""
    here = layout.columns(line)
    if layout.begins_item(line) or any(p.first != p.last for p in layout.placed[line]):
        return False
    last = line + 1 >= len(layout.lines)
    nearer = last or gap(layout, above, line) <= 1.15 * gap(layout, line, line + 1)
    if 0 not in here:
        return nearer
    return nearer and goes_on(layout, above, line)


def _begins(layout: Layout, line: int, below: int) -> bool:
    """The line is the upper part of the row whose figures stand on the line below it."""
    if layout.begins_item(below) or any(p.first != p.last for p in layout.placed[line]):
        return False
    here = layout.columns(line)
    if here == {0} and 0 not in layout.columns(below):
        return gap(layout, line, below) < 1.2 * layout.lines[line].size
    if 0 not in here and not layout.begins_item(line):
        return True
    shared = here & layout.columns(below)
    return bool(shared) and all(wrapped(layout, line, below, c) for c in shared)
