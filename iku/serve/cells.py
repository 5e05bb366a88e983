"""What stands in a document where somebody decides, and who decided it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from iku.decisions.decision import Decision
from iku.decisions.forms import verdict
from iku.decisions.place import OF_ROW
from iku.decisions.said import value_name
from iku.decisions.whole import WHOLE
from iku.serve.changes import row_at
from iku.serve.models import Asked
from iku.serve.page.cells import row_cells
from iku.serve.page.view import printed_name
from iku.serve.standing import Standing
from normalize.told import letters

Json = dict[str, Any]
DECIDED: Final = "manusia"


def standing_at(document: bytes, asked: Asked, decisions: Sequence[Decision]) -> Standing | None:
    """What stands where a decision is about; None where there is no such place."""
    match asked.tindakan:
        case "judul":
            return _column(document, asked, decisions)
        case "tabel":
            return _table(document, asked, decisions)
        case "gabung" | "pisah" | "buang" if not asked.kolom:
            return _row(document, asked, decisions)
    return _cell_at(document, asked, decisions)


def _cell_at(document: bytes, asked: Asked, decisions: Sequence[Decision]) -> Standing | None:
    place = (asked.tabel, asked.baris, asked.kolom)
    found = unprinted(document, *place) if asked.kolom in (*WHOLE, *OF_ROW) else _printed(document, *place)
    if found is None:
        return None
    made = [one for one in decisions if (one.tabel, one.baris, one.kolom) == place and one.tindakan == "ubah"]
    return Standing(*found, made[-1] if made else None)


def _printed(document: bytes, table: int | None, row: int | None, column: str) -> tuple[str, str] | None:
    """Text and print of a cell."""
    if table is None or row is None or not column:
        return None
    line = row_at(document, table, row)
    found = _cell(line, column) if line else None
    if found is None:
        return None
    return found["bersih"] if "bersih" in found else found["teks"], found["mentah"]


def _cell(row: Json, column: str) -> Json | None:
    field: Json | None = row["isi"].get(column)
    return field or next((one for one in row["target"] if value_name(one) == column), None)


def _column(document: bytes, asked: Asked, decisions: Sequence[Decision]) -> Standing | None:
    """The name of a column now; of several of one header the one that the person saw, if it is still there."""
    made = next((one for one in reversed(decisions) if _is_of_header(one, asked)), None)
    found = [Standing(name, raw, made) for name, raw in _columns(document, asked)]
    if not found and made is not None:
        return Standing(made.baru.strip(), made.mentah, made)
    return next((one for one in found if one.text == asked.lama), found[0] if found else None)


def _is_of_header(one: Decision, asked: Asked) -> bool:
    if one.tindakan != "judul" or not (one.tabel is None or asked.tabel is None or one.tabel == asked.tabel):
        return False
    header = letters(asked.mentah or "")
    return letters(one.mentah) == header if header else one.kolom == asked.kolom


def _columns(document: bytes, asked: Asked) -> Iterator[tuple[str, str]]:
    header = letters(asked.mentah or "")
    for table in msgspec.json.decode(document)["tabel"]:
        for one in table["kolom"] if asked.tabel in (None, table["tabel"]) else ():
            name = printed_name(one)
            if letters(one["mentah"]) == header if header else name == asked.kolom != "":
                yield name, one["mentah"]


def _row(document: bytes, asked: Asked, decisions: Sequence[Decision]) -> Standing | None:
    """A row as a whole is known by whatever one of its cells says."""
    line = row_at(document, asked.tabel, asked.baris) if asked.tabel and asked.baris else None
    if line is None or asked.tabel is None:
        return None
    cells = list(row_cells(asked.tabel, line))
    text = next((cell.text for cell in cells if cell.place.column == "indikator"), "")
    ways = (one for one in reversed(decisions) if (one.tabel, one.baris) == (asked.tabel, asked.baris))
    return Standing(text, "", next(ways, None), tuple(cell.text for cell in cells))


def _table(document: bytes, asked: Asked, decisions: Sequence[Decision]) -> Standing | None:
    """Whether a table of this number is one of indicators."""
    if asked.tabel is None:
        return None
    ways = (one for one in reversed(decisions) if (one.tindakan, one.tabel) == ("tabel", asked.tabel))
    is_there = any(one["tabel"] == asked.tabel for one in msgspec.json.decode(document)["tabel"])
    own = asked.lama or ""
    seen, text = verdict(own), "ya" if is_there else "tidak"
    return Standing(text, "", next(ways, None), (own,) if seen is None or seen.tabel == is_there else ())


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
