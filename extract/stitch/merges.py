"""Which merged cells of the page before cover the top of this page too, though a new row begins there."""

from collections.abc import Sequence

from extract.document import Cell
from extract.stitch.profile import Column
from extract.stitch.rows import FILLED, Strip, has_two_values, space, text_weight


def merges_that_go_on(strips: Sequence[Strip], bottom: float | None) -> list[bool]:
    """Of each cell at the top of a page whether it goes on the merged one above; `bottom`: the y where that row ends.

    A text that surely goes on takes along what stands over the same rows on both pages and was filled down to the
    break, and what stands left of it: the names above its own.
    """
    sure = [_goes_on(strip, strips, bottom) for strip in strips]
    texts = [strip for strip, on in zip(strips, sure, strict=True) if on and strip.below.lines and strip.above]
    return [on or _taken_along(strip, texts, bottom) for strip, on in zip(strips, sure, strict=True)]


def _taken_along(strip: Strip, texts: Sequence[Strip], bottom: float | None) -> bool:
    above, below = strip.above, strip.below
    if above is None or not (above.lines and below.lines) or (above.col, above.col_span) != (below.col, below.col_span):
        return False
    if has_two_values(strip) or space(strip, bottom) < FILLED:
        return False
    return any(_covers(strip, text) for text in texts)


def _covers(strip: Strip, text: Strip) -> bool:
    """Whether a cell stands over the same rows on both pages as another, or over more of them left of it."""
    spans = [(one.above.row if one.above else 0, one.below.row_span) for one in (strip, text)]
    if spans[0] == spans[1]:
        return strip.below.row_span > 1
    return strip.below.col < text.below.col and spans[0][0] <= spans[1][0] and spans[0][1] > spans[1][1]


def _goes_on(strip: Strip, strips: Sequence[Strip], bottom: float | None) -> bool:
    """Whether a merged cell of the page before covers the top of this page too, though a new row begins there."""
    above, below, column = strip.above, strip.below, strip.column or Column()
    if above is None or (above.col, above.col_span) != (below.col, below.col_span):
        return False
    spanning = above.row_span > 1 or below.row_span > 1
    if not above.lines:
        return spanning and bool(below.lines and column.filled) and column.blank == (above.row_span == 1)
    if below.box is None and not spanning:
        return False
    if below.lines:
        several = spanning or column.merged > 0
        return several and space(strip, bottom) > -0.5 and text_weight(above.text.strip(), below.text.strip()) >= 1.5
    if strip.first and column.holds_ordinals and _named_alike(strip, strips, bottom):
        return True
    if column.holds_values and not spanning:
        return False
    fresh = [other for other in strips if other is not strip and other.below.lines]
    if spanning:
        return not column.blank or not any(_same_rows(other, above) for other in fresh)
    return not column.blank and not any(other.below.col < below.col and not _counts_rows(other) for other in fresh)


def _counts_rows(strip: Strip) -> bool:
    """Whether a number stands in every row of the strip's column: a new one says nothing of the names beside it."""
    column = strip.column or Column()
    return strip.first and column.holds_ordinals and not column.merged and not column.blank


def _named_alike(strip: Strip, strips: Sequence[Strip], bottom: float | None) -> bool:
    """Whether the empty cell beside an empty number goes on over the page: a number belongs to the name beside it."""
    beside = next((s for s in strips if s.below.col == strip.below.col + strip.below.col_span), None)
    if beside is None or beside.below.lines or beside.first:
        return False
    return _goes_on(beside, strips, bottom)


def _same_rows(strip: Strip, cell: Cell) -> bool:
    """Whether the cell above the strip covers the same rows as the cell given."""
    return strip.above is not None and (strip.above.row, strip.above.row_span) == (cell.row, cell.row_span)
