"""The output tables from the records, in one pass: memory does not grow with the documents."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import IO, NamedTuple

import msgspec

from emit import table
from emit.columns import order_columns
from emit.datapackage import package
from iku import PROGRAM
from iku.state import comparison, records
from iku.state.records import Record
from iku.state.sealed import Damaged
from iku.state.store import Store, put
from schema.columns import DOKUMEN
from schema.fields import TABLES


class Merged(NamedTuple):
    """What putting the tables together came to."""

    lost: list[str]
    """Documents that are left out: their records cannot be read any more, which costs no other its rows."""
    across: dict[str, tuple[str, int]]
    """Documents of which comparing found something: their status, and how many findings."""


def merge(store: Store, names: Sequence[str]) -> Merged:
    """Write the CSV files and datapackage.json for these documents, in this order."""
    found, lost = _columns(store, names)
    across: dict[str, tuple[str, int]] = {}
    with ExitStack() as stack:
        streams = {one.name: stack.enter_context(store.write(f"{one.name}.csv")) for one in TABLES}
        for one in TABLES:
            fields = found if one.name == "indikator" else tuple(field.name for field in one.fields)
            streams[one.name].write(table.encode_header(fields))
        for name in names:
            if name in lost:
                continue
            added = _append(store, name, found, streams)
            if added is None:
                lost.append(name)
            elif added[1]:
                across[name] = added
    put(store, "datapackage.json", package(found, program=PROGRAM))
    return Merged(sorted(lost), across)


def _columns(store: Store, names: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """The columns of indikator.csv, and the documents that have no readable record."""
    used: dict[str, None] = {}
    lost = []
    for name in names:
        record = records.known(store, name)
        if record is None:
            lost.append(name)
        else:
            used.update(dict.fromkeys(record.columns))
    return order_columns(used), lost


def _append(store: Store, name: str, columns: tuple[str, ...], streams: dict[str, IO[bytes]]) -> tuple[str, int] | None:
    """Write the rows of one document: its status and what comparing found; None where its record is damaged."""
    try:
        loaded = records.load(store, name)
        if loaded is None:
            return None
        record, sections = loaded
        indicators = _widened(sections["indikator"], record.columns, columns)
        count, across = comparison.found(store, name)
    except (Damaged, msgspec.MsgspecError):
        return None
    document = {**record.document, "temuan": _number(record, "temuan") + count}
    streams["indikator"].write(indicators)
    for wanted in ("target", "koreksi", "temuan"):
        streams[wanted].write(sections[wanted])
    streams["temuan"].write(across)
    streams["dokumen"].write(table.encode_rows(DOKUMEN, [document]))
    return str(document["status"]), count


def _number(record: Record, name: str) -> int:
    value = record.document.get(name)
    return value if isinstance(value, int) else 0


def _widened(cells: bytes, names: Sequence[str], columns: Sequence[str]) -> bytes:
    """Rows written for some columns, encoded under these."""
    place = {name: i for i, name in enumerate(names)}
    order = [place.get(name) for name in columns]
    rows = msgspec.json.decode(cells, type=list[list[str]])
    return table.encode_cells(["" if i is None else row[i] for i in order] for row in rows)
