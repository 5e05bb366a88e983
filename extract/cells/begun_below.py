"""At the top of a page, the rest of a merged cell and the next one under it without a rule between them.

LibreOffice draws no line there. Texts that are set to the top of their cells tell: one that begins level with a later
row, and is not set to the middle, is that row's and of those below it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.cells.row_homes import level, tops_of
from extract.document import Box, Cell

_DEEPEST = 5
"""Rows of a header that a page may repeat over it."""
_FEWEST = 2
"""Texts of a row that begin level with it."""


def begun_below(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, those in two parts where the rest of another cell stands over their text."""
    tall = [cell for cell in cells if cell.row_span > 1 and cell.row <= _DEEPEST and cell.lines and cell.box]
    if not tall:
        return list(cells)
    tops = tops_of(cells)
    found = {id(cell): row for cell in tall if (row := _row_of(cell, tops)) is not None}
    return [part for cell in cells for part in (_parted(cell, found[id(cell)], tops) if id(cell) in found else (cell,))]


def _row_of(cell: Cell, tops: Mapping[int, Sequence[Cell]]) -> int | None:
    """The later row that the text begins with; None where it stands in the middle or at the top of its cell."""
    first, last, box = cell.lines[0].box, cell.lines[-1].box, cell.box
    if first is None or last is None or box is None or _off_centre(box, first, last) <= first.height:
        return None
    rows = range(cell.row + 1, cell.row + cell.row_span)
    beside = {row: [own for own in tops.get(row, ()) if level(cell.lines[0], own)] for row in rows}
    return next((row for row, own in beside.items() if len(own) >= _FEWEST and any(map(_set_to_top, own))), None)


def _off_centre(box: Box, first: Box, last: Box) -> float:
    return abs(first.y0 + last.y1 - box.y0 - box.y1) / 2


def _set_to_top(cell: Cell) -> bool:
    """Whether a text leaves room for another line under it, and hardly any over it."""
    first, last, box = cell.lines[0].box, cell.lines[-1].box, cell.box
    if first is None or last is None or box is None:
        return False
    return first.y0 - box.y0 < first.height / 2 and box.y1 - last.y1 > first.height


def _parted(cell: Cell, row: int, tops: Mapping[int, Sequence[Cell]]) -> Iterator[Cell]:
    """The rest above, without text, and the cell that begins at a row."""
    border = min(beside.box.y0 for beside in tops[row] if beside.box)
    upper, lower = (replace(cell.box, y1=border), replace(cell.box, y0=border)) if cell.box else (None, None)
    yield replace(cell, row_span=row - cell.row, lines=(), box=upper)
    yield replace(cell, row=row, row_span=cell.row + cell.row_span - row, box=lower)
