"""Values that a person's lines left without an indicator, or made part of another cell: they are told, as parts of
tables that may hold indicators.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from extract.document import Box, Cell, Table, around
from extract.grouped import grouped
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
        place = cell.place
        if place is None or any(map(place.is_middle_in, self._explained.get(cell.page, ()))):
            return True
        values = self._values.get(cell.page, [])
        found = next((k for k, box in enumerate(values) if place.is_middle_in(box)), None)
        if found is not None:
            del values[found]
        return found is not None


def left_out(drawn: Normalised, before: Normalised) -> tuple[Refused, ...]:
    """Page by page, the values of the reading before that the drawn one does not hold as values."""
    held = Held(drawn.tables)
    return tuple(one for table in before.tables if table.source for one in _of_table(table, table.source, held))


def _of_table(table: NormalTable, source: Table, held: Held) -> Iterator[Refused]:
    cells = {id(cell): cell for row in table.indicators for cell in _values(row)}
    gone = grouped((cell.page, cell) for cell in cells.values() if not held.claims(cell))
    for page, lost in gone.items():
        yield Refused(_part(source, lost, page), table.weight, REASON.format(n=len(lost)))


def _values(row: Indicator) -> Iterator[Cell]:
    return (one.field.cell for one in row.targets if one.field.cell and one.value != BLANK)


def _explained(table: NormalTable) -> Iterator[Cell]:
    rows = {one.row for one in table.set_aside if one.reason != BAND}
    return (cell for cell in (table.source.cells if table.source else ()) if cell.row in rows)


def _by_page(cells: Iterable[Cell]) -> dict[int | None, list[Box]]:
    return grouped((cell.page, cell.box) for cell in cells if cell.box is not None)


def _part(source: Table, cells: Sequence[Cell], page: int | None) -> Table:
    """Some cells of a table, as they stand on one page."""
    box = around(cell.box for cell in cells)
    return replace(source, cells=tuple(cells), page=page, box=box, titles=(), dropped=(), joins=())
