"""The output tables from the records of the journal, as streams: memory does not grow with the documents."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from emit import table
from emit.columns import order_columns
from emit.datapackage import package
from iku import across, journal
from iku.journal import Record
from iku.store import Store
from schema.fields import TABLES


def merge(store: Store, names: Sequence[str]) -> None:
    """Write the CSV files and datapackage.json for these documents, in this order."""
    columns = _indicator_columns(store, names)
    for definition in TABLES:
        header = columns if definition.name == "indikator" else tuple(f.name for f in definition.fields)
        with store.write(f"{definition.name}.csv") as stream:
            stream.write(table.encode_header(header))
            for name, record in _records(store, names):
                for piece in _pieces(store, name, definition.name, record, header):
                    stream.write(piece)
    with store.write("datapackage.json") as stream:
        stream.write(package(columns))


def _records(store: Store, names: Sequence[str]) -> Iterator[tuple[str, Record]]:
    for name in names:
        record = journal.load(store, name)
        if record is None:
            raise FileNotFoundError(journal.file_name(name))
        yield name, record


def _indicator_columns(store: Store, names: Sequence[str]) -> tuple[str, ...]:
    used: dict[str, None] = {}
    for _, record in _records(store, names):
        used.update(dict.fromkeys(record.columns))
    return order_columns(used)


def _pieces(store: Store, name: str, wanted: str, record: Record, header: tuple[str, ...]) -> Iterator[bytes]:
    if wanted == "dokumen":
        count, _ = across.found(store, name)
        yield table.encode_rows(header, [{**record.document, "temuan": record.document["temuan"] + count}])
    elif wanted == "temuan":
        yield from journal.rows(store, name, wanted, record)
        yield across.found(store, name)[1]
    elif wanted == "indikator" and record.columns != header:
        yield _widened(b"".join(journal.rows(store, name, wanted, record)), record.columns, header)
    else:
        yield from journal.rows(store, name, wanted, record)


def _widened(rows: bytes, names: tuple[str, ...], header: tuple[str, ...]) -> bytes:
    """Encoded rows under more columns than they were written for."""
    place: Mapping[str, int] = {name: i for i, name in enumerate(names)}
    order = [place.get(name) for name in header]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in csv.reader(io.StringIO(rows.decode("utf-8"), newline="")):
        writer.writerow(["" if i is None else row[i] for i in order])
    return out.getvalue().encode("utf-8")
