"""Print that no table and no region set aside holds although it stands as a table's print does: nobody has read it.

Running text has no columns, a head or foot stands alone, a colon explains what stands before it. Lines whose figures
stand under each other are rows, and so is one close under a table that has its columns; so are letters inside a table
that none of its cells has.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np

from extract.cells.lines import STEP, lines_of
from extract.choice.refusal import TEXT
from extract.document import Aside, Box, Line, Table
from extract.ink import Bools, Floats, Ink
from extract.letters import letters

PART = 0.7
"""Ems of white that part columns; between words of justified text there is less, as a rule."""
SHORT = 3
"""Words of a figure with its unit, at most."""
ROWS = 3
"""Rows whose figures stand under each other, from which they are a table's: a head and a foot may be alike."""
UNDER = 3
"""Columns of the table over a line with a figure, in which all of its parts stand, from which it is one of its rows."""
NEAR = 3.0
"""Ems of white between the two, at most."""
MANY = 4
"""Figures behind a text, each in wide white, from which a line alone is a row."""
SLACK = 0.1
"""Ems by which a letter's middle may stand outside a box and still be of it."""
EVEN = 1.5
"""Times the narrowest white between words of a justified line that the widest may be."""
COLON = ":"


def loose(ink: Ink, tables: Sequence[Table], aside: Sequence[Aside]) -> tuple[Line, ...]:
    """The lines of such print, from the top down: rows outside all tables, then what tables lost, and rows with many
    figures in what was refused as running text."""
    middle = ink.glyphs.middles
    inked = ink.glyphs.text != " "
    outside = inked.copy()
    lost: list[Line] = []
    for table in (*tables, *(one.table for one in aside)):
        if table.box:
            outside &= ~_within(middle, table.box, SLACK * ink.em)
    for box in (one.table.box for one in aside if one.reason == TEXT.reason):
        if box:
            rows = _figured(ink, inked & _within(middle, box, SLACK * ink.em))
            lost += [part for row, figures in rows if len(figures) >= MANY for part in row]
    for table in tables:
        if table.box:
            lost += _lost(ink, table, inked & _within(middle, table.box, 0.0), middle)
    return (*_rows(ink, outside, tables), *lost)


def _within(middle: Floats, box: Box, slack: float) -> Bools:
    (x, y), (x0, y0, x1, y1) = middle.T, np.array([box.x0 - slack, box.y0 - slack, box.x1 + slack, box.y1 + slack])
    return np.asarray((x >= x0) & (y >= y0) & (x <= x1) & (y <= y1))


def _lost(ink: Ink, table: Table, inside: Bools, middle: Floats) -> list[Line]:
    """The lines of letters that stand in a table and in none of its cells."""
    held = [line for cell in table.cells for line in cell.lines]
    missing = letters(ink.glyphs.text[inside].tolist()) - letters([line.text for line in held])
    if not missing:
        return []
    for line in held:
        if line.box:
            inside = inside & ~_within(middle, line.box, SLACK * ink.em)
    found = lines_of(ink.glyphs, np.where(inside, 0, -1), ink.page).get(0, [])
    return found or [Line("".join(missing.elements()), table.box, ink.page)]


def _rows(ink: Ink, outside: Bools, tables: Sequence[Table]) -> list[Line]:
    """The lines that stand as rows: a text, and behind it many figures, or some under those of other such lines, or
    parts under a table's columns."""
    rows = _figured(ink, outside)
    figures = [(k, box) for k, (_, own) in enumerate(rows) for box in own]
    under = {k for k, box in figures if len({j for j, other in figures if _shares(box, other)}) >= ROWS}
    under |= {k for k, (_, own) in enumerate(rows) if len(own) >= MANY}
    under |= {k for k, (row, _) in enumerate(rows) if any(_goes_on(row, table, NEAR * ink.em) for table in tables)}
    return [part for k in sorted(under) for part in rows[k][0]]


def _goes_on(row: Sequence[Line], table: Table, near: float) -> bool:
    """Whether a line close under a table stands in its columns."""
    boxes = [part.box for part in row if part.box]
    columns = {cell.col: cell.box for cell in table.cells if cell.col_span == 1 and cell.box}
    close = table.box is not None and 0 < min(box.y1 for box in boxes) - table.box.y1 < near
    homes = [next((c for c, own in columns.items() if own.x0 <= box.x0 and box.x1 <= own.x1), None) for box in boxes]
    return close and None not in homes and len(set(homes)) >= UNDER


def _figured(ink: Ink, inside: Bools) -> list[tuple[list[Line], list[Box]]]:
    """The lines that a mask picks, parted by wide white, which say figures behind a text, with where they say them."""
    if not any(letter.isdigit() for letter in ink.glyphs.text[inside].tolist()):
        return []
    parts = lines_of(ink.glyphs.select(inside), np.zeros(int(inside.sum()), np.intp), ink.page, part=PART).get(0, [])
    return [(row, figures) for row in _level(parts) if (figures := [*_figures(row)])]


def _level(parts: Sequence[Line]) -> Iterator[list[Line]]:
    """The parts of each printed line, from left to right."""
    heights = [part.box.y0 + part.box.y1 if part.box else 0.0 for part in parts]
    size = [part.box.height if part.box else 0.0 for part in parts]
    fresh = np.abs(np.diff(heights, prepend=np.inf)) > 2 * STEP * np.array(size)
    for _, row in groupby(zip(np.cumsum(fresh).tolist(), parts, strict=True), key=lambda pair: pair[0]):
        yield [part for _, part in row]


def _figures(row: Sequence[Line]) -> Iterator[Box]:
    """Where a row says figures behind a text; none where a colon explains what stands before it, nor in a line of
    running text that was set to fill the measure."""
    if _filled(row) or any(part.text.startswith(COLON) or part.text.endswith(COLON) for part in row):
        return
    named = False
    for part in row:
        figure = len(part.text.split()) <= SHORT and any(letter.isdigit() for letter in part.text)
        if part.box and named and figure:
            yield part.box
        named = named or any(letter.isalpha() for letter in part.text)


def _filled(row: Sequence[Line]) -> bool:
    """Whether words stand evenly apart: a line of justified text, of which few are figures."""
    boxes = [part.box for part in row if part.box]
    white = [b.x0 - a.x1 for a, b in pairwise(boxes)]
    words = sum(any(letter.isalpha() for letter in part.text) for part in row)
    return len(white) > 1 and max(white) <= EVEN * min(white) and 2 * words > len(row)


def _shares(one: Box, other: Box) -> bool:
    """Whether one stands under or over the other."""
    return min(one.x1, other.x1) - max(one.x0, other.x0) > min(one.width, other.width) / 2
