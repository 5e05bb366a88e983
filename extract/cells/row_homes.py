"""Several figures in a cell of several rows, each level with the text of a row of its own: the rule between is missing.

A merged cell holds one figure, set to its middle or its top; two whole ones that begin where two rows begin are theirs.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.document import Cell, Line, sureness
from extract.levels.column import LEVEL, VALUE

Homes = Mapping[int, Line]
"""Rows of a cell and the line that each of them owns."""


def in_rows(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, those with such figures parted into one for each of their rows."""
    tall = [cell for cell in cells if cell.row_span > 1 and len(cell.lines) > 1 and _is_figures(cell)]
    if not tall:
        return list(cells)
    tops = tops_of(cells)
    homes = {id(cell): found for cell in tall if (found := _homes(cell, tops))}
    return [new for cell in cells for new in (_parted(cell, homes[id(cell)], tops) if id(cell) in homes else [cell])]


def _is_figures(cell: Cell) -> bool:
    return all(line.box and VALUE.fullmatch(line.text.strip()) for line in cell.lines)


def tops_of(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """The cells of one row alone that hold text, by row."""
    found: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.row_span == 1 and cell.lines and cell.lines[0].box and cell.box:
            found[cell.row].append(cell)
    return found


def _homes(cell: Cell, tops: Mapping[int, Sequence[Cell]]) -> Homes:
    """The row of each line; none where a line is level with no row's first line, or two lines with one's."""
    rows = range(cell.row, cell.row + cell.row_span)
    found = {row: line for line in cell.lines for row in rows if any(level(line, own) for own in tops.get(row, ()))}
    return found if len(found) == len(cell.lines) else {}


def level(line: Line, beside: Cell) -> bool:
    """Whether a line stands level with the first one of another cell."""
    one, other = line.box, beside.lines[0].box
    if one is None or other is None:
        return False
    return abs(one.y0 + one.y1 - other.y0 - other.y1) / 2 <= LEVEL * min(one.height, other.height)


def _parted(cell: Cell, homes: Homes, tops: Mapping[int, Sequence[Cell]]) -> Iterator[Cell]:
    """One cell a row; a row without a text of its own has the height that its neighbours leave."""
    for row in range(cell.row, cell.row + cell.row_span):
        own = next((beside.box for beside in tops.get(row, ()) if beside.box), None)
        box = replace(cell.box, y0=own.y0, y1=own.y1) if cell.box and own else cell.box
        lines = (homes[row],) if row in homes else ()
        yield replace(cell, row=row, row_span=1, box=box, lines=lines, confidence=sureness(lines))
