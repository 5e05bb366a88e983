"""Cells whose texts stand as those of other cells do, for a rule between is missing: each is put to its own.

A merged cell holds one figure, set to its middle or its top. Several, each level with the text of a row of its own, are
these rows'; one in a cell of several columns that stands as one column's figures do is that column's, but for one
centred over its cell, or set to its left or right edge, which may be the merged cell's own. At the top of a page, the
rest of a merged cell and the next one under it without a rule between them are two cells.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from extract.document import Box, Cell, Line, sureness
from extract.grid import Grid
from extract.grouped import grouped
from extract.levels.column import LEVEL, VALUE
from extract.structs import replace

Homes = Mapping[int, Line]
"""Rows of a cell and the line that each of them owns."""
_DEEPEST = 5
"""Rows of a header that a page may repeat over it."""
_FEWEST = 2
"""Texts of a row that begin level with it."""
OFF = 0.5
"""Heights of a line by which a text may miss the middle that it is set to."""


def in_rows(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, those with such figures parted into one for each of their rows."""
    tops = tops_of(cells)
    return [new for cell in cells for new in _by_rows(cell, _homes(cell, tops), tops)]


def tops_of(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """The cells of one row alone that hold text, by row."""
    alone = (cell for cell in cells if cell.row_span == 1 and cell.lines and cell.lines[0].box and cell.box)
    return grouped((cell.row, cell) for cell in alone)


def _homes(cell: Cell, tops: Mapping[int, Sequence[Cell]]) -> Homes:
    """The row of each line; none where one is no figure or level with no row's first line, or two are with one's."""
    if cell.row_span == 1 or len(cell.lines) == 1 or not all(map(_is_figure, cell.lines)):
        return {}
    rows = range(cell.row, cell.row + cell.row_span)
    found = {row: line for line in cell.lines for row in rows if any(level(line, own) for own in tops.get(row, ()))}
    return found if len(found) == len(cell.lines) else {}


def level(line: Line, beside: Cell) -> bool:
    """Whether a line stands level with the first one of another cell."""
    one, other = line.box, beside.lines[0].box
    if one is None or other is None:
        return False
    return abs(one.y0 + one.y1 - other.y0 - other.y1) / 2 <= LEVEL * min(one.height, other.height)


def _is_figure(line: Line) -> bool:
    return line.box is not None and VALUE.fullmatch(line.text.strip()) is not None


def _by_rows(cell: Cell, homes: Homes, tops: Mapping[int, Sequence[Cell]]) -> Iterator[Cell]:
    """One cell a row; a row without a text of its own has the height that its neighbours leave."""
    if not homes:
        yield cell
        return
    for row in range(cell.row, cell.row + cell.row_span):
        own = next((beside.box for beside in tops.get(row, ()) if beside.box), None)
        box = replace(cell.box, y0=own.y0, y1=own.y1) if cell.box and own else cell.box
        lines = (homes[row],) if row in homes else ()
        yield replace(cell, row=row, row_span=1, box=box, lines=lines, confidence=sureness(lines))


def begun_below(cells: Sequence[Cell]) -> list[Cell]:
    """The cells at the top of a page, those in two parts where the rest of another cell stands over their text.

    LibreOffice draws no line there. Texts that are set to the top of their cells tell: one that begins level with a
    later row, and is not set to the middle, is that row's and of those below it.
    """
    tops = tops_of(cells)
    return [part for cell in cells for part in _in_two(cell, _row_of(cell, tops), tops)]


def _row_of(cell: Cell, tops: Mapping[int, Sequence[Cell]]) -> int | None:
    """The later row that the text begins with; None where it stands in the middle or at the top of its cell."""
    if cell.row_span == 1 or cell.row > _DEEPEST or not cell.lines:
        return None
    first, last, box = cell.lines[0].box, cell.lines[-1].box, cell.box
    if first is None or last is None or box is None or abs(first.y0 + last.y1 - box.y0 - box.y1) <= 2 * first.height:
        return None
    rows = range(cell.row + 1, cell.row + cell.row_span)
    beside = {row: [own for own in tops.get(row, ()) if level(cell.lines[0], own)] for row in rows}
    return next((row for row, own in beside.items() if len(own) >= _FEWEST and any(map(_set_to_top, own))), None)


def _set_to_top(cell: Cell) -> bool:
    """Whether a text leaves room for another line under it, and hardly any over it."""
    first, last, box = cell.lines[0].box, cell.lines[-1].box, cell.box
    if first is None or last is None or box is None:
        return False
    return first.y0 - box.y0 < first.height / 2 and box.y1 - last.y1 > first.height


def _in_two(cell: Cell, row: int | None, tops: Mapping[int, Sequence[Cell]]) -> Iterator[Cell]:
    """The rest above, without text, and the cell that begins at a row."""
    if row is None:
        yield cell
        return
    border = min(beside.box.y0 for beside in tops[row] if beside.box)
    upper, lower = (replace(cell.box, y1=border), replace(cell.box, y0=border)) if cell.box else (None, None)
    yield replace(cell, row_span=row - cell.row, lines=(), box=upper)
    yield replace(cell, row=row, row_span=cell.row + cell.row_span - row, box=lower)


def at_home(cells: Sequence[Cell], grid: Grid) -> list[Cell]:
    """The cells, those with such a figure parted into one for each of their columns."""
    wide = [cell for cell in cells if cell.col_span > 1 and len(cell.lines) == 1 and VALUE.fullmatch(cell.text)]
    if not wide:
        return list(cells)
    edges = _edges_of(grid)
    homes = {id(cell): home for cell in wide if (home := _column_of(cell, edges)) is not None}
    return [new for cell in cells for new in _by_columns(cell, homes.get(id(cell)), edges)]


def _edges_of(grid: Grid) -> list[float]:
    """The x of each of the n + 1 borders of the columns."""
    lefts = [grid.boxes[grid.spans[:, 1] == col, 0] for col in range(grid.n_cols)]
    return [*(float(np.median(own)) if len(own) else np.nan for own in lefts), grid.box.x1]


def _column_of(cell: Cell, edges: Sequence[float]) -> int | None:
    """The column that a cell's text stands in alone; None where it may be that of all."""
    box, own = cell.lines[0].box, cell.box
    if box is None or own is None or _centred(box, own.x0, own.x1):
        return None
    first, last = cell.col, cell.col + cell.col_span - 1
    home = next((c for c in range(first, last + 1) if edges[c] <= box.x0 and box.x1 <= edges[c + 1]), None)
    if home is None:
        return None
    left, right = box.x0 - edges[home], edges[home + 1] - box.x1
    at_edge = (home == first and left < right) or (home == last and right < left)
    return None if at_edge and not _centred(box, edges[home], edges[home + 1]) else home


def _centred(box: Box, left: float, right: float) -> bool:
    return abs(box.x0 + box.x1 - left - right) / 2 <= OFF * box.height


def _by_columns(cell: Cell, home: int | None, edges: Sequence[float]) -> Iterator[Cell]:
    if home is None:
        yield cell
        return
    for col in range(cell.col, cell.col + cell.col_span):
        box = replace(cell.box, x0=edges[col], x1=edges[col + 1]) if cell.box else None
        yield replace(cell, col=col, col_span=1, box=box, lines=cell.lines if col == home else ())
