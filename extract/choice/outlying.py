"""A header that stands over a grid's rules, the column of names or numbers left of them, and a last row under them,
taken into the grid: Word's own table styles frame the body alone, some without its first column; bands of colour leave
the last row bare.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from extract.cells.fill import fill
from extract.document import Box, Table
from extract.figures import is_value
from extract.grid import Doubles, Grid, Slot
from extract.ink import Floats, Glyphs, Ink
from extract.sense import HeaderSense

if TYPE_CHECKING:
    from extract.engines.aligned.printed import Chunk, Printed

KNOWN = 0.6
"""Share of known words from which texts are a header; of its columns, those that have one."""
CLOSE = 1.6
"""Sizes of the letters from the middle of a line of a header to that of the next one, or to the rules."""
_APART = 2.0
"""The same from one letter over the rules to the next, from which they are no title's."""
_ROW = 3
"""Columns of a row under the rules that say something, at least."""
_LINES = 4
"""Of a header over the rules, at most."""
_INTO = 0.3
"""Sizes of the letters by which a text may reach into the next column."""
_LEFT = (-1, -1)
"""The column left of the rules."""

Spanned = dict[tuple[int, int], str]
"""Texts by the first and last column that they stand over."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row outside the rules: its texts, as far as they stand over several columns, and where it begins and ends."""

    texts: Spanned
    top: float
    foot: float


def whole(grids: Sequence[Grid], ink: Ink, free: Glyphs, sense: HeaderSense) -> list[Grid]:
    """The grids of rules, each with what stands over and left of it as far as a header says so, and with a row that
    stands close under it in its columns; `free`: letters in none of them."""
    free = free.select(np.flatnonzero(free.text != " "))
    grown = [_whole(grid, ink, free, sense) if grid.n_cols > 1 else grid for grid in grids]
    return [_with_last(grid, ink, free) if grid.n_rows > 1 else grid for grid in grown if grid is not None]


def _with_last(grid: Grid, ink: Ink, free: Glyphs) -> Grid:
    box, (x, y) = grid.box, free.middles.T
    under = (x > box.x0) & (x < box.x1) & (y > box.y1)
    level = free.select(np.flatnonzero(under & (y < box.y1 + CLOSE * ink.em)))
    if not _parted(level.boxes[:, 0], ink.em) or not np.char.isdecimal(level.text).any():
        return grid
    from extract.engines.aligned.printed import printed_lines
    from extract.engines.aligned.words import upright, words

    lines = printed_lines(words(upright(free.select(np.flatnonzero(under)))))
    foot = _foot_of_row(_cut(lines, grid), grid, ink.em) if lines and len(lines[0].chunks) >= _ROW else None
    return grid if foot is None else _with_row(grid, _Row({}, box.y1, foot), grid.n_rows)


def _foot_of_row(lines: "Sequence[Printed]", grid: Grid, size: float) -> float | None:
    """Where the lines close under a grid end that keep to its columns; None where they are no row of it, or several."""
    edges, at, row = _edges(grid, 0), grid.box.y1, list[set[int]]()
    foot, valued = at, 0
    for line in lines:
        spans = [_span(chunk, edges, _INTO * size) for chunk in line.chunks]
        if line.middle - at > CLOSE * size or any(first != last or first < 0 for first, last in spans):
            break
        row.append({first for first, _ in spans})
        valued += any(is_value(chunk.text) for chunk in line.chunks[1:])
        at, foot = line.middle, line.y1
    return foot if row and valued == 1 and len(set().union(*row)) >= _ROW else None


def _cut(lines: "Sequence[Printed]", grid: Grid) -> "list[Printed]":
    """The lines, no text of which goes on over a border between columns."""
    from extract.engines.aligned.forced import cut_at
    from extract.engines.aligned.frames import Rule

    return cut_at(lines, [Rule(x, 0.0, np.inf) for x in _edges(grid, 0)[:-1].tolist()])


def _parted(lefts: Floats, size: float) -> bool:
    """Whether letters on a level stand apart as those of two columns do."""
    return bool(np.diff(np.sort(lefts)).max(initial=0) >= _APART * size)


def _whole(grid: Grid, ink: Ink, free: Glyphs, sense: HeaderSense) -> Grid | None:
    """None: the grid is a frame around rows and columns that no rule parts."""
    box, (x, y), left = grid.box, free.middles.T, free.boxes[:, 0]
    near = (x < box.x1) & (y < box.y1) & ((y < box.y0) | (x < box.x0))
    down = (box.y0 - y) / (CLOSE * ink.em)
    levels = [left[near & (down < k) & (down >= k - 1)] for k in (1, 2)]  # the lowest line may end one text alone
    beside = bool((near & (down < 0) & (x < box.x0)).any())
    if not beside and not (len(levels[0]) and any(_parted(level, ink.em) for level in levels)):
        return grid  # nothing there, or a title
    return _with_outlying(grid, fill(ink, grid), free.select(np.flatnonzero(near)), sense)


def _with_outlying(grid: Grid, table: Table, near: Glyphs, sense: HeaderSense) -> Grid | None:
    """`table`: the grid as it is read; `near`: the letters over it or left of it."""
    from extract.engines.aligned.printed import printed_lines
    from extract.engines.aligned.words import upright, words

    lines, size, box = printed_lines(words(upright(near))), float(np.median(near.size)), grid.box
    first = {(cell.col, cell.col + cell.col_span - 1): cell.text for cell in table.cells if cell.row == 0}
    own = _score(first, grid.n_cols, sense) >= KNOWN
    over = [line for line in lines if line.middle < box.y0]
    if grid.n_rows == 1 and over and _parts(over[-1], grid, size, sense):
        return None
    if own:
        heads = None
    else:  # texts close to each other may stand over columns of their own
        found = (_heads_over(lines, grid, size, sense) for lines in (over, _cut(over, grid)))
        heads = max(found, key=lambda row: _score(row.texts, grid.n_cols, sense) if row else 0.0)
    if heads is None and not own:
        return grid
    beside = [line for line in lines if line.middle > box.y0]
    body = _edges(grid, 1)[1 if own else 0 :]
    named = heads.texts.get(_LEFT, "") if heads else " ".join(_text(line) for line in beside if line.middle < body[0])
    below = [line for line in beside if line.middle > body[0]]
    left = _are_names(below, body) and sense.header_score([named]) >= KNOWN
    grown = grid if heads is None else _with_row(grid, heads)
    return _with_column(grown, beside, size) if left else grown


def _heads_over(lines: "Sequence[Printed]", grid: Grid, size: float, sense: HeaderSense) -> _Row | None:
    """The lines right over the rules that are known headers of most columns, as many as say most; None: a title."""
    edges, below, texts = _edges(grid, 0), grid.box.y0, Spanned()
    best, found = KNOWN, None
    for line in lines[: -_LINES - 1 : -1]:
        spans = {_span(chunk, edges, _INTO * size): chunk.text for chunk in line.chunks}
        valued = any(is_value(chunk.text) for chunk in line.chunks)
        if below - line.middle > CLOSE * size or valued or len(spans) < len(line.chunks) or not _agree(spans, texts):
            break
        texts = {span: f"{spans.get(span, '')} {texts.get(span, '')}".strip() for span in {*texts, *spans}}
        below = line.middle
        if (score := _score(texts, grid.n_cols, sense)) >= best:
            best, found = score, _Row(texts, line.y0, grid.box.y0)
    return found


def _parts(line: "Printed", grid: Grid, size: float, sense: HeaderSense) -> bool:
    """Whether a line is a header of which several stand over one column."""
    spans = {_span(chunk, _edges(grid, 0), _INTO * size) for chunk in line.chunks}
    return len(spans) < len(line.chunks) and sense.header_score([chunk.text for chunk in line.chunks]) >= KNOWN


def _span(chunk: "Chunk", edges: Doubles, slack: float) -> tuple[int, int]:
    first, last = np.searchsorted(edges, (chunk.x0 + slack, chunk.x1 - slack)) - 1
    return int(first), int(last)


def _agree(spans: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> bool:
    """Whether each stands over the columns of one of the others, or over none of theirs."""
    return all(a == b or a[1] < b[0] or b[1] < a[0] for a in spans for b in others)


def _score(texts: Spanned, n_cols: int, sense: HeaderSense) -> float:
    """How surely texts are a header; 0 where too few columns have one."""
    over = sum(last - first + 1 for (first, last), text in texts.items() if text and first >= 0)
    several = len(texts) > 1 and over >= KNOWN * n_cols
    return sense.header_score(list(texts.values())) if several else 0.0


def _are_names(lines: "Sequence[Printed]", rows: Doubles) -> bool:
    """Whether the lines left of the rows are one column, which begins with the first of them, or under the rest of
    a row of the page before."""
    return bool(lines) and lines[0].middle < rows[:3][-1] and all(len(line.chunks) == 1 for line in lines)


def _text(line: "Printed") -> str:
    return " ".join(chunk.text for chunk in line.chunks)


def _edges(grid: Grid, side: int) -> Doubles:
    """Where columns (0) or rows (1) begin, and where the last ends."""
    edges = np.empty((grid.n_cols, grid.n_rows)[side] + 1)
    place = grid.spans[:, 1 - side]
    edges[place] = grid.boxes[:, side]
    edges[place + grid.spans[:, 3 - side]] = grid.boxes[:, side + 2]
    return edges


def _with_row(grid: Grid, row: _Row, at: int = 0) -> Grid:
    """With one more row, before those from a number on."""
    xs = _edges(grid, 0)
    spans = sorted(span for span in row.texts if span[0] >= 0)
    spans += [(c, c) for c in range(grid.n_cols) if not any(a <= c <= b for a, b in spans)]
    own = [Slot(at, a, 1, b - a + 1, Box(xs[a], row.top, xs[b + 1], row.foot)) for a, b in spans]
    rest = [replace(slot, row=slot.row + (slot.row >= at)) for slot in grid.slots]
    return Grid.of(grid.engine, grid.n_rows + 1, grid.n_cols, [*own, *rest], grid.borders)


def _with_column(grid: Grid, lines: "Sequence[Printed]", size: float) -> Grid:
    """With the lines left of it as a column: a cell beside each cell, merged ones too, that has one text beside it."""
    ys, start, end = _edges(grid, 1), min(line.x0 for line in lines) - _INTO * size, grid.box.x0
    beside = [(slot.row, slot.row_span) for slot in grid.slots if slot.col == 0]
    one = all(_one_text(lines, ys[row], ys[row + span], size) for row, span in beside)
    rows = beside if one else [(row, 1) for row in range(grid.n_rows)]
    names = [Slot(row, 0, span, 1, Box(start, ys[row], end, ys[row + span])) for row, span in rows]
    rest = [replace(slot, col=slot.col + 1) for slot in grid.slots]
    return Grid.of(grid.engine, grid.n_rows, grid.n_cols + 1, [*names, *rest], grid.borders)


def _one_text(lines: "Sequence[Printed]", top: float, foot: float, size: float) -> bool:
    """Whether the lines between two heights are close to each other."""
    at = [line.middle for line in lines if top < line.middle < foot]
    return all(below - above <= CLOSE * size for above, below in pairwise(at))
