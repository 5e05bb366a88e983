"""What a document says that no cell prints: its office and year, a row's level, kind and code."""

from typing import Final

import msgspec

from iku.decisions.said import heads

DECIDED: Final = "manusia"


class _Head(msgspec.Struct):
    opd: str = ""
    tahun: int | None = None
    judul: list[str] = []


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
    """What it says now, and what it said before anybody decided (of the document as a whole: its titles); None where
    there is no such place.

    `table` and `row` are None of what is said of the document as a whole; `column` is one of indikator.csv.
    """
    found = msgspec.json.decode(document, type=_Document)
    if table is None:
        return _text(found.dokumen, column), heads(found.dokumen.judul)
    here = next((one for one in found.tabel if one.tabel == table), None)
    if here is not None and row is not None:
        line = next((one for one in here.baris if one.baris == row), None)
        return None if line is None else (_text(line, column), _before(found, table, row, column, _text(line, column)))
    return None if here is None else (_text(here, column), _before(found, table, None, column, _text(here, column)))


def _before(found: _Document, table: int, row: int | None, column: str, now: str) -> str:
    place = (table, row, column, DECIDED)
    made = (one for one in found.koreksi if (one.tabel, one.baris, one.kolom, one.aturan) == place)
    return next((one.mentah for one in made), now)


def _text(of: _Head | _Table | _Row, column: str) -> str:
    said = getattr(of, column, None)
    return "" if said is None else str(said)
