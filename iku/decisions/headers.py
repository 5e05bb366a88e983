"""A column that a person named: its printed header is read as if it said so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extract.document import Cell, Document, Line, Table
from iku.decisions.decision import Decision
from normalize.model import Normalised, NormalTable
from normalize.words.lists import rows as listed
from schema.columns import JenisNilai

_VALUE: Final = re.compile(rf"({'|'.join(JenisNilai)})(?:_(\d{{4}}))?(?:_(TW[1-4]|S[12]|B\d\d))?")
_PERIODS: Final = {"TW": "Triwulan", "S": "Semester", "B": "Bulan"}


def renamed(
    document: Document, doc: Normalised, decisions: Sequence[Decision]
) -> tuple[Document, tuple[Decision, ...]]:
    """The document with the headers that people named, and the decisions that fit no column any more."""
    tables = {id(table): table for table in document.tables}
    loose = []
    for decision in decisions:
        chosen = [
            (one, column.index) for one in doc.tables for column in one.columns if _fits(decision, one, column.raw)
        ]
        for one, index in chosen if spelling(decision.baru) else ():
            if one.source is not None:
                tables[id(one.source)] = _with_header(tables[id(one.source)], one, index, spelling(decision.baru))
        if not chosen or not spelling(decision.baru):
            loose.append(decision)
    return replace(document, tables=tuple(tables[id(table)] for table in document.tables)), tuple(loose)


def _fits(decision: Decision, table: NormalTable, raw: str) -> bool:
    return raw.split() == decision.mentah.split() and decision.tabel in (None, table.number)


def spelling(name: str) -> str:
    """A header that is read as a canonical name: "target_2024" is printed "Target 2024"; empty where there is none."""
    found = _VALUE.fullmatch(name)
    if found is None:
        return next((row["judul"] for row in listed("judul_kolom") if row["nama"] == name and not row["induk"]), "")
    kind, year, period = found.groups()
    part = f"{_PERIODS[period.rstrip('0123456789')]} {int(re.sub(r'[A-Z]', '', period))}" if period else ""
    return " ".join(filter(None, (kind.replace("_", " ").title(), year, part)))


def _with_header(table: Table, known: NormalTable, index: int, text: str) -> Table:
    """The column's own header cells, of which the last says the name and those above it nothing."""
    first = min((row.source_row for row in known.indicators), default=table.n_rows)
    own = [cell for cell in table.cells if cell.col == index and cell.col_span == 1 and cell.row < first]
    if not own:
        return table
    cells = tuple(_saying(cell, text if cell is own[-1] else "") if cell in own else cell for cell in table.cells)
    return replace(table, cells=cells)


def _saying(cell: Cell, text: str) -> Cell:
    return replace(cell, lines=(Line(text, cell.box, cell.page),) if text else (), confidence=1.0)
