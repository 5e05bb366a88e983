"""What a document says that no cell prints: its office and year, a row's level, kind and code."""

from typing import Final

import msgspec

DECIDED: Final = "manusia"


class _Head(msgspec.Struct):
    opd: str = ""
    tahun: int | None = None


class _Row(msgspec.Struct):
    baris: int
    tingkat: str = ""
    jenis: str = ""
    kode: str = ""


class _Table(msgspec.Struct):
    tabel: int
    tahun: int | None = None
    baris: list[_Row] = []


class _Correction(msgspec.Struct):
    tabel: int | None
    baris: int | None
    kolom: str
    aturan: str
    mentah: str


class _Document(msgspec.Struct):
    dokumen: _Head
    tabel: list[_Table] = []
    koreksi: list[_Correction] = []


def unprinted(document: bytes, table: int | None, row: int | None, column: str) -> tuple[str, str] | None:
    """What it says now, and what it said before anybody decided (of a document or table: whose it is); None where there
    is no such place.

    `table` and `row` are None of what is said of the document as a whole; `column` is one of indikator.csv.
    """
    found = msgspec.json.decode(document, type=_Document)
    tables = {one.tabel: one for one in found.tabel}
    if row is None:
        whole = found.dokumen if table is None else tables.get(table)
        return None if whole is None else (_text(whole, column), _office(found))
    rows = tables[table].baris if table is not None and table in tables else []
    line = next((one for one in rows if one.baris == row), None)
    if line is None or table is None:
        return None
    now = _text(line, column)
    return now, _before(found, table, row, column, now)


def _office(found: _Document) -> str:
    made = (one.mentah for one in found.koreksi if one.aturan == DECIDED and one.kolom == "opd")
    return next(made, found.dokumen.opd)


def _before(found: _Document, table: int, row: int | None, column: str, now: str) -> str:
    place = (table, row, column, DECIDED)
    made = (one for one in found.koreksi if (one.tabel, one.baris, one.kolom, one.aturan) == place)
    return next((one.mentah for one in made), now)


def _text(of: _Head | _Table | _Row, column: str) -> str:
    said = getattr(of, column, None)
    return "" if said is None else str(said)
