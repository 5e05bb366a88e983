"""The rest of a table that the page before began: a few lines at the top of a page, in that table's columns.

Too little to be a table by itself; only the columns of the page before tell what it is. A head may stand over it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from math import inf

import numpy as np

from extract.breaks import has_room
from extract.document import Box, Table
from extract.engines.aligned.frames import joined
from extract.engines.aligned.layout import Layout
from extract.engines.aligned.placed import Placed
from extract.engines.aligned.printed import Chunk, Printed, line_of, printed_lines
from extract.engines.aligned.rows import body_rows
from extract.engines.aligned.words import Words, upright, words
from extract.figures import is_value
from extract.grid import Grid, Slot
from extract.ink import Ink

NEAR = 2.5
"""Points by which a text may miss the start, the end or the middle of its column's texts on the page before."""
LEADING = 1.2
"""Font sizes of white between two lines of one row; more, and something else begins."""
_SHARED = 3
"""Lines whose texts share a start or an end."""
_ROW = 3
"""Texts of a row, at the least."""
_LONG = 0.8
"""Of the columns' width, that a rule is long which ends the row."""
_END = 2
"""Lines of a text that goes on alone on its page, at most."""
_HEAD = 2
"""Lines over it, at most."""
_ROOM = 1.0
"""Points of a row over and under its lines."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the page before: its borders, and where most of its texts begin, end and have their middle."""

    number: int
    left: float
    right: float
    edges: tuple[float | None, ...]

    def holds(self, chunk: Chunk) -> bool:
        """Whether a text stands in it as its own texts do."""
        places = zip(self.edges, (chunk.x0, chunk.x1, chunk.centre), strict=True)
        shared = any(edge is not None and abs(place - edge) <= NEAR for edge, place in places)
        return shared and self.left - NEAR <= chunk.x0 and chunk.x1 <= self.right + NEAR


Line = tuple[Placed, ...]


def tail_of(ink: Ink, before: Table, end: float = inf) -> Grid | None:
    """Rows in the columns of `before`, over `end`; None where the page does not begin with the rest of a table."""
    columns, found = _columns(before), words(upright(ink.glyphs))
    head = printed_lines(found, _HEAD + 1)  # most pages: asked of these alone
    first = next((k for k, line in enumerate(head) if _placed(line, columns)), None)
    if first is None or head[first].y1 + _ROOM > end:
        return None
    under = found.line[(found.line > first) & (found.boxes[:, 3].astype(np.float64) + _ROOM > end)]
    printed = printed_lines(found, int(under[0]) + 1 if len(under) else None)  # with one that would reach too far
    lines = [_placed(line, columns) for line in printed]
    if any(_close(printed[k], printed[k + 1]) for k in range(first)):
        return None
    rules = [rule.at for rule in joined(ink.rules.horizontal, True) if rule.length > _LONG * _width(columns)]
    on = range(first, len(lines))
    follows = ((k, lines[k] and _follows(printed, k, first, rules)) for k in on)
    own = [k for k, _ in takewhile(lambda pair: pair[1], follows)]
    filled = {p.first for k in own for p in lines[k]}
    if len(filled) < 2:
        text, alone = printed[0].chunks[0], _alone(found, len(own))
        if first or not _goes_on(text, columns[min(filled)].number, before, alone):
            return None
    return _rows([lines[k] for k in own], columns, before)


def goes_under(tail: Table, before: Table) -> bool:
    """Whether such rows may stand under a table: where rules or colours close its cells, texts that go on in small
    letters, or rows of several texts with a value under others."""
    if before.borders != "ruled":
        return True
    said = [cell for cell in tail.cells if cell.lines]
    valued = Counter(cell.col for cell in before.cells if is_value(cell.text))
    row = len({cell.col for cell in said}) >= _ROW and any(is_value(c.text) and valued[c.col] >= _SHARED for c in said)
    return row or all(cell.text[:1].islower() for cell in said if cell.row == 0)


def _goes_on(chunk: Chunk, column: int, before: Table, alone: bool) -> bool:
    """Whether a text in one column goes on from the page before: in small letters, or, where nothing else stands on the
    page, as it had no room on the line that ends that page's table."""
    feet = [(line.box.y1, cell) for cell in before.cells for line in cell.lines[-1:] if line.box]
    last = max(feet, key=lambda foot: foot[0])[1]
    full = last.col == column and len(last.lines) > 1 and not has_room(last.lines, last.box, chunk.words[0][2])
    return chunk.text[:1].islower() or (alone and full)


def _alone(found: Words, lines: int) -> bool:
    """Whether nothing else than the first few lines stands on the page in letters."""
    rest = found.text[int(np.searchsorted(found.line, lines)) :]
    return lines <= _END and not any(letter.isalpha() for text in rest for letter in text)


def _close(above: Printed, line: Printed) -> bool:
    return line.y0 - above.y1 < LEADING * line.size


def _follows(printed: Sequence[Printed], at: int, first: int, rules: Sequence[float]) -> bool:
    """Whether a line stands under the one above, and no rule between them."""
    above, line = printed[at - 1], printed[at]
    return at == first or (_close(above, line) and not any(above.middle < y < line.middle for y in rules))


def _width(columns: Sequence[_Column]) -> float:
    return columns[-1].right - columns[0].left if columns else 0.0


def _columns(table: Table) -> list[_Column]:
    """The columns whose texts begin, end or have their middles at one x, in three cells' lines or more."""
    out = []
    for col in range(table.n_cols):
        cells = [cell for cell in table.cells if cell.col == col and cell.col_span == 1 and cell.box]
        lines = [line.box for cell in cells for line in cell.lines if line.box]
        ends = [(box.x0, box.x1, (box.x0 + box.x1) / 2) for box in lines]
        edges = tuple(_shared(places) for places in zip(*ends, strict=True)) if ends else (None,)
        boxes = [cell.box for cell in cells if cell.box]
        if any(edge is not None for edge in edges):
            out.append(_Column(col, min(box.x0 for box in boxes), max(box.x1 for box in boxes), edges))
    return out


def _shared(values: Sequence[float]) -> float | None:
    common = Counter(map(round, values)).most_common(1)
    return float(common[0][0]) if common and common[0][1] >= _SHARED else None


def _placed(line: Printed, columns: Sequence[_Column]) -> Line:
    """The line's words by columns; nothing where some text does not stand as the texts of a column do."""
    out = []
    for chunk in line.chunks:
        column = [next((k for k, c in enumerate(columns) if w[1] <= c.right + NEAR), None) for w in chunk.words]
        at = 0
        for home, own in groupby(column):
            end = at + len(list(own))
            part = chunk.split(at)[1] if at else chunk
            part = part.split(end - at)[0] if end < len(column) else part
            if home is None or not columns[home].holds(part):
                return ()
            out.append(Placed(part, home, home))
            at = end
    return tuple(out)


def _rows(lines: Sequence[Line], columns: Sequence[_Column], before: Table) -> Grid | None:
    printed = tuple(line_of([p.chunk for p in line]) for line in lines)
    borders = (columns[0].left, *(c.right for c in columns))
    layout = Layout(printed, tuple(lines), borders, ())
    several = sum(layout.has_figures(k) for k in range(len(lines))) > 1
    rows = body_rows(layout, 0) if several else [list(range(len(lines)))]
    slots = []
    for r, row in enumerate(rows):
        top, foot = printed[row[0]].y0 - _ROOM, printed[row[-1]].y1 + _ROOM
        slots += [Slot(r, c.number, 1, 1, Box(c.left, top, c.right, foot)) for c in columns]
    return Grid.of(before.engine, len(rows), before.n_cols, slots, before.borders) if rows else None
