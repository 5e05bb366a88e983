"""What people say of a document or table as a whole: its office, its year."""

from dataclasses import replace
from typing import Final

from audit.across.offices import one_name
from iku.decisions.decision import Decision
from iku.decisions.place import says
from normalize.model import Correction, Normalised, NormalTable
from normalize.told import RULE, letters

WHOLE: Final = ("opd", "tahun")
"""Columns of indikator.csv that say one thing for every row."""
_FIRST, _LAST = 1945, 2100


def whole(doc: Normalised, decision: Decision) -> Normalised | None:
    """The document with another office, or another year for its tables; None where it says what is not meant."""
    if decision.tindakan not in ("ubah", "terima"):
        return None
    new = decision.lama or decision.mentah if decision.tindakan == "terima" else decision.baru.strip()
    return _office(doc, decision, new) if decision.kolom == "opd" else _year(doc, decision, new)


def _office(doc: Normalised, decision: Decision, new: str) -> Normalised | None:
    if not _is_of(doc, decision):
        return None
    told = _told("opd", doc.office, new)
    return replace(doc, office=new, tables=tuple(_with(table, told) for table in doc.tables))


def _year(doc: Normalised, decision: Decision, new: str) -> Normalised | None:
    """The year of one table, or of every one where none is named."""
    if not (new.isascii() and new.isdecimal() and _FIRST <= int(new) <= _LAST):
        return None
    is_of = _is_of(doc, decision)
    chosen = [one for one in doc.tables if decision.tabel in (None, one.number) and _fits(doc, one, decision, is_of)]
    if not chosen:
        return None
    tables = tuple(
        replace(_with(one, _told("tahun", _year_of(doc, one), new)), year=int(new)) if one in chosen else one
        for one in doc.tables
    )
    return replace(doc, tables=tables, year=int(new) if len(chosen) == len(doc.tables) else doc.year)


def _fits(doc: Normalised, table: NormalTable, decision: Decision, is_of: bool) -> bool:
    """Whether the table has the year that was printed, or where none was said the document is that which was meant."""
    return is_of if not decision.mentah.isdigit() else decision.mentah == _year_of(doc, table)


def _is_of(doc: Normalised, decision: Decision) -> bool:
    """Whether it is about this document: the same file (or a hand's line, which says none), or one that prints the same
    office (`mentah`); where no office is read, another file may be another office's."""
    if decision.sha256 == doc.document.sha256 or not (decision.sha256 or decision.mentah):
        return True
    said = [letters(text) for text in (doc.office, decision.mentah)]
    return all(said) and (says(*said) or len({*one_name(said).values()}) == 1)


def _year_of(doc: Normalised, table: NormalTable) -> str:
    return str(table.year or doc.year or "")


def _told(column: str, old: str, new: str) -> Correction:
    return Correction(None, column, RULE, old, new, 1.0)


def _with(table: NormalTable, told: Correction) -> NormalTable:
    return replace(table, corrections=(*table.corrections, told))
