"""Values that a person's lines left without an indicator, or made part of another cell: they are told, as parts of
tables that may hold indicators.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from extract.document import Box, Cell, Table, around
from normalize.model import Indicator, Normalised, NormalTable, Refused
from normalize.rows.kinds import BAND
from normalize.values.parse import BLANK

REASON: Final = "{n} nilai di sini terbaca sebelum garis digambar, dan sekarang tidak lagi"


class Held:
    """Where the values of a reading stand, each to be claimed once, and rows that are none for a reason."""

    def __init__(self, tables: Sequence[NormalTable]) -> None:
        values = (cell for table in tables for row in table.indicators for cell in _values(row))
        self._values = _by_page({id(cell): cell for cell in values}.values())
        self._explained = _by_page(cell for table in tables for cell in _explained(table))

    def claims(self, cell: Cell) -> bool:
        """Whether a value stands there still: its middle lies in one that no other claimed, or in an explained row."""
        place = _middle(cell)
        if place is None or any(_holds(box, place) for box in self._explained.get(cell.page, ())):
            return True
        values = self._values.get(cell.page, [])
        found = next((k for k, box in enumerate(values) if _holds(box, place)), None)
        if found is not None:
            del values[found]
        return found is not None


def left_out(drawn: Normalised, before: Normalised) -> tuple[Refused, ...]:
    """Page by page, the values of the reading before that the drawn one does not hold as values."""
    held = Held(drawn.tables)
    return tuple(one for table in before.tables if table.source for one in _of_table(table, table.source, held))


def _of_table(table: NormalTable, source: Table, held: Held) -> Iterator[Refused]:
    cells = {id(cell): cell for row in table.indicators for cell in _values(row)}
    gone: dict[int | None, list[Cell]] = defaultdict(list)
    for cell in cells.values():
        if not held.claims(cell):
            gone[cell.page].append(cell)
    for page, lost in gone.items():
        yield Refused(_part(source, lost, page), table.weight, REASON.format(n=len(lost)))


def _values(row: Indicator) -> Iterator[Cell]:
    return (one.field.cell for one in row.targets if one.field.cell and one.value != BLANK)


def _explained(table: NormalTable) -> Iterator[Cell]:
    rows = {one.row for one in table.set_aside if one.reason != BAND}
    return (cell for cell in (table.source.cells if table.source else ()) if cell.row in rows)


def _by_page(cells: Iterable[Cell]) -> dict[int | None, list[Box]]:
    found: dict[int | None, list[Box]] = defaultdict(list)
    for cell in cells:
        if cell.box is not None:
            found[cell.page].append(cell.box)
    return found


def _middle(cell: Cell) -> tuple[float, float] | None:
    """The middle of a cell's print."""
    place = cell.place
    if place is None:
        return None
    return (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2


def _holds(box: Box, place: tuple[float, float]) -> bool:
    return box.x0 <= place[0] <= box.x1 and box.y0 <= place[1] <= box.y1


def _part(source: Table, cells: Sequence[Cell], page: int | None) -> Table:
    """Some cells of a table, as they stand on one page."""
    box = around(cell.box for cell in cells)
    return replace(source, cells=tuple(cells), page=page, box=box, titles=(), dropped=(), joins=())
