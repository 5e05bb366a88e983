"""Numbers of tables that stay: a table is called as it is in the reading without decisions, a new one comes last."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from extract.document import Cell, Table
from iku.decisions.regions import shared
from normalize.model import Normalised, NormalTable


def numbered(doc: Normalised, before: Normalised) -> Normalised:
    """The document with its tables called as before where they stand where one stood."""
    left = list(before.tables)
    highest = max((table.number for table in left), default=0)
    fresh = count(highest + 1)
    made = []
    for table in doc.tables:
        old = _old(table, left)
        if old is not None:
            left.remove(old)
        made.append(replace(table, number=old.number if old else next(fresh)))
    return replace(doc, tables=tuple(sorted(made, key=lambda table: table.number)))


def _old(table: NormalTable, left: Sequence[NormalTable]) -> NormalTable | None:
    same = (one for one in left if one.source is table.source)
    near = (one for one in left if one.source and table.source and _same(one.source, table.source))
    return next(same, None) or next(near, None)


def _same(one: Table, other: Table) -> bool:
    """Tables of one place; where there are no places, with the same first cells."""
    if one.box is None or other.box is None:
        return list(map(_text, one.cells[:6])) == list(map(_text, other.cells[:6]))
    return one.page == other.page and shared(one.box, other.box)


def _text(cell: Cell) -> str:
    return cell.text
