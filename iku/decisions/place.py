"""Where a decision belongs in a document as it is read now."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from iku.decisions.decision import Decision
from normalize.model import Field, Indicator, Normalised, NormalTable
from normalize.words.squash import fold
from schema.columns import NAMES_OF_LEVEL

OF_ROW = ("tingkat", "jenis", "kode")
"""Columns of indikator.csv that no cell prints: what reading the whole row told."""


NAMING: Final = ("indikator", *reversed(NAMES_OF_LEVEL))
"""Columns that say what a row is about, the most telling first."""
NEAR: Final = 80.0
"""Likeness (0-100) from which two names of rows are one that was put right."""


class Place(NamedTuple):
    """A cell of a row; column "" stands for the row itself."""

    table: int
    row: int
    column: str


def find(decision: Decision, doc: Normalised) -> Place | None:
    """Where it belongs: its own place if the page says there what it said, else the one place that does, or none.

    What the page left empty, or has no column for, is only ever in its own place, in the same file; what is told of a
    row as a whole may be told otherwise after other decisions: in the same file its place is enough.
    """
    own = Place(decision.tabel or 0, decision.baris or 0, decision.kolom)
    row = row_at(doc, own)
    if not decision.kolom:
        return _row(decision, doc, own)
    known = row is not None and decision.sha256 == doc.document.sha256
    if known and own.column in OF_ROW:
        return own
    here = _said(row, own.column) if row is not None else None
    is_bare = not fold(decision.mentah)
    if decision.nama and not known:
        return _of_name(decision, doc, own) if here is not None or not is_bare else None
    if is_bare:
        return own if (known and here is None) or (here is not None and not fold(here)) else None
    same = [place for place, _, said in _texts(doc, own.column) if says(said, decision.mentah)]
    return own if own in same else same[0] if len(same) == 1 else None


def _of_name(decision: Decision, doc: Normalised, own: Place) -> Place | None:
    """In a corrected file: in the row of its name; where none has it, in its own place, if the name was put right."""
    called = [found for found in _texts(doc, own.column) if says(name_of(found[1]), decision.nama)]
    if called:
        same = [place for place, _, said in called if says(said, decision.mentah)]
        return own if own in same else same[0] if len(same) == 1 else None
    row = row_at(doc, own)
    is_like = row is not None and fuzz.ratio(_solid(name_of(row)), _solid(decision.nama)) >= NEAR
    return own if row is not None and is_like and says(_said(row, own.column) or "", decision.mentah) else None


def name_of(row: Indicator) -> str:
    """What a row is called: its own indicator, else the lowest level that it names."""
    said = (row.fields[column].raw for column in NAMING if column in row.fields and not row.fields[column].inherited)
    return fold(next(filter(None, said), ""))


def _row(decision: Decision, doc: Normalised, own: Place) -> Place | None:
    """A row: by what it prints where the decision says it, else by its number in the same file.

    Other decisions may have added to its print since, or taken from it: in the same file one may hold the other.
    """
    here, printed = row_at(doc, own), fold(decision.mentah)
    known = here is not None and decision.sha256 == doc.document.sha256
    if not printed:
        return own if known else None
    for tells in (_is_print, _is_name):
        if here and tells(here, printed):
            return own
        rows = ((table, row) for table in doc.tables for row in table.indicators if tells(row, printed))
        same = [Place(table.number, row.row, "") for table, row in rows]
        if same:
            return same[0] if len(same) == 1 else None
    return own if here and known and _is_part(own_print(here), printed) else None


def _is_print(row: Indicator, text: str) -> bool:
    """Whether it is all that a row prints; columns may have been named anew since, and so stand in another order."""
    return sorted(text.split()) in (sorted(print_of(row).split()), sorted(own_print(row).split()))


def _is_name(row: Indicator, text: str) -> bool:
    """Whether it is the row's indicator alone."""
    return "indikator" in row.fields and says(row.fields["indikator"].raw, text)


def _is_part(one: str, other: str) -> bool:
    """Whether all words of a text, which has some, are in the other."""
    less, more = sorted((frozenset(one.split()), frozenset(other.split())), key=len)
    return bool(less) and less <= more


def print_of(row: Indicator) -> str:
    """What the page prints in a row of its own."""
    return _joined(row.fields.values(), row)


def own_print(row: Indicator) -> str:
    """The same without the running number, which changes where rows come in above."""
    return _joined((field for name, field in row.fields.items() if name != "no"), row)


def _joined(fields: Iterable[Field], row: Indicator) -> str:
    every = (*fields, *(target.field for target in row.targets))
    return " ".join(found.raw for found in every if found.raw and not found.inherited)


def table_at(doc: Normalised, number: int) -> NormalTable | None:
    """The table of this number."""
    return next((table for table in doc.tables if table.number == number), None)


def row_at(doc: Normalised, place: Place) -> Indicator | None:
    """The row of a place."""
    table = table_at(doc, place.table)
    return next((one for one in table.indicators if one.row == place.row), None) if table else None


def of_row(row: Indicator, column: str) -> str:
    """What a column of `OF_ROW` says."""
    return {"tingkat": row.level, "jenis": row.kind, "kode": row.code}[column]


def _texts(doc: Normalised, column: str) -> Iterator[tuple[Place, Indicator, str]]:
    """What every cell of a column says, with its row."""
    for table in doc.tables:
        for row in table.indicators:
            said = _said(row, column)
            if said is not None:
                yield Place(table.number, row.row, column), row, said


def _said(row: Indicator, column: str) -> str | None:
    """What a cell says: as printed, of `OF_ROW` as written; None where the row has no such cell."""
    if column in OF_ROW:
        return of_row(row, column)
    field = row.fields.get(column)
    values = (target.field.raw for target in row.targets if target.column == column)
    return field.raw if field else next(values, None)


def says(said: str, raw: str) -> bool:
    """Whether two texts are one, white space aside: another producer breaks words elsewhere."""
    return _solid(said) == _solid(raw)


def _solid(text: str) -> str:
    return fold(text).replace(" ", "")
