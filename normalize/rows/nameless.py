"""Ruled cells left empty under a name: where cells are not merged, a goal stands once, beside its first indicator."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalize.headers.read import Header
from normalize.rows.kinds import BAND, SIGNATURE, TOTAL, Row
from normalize.rows.records import Record
from normalize.rows.sheet import filled
from schema.columns import MIXED, NAMES_OF_LEVEL

_NAMES = (MIXED, *NAMES_OF_LEVEL)
_PARTING = (BAND, TOTAL, SIGNATURE)
"""Rows under which no name above them goes on."""


def under_their_name(records: Sequence[Record], header: Header, rows: Sequence[Row]) -> list[Record]:
    """Every indicator without any name, under that of the row above it, with its number where it has none; not in a
    set of columns whose first row has none, where names may stand beside the middle of their rows.
    """
    parting = [row.index for row in rows if row.kind in _PARTING]
    firsts = {record.group: record for record in reversed(records)}
    columns = {group: _columns(header, group) for group in firsts}
    at_top = {group for group, first in firsts.items() if _own(first, columns[group], _NAMES)}
    named: dict[int, Record] = {}
    out: list[Record] = []
    for record in records:
        own, above = columns[record.group], named.get(record.group)
        if above is not None and bisect(parting, above.source_row) == bisect(parting, record.source_row):
            record = _given(record, above, own)
        if record.group in at_top and _own(record, own, _NAMES):
            named[record.group] = record
        out.append(record)
    return out


def _columns(header: Header, group: int) -> Mapping[int, str]:
    """The columns of a set by their place, as far as they stand left of its first indicator, and that itself."""
    own = [column for column in header.columns if column.group == group]
    end = min((column.index for column in own if column.name == "indikator"), default=-1)
    return {column.index: column.name for column in own if column.index <= end}


def _own(record: Record, columns: Mapping[int, str], names: Sequence[str]) -> list[int]:
    return [i for i, name in columns.items() if name in names and i in record.cells and filled(record.cells[i])]


def _given(record: Record, above: Record, columns: Mapping[int, str]) -> Record:
    if record.notes or _own(record, columns, _NAMES) or not _own(record, columns, ("indikator",)):
        return record
    names = _NAMES if _own(record, columns, ("no",)) else ("no", *_NAMES)
    cells = {i: above.cells[i] for i in _own(above, columns, names)}
    return replace(record, cells={**record.cells, **cells}, inherited=record.inherited | cells.keys())
