"""What a document's JSON says of the row or the table that a decision is about: by that it is found again."""

from collections.abc import Mapping, Sequence
from typing import Any

from iku.decisions.decision import OF_ROWS, Decision
from iku.decisions.ledger import LONGEST
from iku.decisions.place import named
from normalize.words.squash import fold

Json = Mapping[str, Any]


def said(decision: Decision, document: Json, before: Sequence[Decision] = ()) -> str:
    """The print of the row, or the first words of the table; of one that is gone what an earlier decision tells.

    `before` are the decisions that hold about the document.
    """
    table = next((one for one in document.get("tabel", ()) if one["tabel"] == decision.tabel), None)
    row = next((one for one in table["baris"] if one["baris"] == decision.baris), None) if table else None
    if table and decision.tindakan == "tabel":
        text = "\n".join(filter(None, (top(table) or _row(table), _first(table))))
    elif row and decision.tindakan in OF_ROWS:
        text = _print(row)
    else:
        text = next((one.mentah for one in before if one.about == decision.about), "")
    return text if len(text) <= LONGEST else ""


def value_name(value: Json) -> str:
    """The column of a value: "target_2024", "realisasi_2024_TW1"."""
    return "_".join(str(one) for one in (value["jenis_nilai"], value["tahun"], value["periode"]) if one)


def name(row: Json, column: str) -> str:
    """What a row is called, as `iku.decisions.place.name_of` has it."""
    return named({at: cell["mentah"] for at, cell in row["isi"].items()}, column)[:LONGEST]


def top(table: Json) -> str:
    """The first row that a table prints: the first level of its header."""
    firsts = [column["mentah"].split(" | ")[0] for column in table["kolom"]]
    return " | ".join(filter(None, dict.fromkeys(map(fold, firsts))))


def _row(table: Json) -> str:
    """The first row of a table without a header."""
    return _print(table["baris"][0], "") if table["baris"] else ""


def _first(table: Json) -> str:
    """The first indicator: tables under one header are told apart by it."""
    rows = (row["isi"].get("indikator", {}) for row in table["baris"])
    return fold(next((field["mentah"] for field in rows if field.get("mentah")), ""))


def _print(row: Json, without: str = "no") -> str:
    """A row as `iku.decisions.place.own_print` has it."""
    cells = [*(cell for name, cell in row["isi"].items() if name != without), *row["target"]]
    return fold(" ".join(cell["mentah"] for cell in cells if not cell["warisan"]))
