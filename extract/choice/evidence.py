"""What a filled grid says of itself: the measures by which the choice between engines is made."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, islice
from math import ceil

from extract.cut_numbers import rests_in_rows
from extract.document import Box, Cell, Line, Table
from extract.figures import figures_in, is_broken, is_figure
from extract.grouped import grouped
from extract.levels.column import ITEM

PROSE_WORDS = 40
"""A cell of more words is running text, in whatever frame it stands."""
_FORMULAS = 3
"""Lines of running text, one of which may be a formula."""
_STACK = 3
"""Lines of figures that no single row has."""
EDGE = 0.25
"""Ems by which texts that share an edge may miss it."""
MANY = 6
"""Lines of a column, half of which may be set in."""
TOUCHING = 0.12
"""Font sizes between the text of two neighbouring cells, below which a word was cut."""
KEPT = 0.08
"""Heights of a line by which a text may run over the border that it keeps to."""
_ONE_VALUE = re.compile(
    r"\d\s*[-–—:/xX×=+]\s*\d|[<>≤≥]\s|^\W*\d+\)?[.)]\s|^(?!\d{1,3}(?:\.\d{3})+\s)\d+(?:\.\d+){2,}\s[-–—]$"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Shares between 0 and 1 unless said otherwise."""

    filled: float
    """Of the grid's positions, those under a cell with text."""
    covered: float
    """Of the grid's positions, those under any cell: a tree or a chart leaves most of its frame bare."""
    ghosts: float
    """Rows and columns in which no cell of their own has text, and no ruled one begins or ends; those of a lone row are
    none."""
    stuffed: float
    """Of the text, what stands in cells that hold several figures side by side."""
    stacked: float
    """Of the text, what stands in rows where two or more cells each stack figures: rows run together."""
    cut: float
    """Of the neighbouring filled cells, those whose texts touch: a border through a word."""
    prose: float
    """Of the text, what stands in cells of running text."""
    aligned: float
    """Of the text lines below the first row (in a lone row: in it), those that share an edge or the middle with their
    column."""
    figures: float
    """Of the cells with text right of the first column, figures."""
    paired: float
    """Of the rows, those with text in two cells or more."""
    words_per_cell: float
    """Mean; not a share."""


def evidence_of(table: Table, em: float) -> Evidence:
    """The measures of one raw table on a page of letters of `em` points."""
    full = [cell for cell in table.cells if cell.lines]
    positions = max(1, table.n_rows * table.n_cols)
    weights, words = [_weight(cell) for cell in full], [_n_words(cell) for cell in full]
    weight = max(1, sum(weights))
    return Evidence(
        filled=sum([cell.row_span * cell.col_span for cell in full]) / positions,
        covered=min(1.0, sum([cell.row_span * cell.col_span for cell in table.cells]) / positions),
        ghosts=_ghosts(table, full),
        stuffed=sum(compress(weights, map(is_stuffed, full))) / weight,
        stacked=_stacked(full) / weight,
        cut=_cut(full, EDGE * em, ruled=table.borders == "ruled"),
        prose=sum(w for w, n in zip(weights, words, strict=True) if n > PROSE_WORDS) / weight,
        aligned=_aligned(table, full, EDGE * em),
        figures=_figures(full),
        paired=_paired(table, full),
        words_per_cell=sum(words) / max(1, len(full)),
    )


def is_stuffed(cell: Cell) -> bool:
    """Two figures or more on one line and little else, or wide white inside a line; of running text a line in three,
    for it explains its formulas in white of their own.
    """
    stuffed = sum(map(_is_stuffed, cell.lines))
    return stuffed > (len(cell.lines) // _FORMULAS if stuffed and _n_words(cell) > PROSE_WORDS else 0)


def _is_stuffed(line: Line) -> bool:
    n = figures_in(line.text)
    if n >= 3 or (n == 2 and len(line.text.split()) <= 3 and not _one_value(line.text)):
        return True
    return n >= 1 and _gaping(line)


def _one_value(text: str) -> bool:
    """Ranges, ratios and products are one value in two figures: "97 - 97,50", "12 x 5"; so is a code and the dash that
    parts it from the name below.
    """
    return bool(_ONE_VALUE.search(text)) or " - " in text


def _gaping(line: Line) -> bool:
    """The line is far wider than its letters: its words stand in several columns."""
    if line.box is None or len(line.text) < 3:
        return False
    return line.box.width > 1.15 * line.box.height * (0.62 * len(line.text) + 1.5)


def _weight(cell: Cell) -> int:
    return sum([len(line.text) for line in cell.lines])


def _n_words(cell: Cell) -> int:
    return sum([line.text.count(" ") + 1 for line in cell.lines])


def _ghosts(table: Table, full: Sequence[Cell]) -> float:
    if table.n_rows == 1:
        return 0.0 if full else 1.0
    rows = {cell.row for cell in full} | {cell.row + cell.row_span - 1 for cell in full}
    own = full if table.borders == "ruled" else [cell for cell in full if cell.col_span == 1]  # else nothing parts them
    cols = {cell.col for cell in own} | {cell.col + cell.col_span - 1 for cell in own}
    return 1 - (len(rows) / max(1, table.n_rows)) * (len(cols) / max(1, table.n_cols))


def _stacked(full: Sequence[Cell]) -> int:
    """Letters of rows that hold two or more cells of at least three stacked figures, with what spans them; figures of
    as many items that a cell of the row counts are told apart by these.
    """
    stacked = [cell for cell in full if _stacks(cell)]
    if not stacked:
        return 0
    items = {(cell.row, sum([ITEM.match(line.text) is not None for line in cell.lines])) for cell in full}
    stacks = Counter(cell.row for cell in stacked if (cell.row, len(cell.lines)) not in items)
    several = {row for row, count in stacks.items() if count > 1}
    own = [range(cell.row, cell.row + cell.row_span) for cell in full]
    return sum([_weight(cell) for cell, rows in zip(full, own, strict=True) if not several.isdisjoint(rows)])


def _stacks(cell: Cell) -> bool:
    least = ceil(0.7 * len(cell.lines))
    words = (line for line in cell.lines if not is_figure(line.text))
    if len(cell.lines) < _STACK or any(islice(words, len(cell.lines) - least, None)):  # most cells: after a line or two
        return False
    whole = len(cell.lines) - len(rests_in_rows(cell.lines, cell.box))
    return whole >= _STACK and not is_broken([line.text.strip() for line in cell.lines])


def _cut(full: Sequence[Cell], reach: float, *, ruled: bool) -> float:
    """Neighbours in a row whose texts touch on one printed line."""
    at = {(cell.row, cell.col): cell for cell in full}
    pairs = touching = 0
    for cell in full:
        right = at.get((cell.row, cell.col + cell.col_span))
        if right is not None:
            pairs += 1
            border = right.box.x0 if right.box and ruled else None
            near = _near(cell, right, reach)
            touching += near and any(_touch(a, b, border) for a in cell.lines for b in right.lines)
    return touching / max(1, pairs)


def _near(left: Cell, right: Cell, reach: float) -> bool:
    """Some text of the one may touch some of the other: the cheap question, asked first."""
    ends = [line.box.x1 for line in left.lines if line.box]
    starts = [line.box.x0 for line in right.lines if line.box] if ends else []
    return bool(starts) and min(starts) - max(ends) < reach


def _touch(left: Line, right: Line, border: float | None) -> bool:
    """Whether two texts touch; not at a drawn border that both keep to, however close they come to it."""
    if left.box is None or right.box is None or left.box.height <= 0:
        return False
    slack = KEPT * left.box.height
    if border is not None and left.box.x1 - slack <= border <= right.box.x0 + slack:
        return False
    level = abs((left.box.y0 + left.box.y1) - (right.box.y0 + right.box.y1)) < 0.5 * left.box.height
    return level and right.box.x0 - left.box.x1 < TOUCHING * left.box.height


def _aligned(table: Table, full: Sequence[Cell], slack: float) -> float:
    """Lines of a column that share their left edge, right edge or middle, over all columns."""
    alone = (cell for cell in full if cell.col_span == 1 and (cell.row > 0 or table.n_rows == 1))
    boxes = grouped((cell.col, line.box) for cell in alone for line in cell.lines if line.box is not None)
    total = sum(map(len, boxes.values()))
    if total == 0:
        return 0.0
    return sum([_sharing(column, slack) for column in boxes.values()]) / total


def _sharing(boxes: Sequence[Box], slack: float) -> int:
    edges = ([b.x0 for b in boxes], [b.x1 for b in boxes], [(b.x0 + b.x1) / 2 for b in boxes])
    return max(_near_median(values, slack) for values in edges)


def _near_median(values: Sequence[float], slack: float) -> int:
    """How many stand near the middle of them, or of many near one of the two that it lies between: labels and items."""
    values = sorted(values)
    low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
    places = {low, (low + high) / 2, high} if len(values) >= MANY else {(low + high) / 2}
    return max(bisect_left(values, at + slack) - bisect_right(values, at - slack) for at in places)


def _paired(table: Table, full: Sequence[Cell]) -> float:
    texts = Counter([row for cell in full for row in range(cell.row, cell.row + cell.row_span)])
    return sum([n > 1 for n in texts.values()]) / max(1, table.n_rows)


def _figures(full: Sequence[Cell]) -> float:
    right = [cell for cell in full if cell.col > 0 and cell.row > 0]
    return sum([len(cell.lines) < 3 and is_figure(cell.text) for cell in right]) / max(1, len(right))
