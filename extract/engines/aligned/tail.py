"""The rest of a row that the page before began: a few lines at the top of a page, in that table's columns.

Too little to be a table by itself; only the columns of the page before tell what it is.
"""

from collections import Counter
from collections.abc import Sequence

from extract.document import Box, Table
from extract.engines.aligned.printed import Chunk, Printed, printed_lines
from extract.engines.aligned.words import upright, words
from extract.grid import Grid, Slot
from extract.ink import Ink

NEAR = 2.5
"""Points by which a text may miss the start of its column's texts on the page before."""
LEADING = 1.2
"""Font sizes of white between two lines of one row; more, and something else begins."""
Columns = dict[int, tuple[float, float, float]]
"""Column -> left border, start of its texts, right border; points."""


def tail_of(ink: Ink, before: Table) -> Grid | None:
    """One row in the columns of `before`; None where the page does not begin with the rest of a row."""
    columns = _columns(before)
    rows: list[Printed] = []
    for line in printed_lines(words(upright(ink.glyphs))):
        close = not rows or line.y0 - rows[-1].y1 < LEADING * line.size
        if not close or any(_column(chunk, columns) is None for chunk in line.chunks):
            break
        rows.append(line)
    filled = {_column(chunk, columns) for line in rows for chunk in line.chunks}
    if not rows or (len(filled) < 2 and not rows[0].chunks[0].text[:1].islower()):
        return None
    return _one_row(columns, rows, before)


def _columns(table: Table) -> Columns:
    """The columns whose texts begin at one x, in three cells' lines or more."""
    starts: dict[int, Counter[int]] = {}
    borders: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.col_span == 1 and cell.box:
            borders[cell.col] = (cell.box.x0, cell.box.x1)
            counted = starts.setdefault(cell.col, Counter())
            counted.update(round(line.box.x0) for line in cell.lines if line.box)
    out: Columns = {}
    for col, (left, right) in borders.items():
        common = starts[col].most_common(1)
        if common and common[0][1] >= 3:
            out[col] = (left, float(common[0][0]), right)
    return out


def _column(chunk: Chunk, columns: Columns) -> int | None:
    """The column that a text begins and ends in."""
    for col, (_, start, right) in columns.items():
        if abs(chunk.x0 - start) <= NEAR and chunk.x1 <= right + NEAR:
            return col
    return None


def _one_row(columns: Columns, rows: Sequence[Printed], before: Table) -> Grid | None:
    top, bottom = rows[0].y0 - 1, rows[-1].y1 + 1
    slots = [Slot(0, col, 1, 1, Box(left, top, right, bottom)) for col, (left, _, right) in columns.items()]
    return Grid.of(before.engine, 1, before.n_cols, slots, before.borders)
