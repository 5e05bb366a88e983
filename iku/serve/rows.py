"""The rows of one document's tables: from its record; in a folder that came without its state, from the CSV files."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from emit import table as csv
from emit.formats.tables import Missing, Tables, typed
from iku.serve.failures import Refusal, unknown
from iku.serve.shelf import Shelf
from iku.state import comparison, records
from iku.state.sealed import Damaged
from schema.fields import TABLE, Field, indicator_fields


@dataclass(frozen=True, slots=True)
class Rows:
    """Cells as the CSV file has them, not yet quoted."""

    fields: tuple[Field, ...]
    body: bytes
    """Lines of CSV, without the header."""

    def csv(self) -> bytes:
        """With the header."""
        return csv.encode_header([field.name for field in self.fields]) + self.body

    def typed(self) -> list[dict[str, Any]]:
        """Numbers as numbers, what is missing as null."""
        types = {field.name: field.type for field in self.fields}
        lines = csv.read(io.StringIO(self.csv().decode(), newline=""))
        return [{name: typed(cell, types[name]) for name, cell in row.items()} for row in lines]


def rows_of(shelf: Shelf, name: str, table: str) -> Rows:
    """The rows of a document in one table.

    Raises:
        Refusal: 404 there is no such document, 503 its results are not whole.
    """
    if not shelf.has(name):
        raise unknown()
    try:
        loaded = records.load(shelf.store, name)
        return _recorded(shelf, loaded, table) if loaded else _tabled(shelf, name, table)
    except (Damaged, Missing, msgspec.MsgspecError) as error:
        text = "Hasil dokumen ini tidak utuh."
        raise Refusal(503, text, "Jalankan iku convert lagi dengan folder hasil ini.", after=60) from error


def _recorded(shelf: Shelf, loaded: records.Loaded, table: str) -> Rows:
    record, sections = loaded
    body = sections[table]
    if table == "indikator":
        fields = indicator_fields(record.columns)
        return Rows(fields, csv.encode_cells(msgspec.json.decode(body, type=list[list[str]])))
    across = comparison.found(shelf.store, record.name)[1] if table == "temuan" else b""
    return Rows(TABLE[table].fields, body + across)


def _tabled(shelf: Shelf, name: str, table: str) -> Rows:
    tables = Tables(shelf.store.read)
    rows: Iterable[dict[str, Any]] = (row for row in tables.rows(table) if row["dokumen"] == name)
    fields = tables.fields(table)
    return Rows(fields, csv.encode_rows([field.name for field in fields], rows))
