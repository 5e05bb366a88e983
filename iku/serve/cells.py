"""What stands in a document where somebody decides, and who decided it."""

from collections.abc import Sequence
from typing import Any

from iku.decisions.decision import Decision
from iku.decisions.place import OF_ROW
from iku.decisions.whole import WHOLE
from iku.serve import wholes
from iku.serve.changes import row_at
from iku.serve.models import Asked
from iku.serve.page.cells import value_name
from iku.serve.standing import Standing
from iku.serve.unprinted import unprinted

Json = dict[str, Any]


def standing_at(document: bytes, asked: Asked, decisions: Sequence[Decision]) -> Standing | None:
    """What stands where a decision is about; None where there is no such place."""
    match asked.tindakan:
        case "judul":
            return wholes.column(document, asked, decisions)
        case "tabel":
            return wholes.table(document, asked, decisions)
        case "gabung" | "pisah" | "buang" if not asked.kolom:
            return wholes.row(document, asked, decisions)
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
