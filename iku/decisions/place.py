"""Where a decision belongs in a document as it is read now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from iku.decisions.decision import Decision
from normalize.model import Field, Indicator, Normalised, NormalTable
from normalize.words.squash import fold
from schema.columns import FREE_TEXT, NAMES_OF_LEVEL

OF_ROW = ("tingkat", "jenis", "kode")
"""Columns of indikator.csv that no cell prints: what reading the whole row told."""


NAMING: Final = ("indikator", *reversed(NAMES_OF_LEVEL))
"""Columns that say what a row is about."""
BESIDE: Final = tuple(name for name in FREE_TEXT if name not in (*NAMING, "no", "kode", "satuan"))
"""Those that tell rows of one name apart."""
NEAR: Final = 80.0
"""Likeness (0-100) from which a word is one that was put right."""
SHORTEST: Final = 4
"""Letters of such a word."""


class Place(NamedTuple):
    """A cell of a row; column "" stands for the row itself."""

    table: int
    row: int
    column: str


def find(decision: Decision, doc: Normalised) -> Place | None:
    """Where it belongs: its own place if the page says there what it said, else the one place that does, or none.

    What the page left empty is only ever in its own place, what it has no column for in the same file; what is told
    of a row as a whole may be told otherwise after other decisions: in the same file its place is enough.
    """
    own = Place(decision.tabel or 0, decision.baris or 0, decision.kolom)
    row = row_at(doc, own)
    if not decision.kolom:
        return _row(decision, doc, own)
    known = row is not None and decision.sha256 == doc.document.sha256
    if known and own.column in OF_ROW:
        return own
    here = _said(row, own.column) if row is not None else None
    if not fold(decision.mentah) and not decision.nama:
        return own if (known or here is not None) and not fold(here or "") else None
    if decision.nama and not known:
        return _of_name(decision, doc, own)
    same = [place for place, _, said in _texts(doc, own.column) if says(said, decision.mentah)]
    return _chosen(same, own)


def _chosen(same: Sequence[Place], own: Place) -> Place | None:
    """Of places that say the same its own, else the only one."""
    return own if own in same else same[0] if len(same) == 1 else None


def _of_name(decision: Decision, doc: Normalised, own: Place) -> Place | None:
    """In a corrected file: in the row of its name and texts, in the only one of its name; where none has it, in its own
    place, if the name was put right since."""
    named = [(place, name_of(row, own.column), said) for place, row, said in _texts(doc, own.column)]
    whole = [one for one in named if says(one[1], decision.nama)]
    called = whole or [one for one in named if says(_first(one[1]), _first(decision.nama))]
    if called:
        is_told = len(called) == 1 or bool(whole)
        return _chosen([place for place, _, said in called if is_told and says(said, decision.mentah)], own)
    row = row_at(doc, own)
    if row is None or not _is_put_right(_first(name_of(row, own.column)), _first(decision.nama)):
        return None
    return own if says(_said(row, own.column) or "", decision.mentah) else None


def _is_put_right(name: str, before: str) -> bool:
    """Whether words of a name were only spelt otherwise: numbers, and words that are no longer than numerals, tell
    rows apart."""
    pairs = list(zip(name.split(), before.split(), strict=False))
    changed = [(one, other) for one, other in pairs if one != other]
    long = all(min(len(one), len(other)) >= SHORTEST for one, other in changed)
    alike = long and all(fuzz.ratio(one, other) >= NEAR for one, other in changed)
    return len(name.split()) == len(before.split()) and bool(pairs) and alike


def name_of(row: Indicator, column: str) -> str:
    """What a row is called, whatever one column says: its indicator and levels; on a second line its other texts."""
    said = {name: row.fields[name].raw for name in (*NAMING, *BESIDE) if name in row.fields}
    return named(said, column)


def named(said: Mapping[str, str], column: str) -> str:
    """The same, of texts by column."""
    lines = ([fold(said.get(name, "")) for name in names if name != column] for names in (NAMING, BESIDE))
    return "\n".join(" ".join(filter(None, line)) for line in lines).strip()


def _first(name: str) -> str:
    return name.partition("\n")[0]


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
    return sorted(_solid(text)) in (sorted(_solid(print_of(row))), sorted(_solid(own_print(row))))


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
