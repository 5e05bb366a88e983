"""What a person's lines leave out of what was read there: rows above and below stay, the rest is set aside."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from extract.document import Aside, Box, Cell, Line, Table, around
from extract.row_spans import row_spans

LEFT_OUT: Final = "di luar garis yang digambar pemeriksa"


class Rest(NamedTuple):
    """What is left of a table."""

    rows: tuple[Table, ...] = ()
    """Those over the region, those under it."""
    aside: tuple[Aside, ...] = ()


def rest_of(table: Table, region: Box) -> Rest:
    """What is left of a table around a region of its page that is read anew."""
    place = table.box
    if place is None:
        return Rest()
    middles = [span.middle for span in row_spans(table).values()]
    above = sum(middle < region.y0 for middle in middles)
    below = table.n_rows - sum(middle > region.y1 for middle in middles)
    over = _part(table, range(above), replace(place, y1=region.y0), lambda y: y < region.y0)
    under = _part(table, range(below, table.n_rows), replace(place, y0=region.y1), lambda y: y > region.y1)
    rows = tuple(one for one in (over, under) if one is not None)
    kept = {id(line) for one in rows for cell in one.cells for line in cell.lines}
    left = _filtered(table.cells, lambda line: id(line) not in kept and not _holds(region, line.box))
    return Rest(rows, (Aside(LEFT_OUT, _loose(table, left)),) if left else ())


def without(lines: Sequence[Line], left: Sequence[Aside]) -> tuple[Line, ...]:
    """Lines, but for those that stand in what was set aside."""
    boxes = [one.table.box for one in left if one.table.box]
    return tuple(line for line in lines if not any(_holds(box, line.box) for box in boxes))


def _part(table: Table, rows: range, place: Box, holds: Callable[[float], bool]) -> Table | None:
    """Some rows as a table of their own; of a cell that reaches into others only what is printed here."""
    own = [cell for cell in table.cells if cell.row < rows.stop and cell.row + cell.row_span > rows.start]
    cells = []
    for cell in own:
        first, end = max(cell.row, rows.start), min(cell.row + cell.row_span, rows.stop)
        lines = tuple(line for line in cell.lines if line.box and holds((line.box.y0 + line.box.y1) / 2))
        box = cell.box and replace(cell.box, y0=max(cell.box.y0, place.y0), y1=min(cell.box.y1, place.y1))
        cells.append(replace(cell, row=first - rows.start, row_span=end - first, lines=lines, box=box))
    if not any(cell.lines for cell in cells):
        return None
    return replace(table, n_rows=len(rows), cells=tuple(cells), box=place, titles=(), dropped=())


def _loose(table: Table, cells: Sequence[Cell]) -> Table:
    first = min(cell.row for cell in cells)
    box = around(line.box for cell in cells for line in cell.lines)
    rows = max(cell.row for cell in cells) - first + 1
    own = tuple(cell.at_row(cell.row - first, 1) for cell in cells)
    return replace(table, n_rows=rows, cells=own, box=box, titles=(), dropped=())


def _filtered(cells: Sequence[Cell], holds: Callable[[Line], bool]) -> list[Cell]:
    """The cells with the lines that are meant, those that have any."""
    some = (replace(cell, lines=tuple(line for line in cell.lines if holds(line))) for cell in cells)
    return [cell for cell in some if cell.lines]


def _holds(box: Box, other: Box | None) -> bool:
    """Whether the middle of a line stands in a box."""
    return other is None or other.is_middle_in(box)
