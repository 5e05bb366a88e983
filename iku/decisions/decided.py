"""A document read as people decided: which of its regions are tables, what their columns and rows are, what cells say.

Tables and rows keep the numbers that they have in the reading without decisions, so that no decision moves another.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extract.document import Document, Table
from extract.sense import HeaderSense
from iku.decisions import cells, headers, regions, rows
from iku.decisions.decision import Decision
from iku.decisions.headers import marked, meant
from iku.decisions.numbers import numbered
from iku.decisions.place import Place, find, row_at, table_at
from iku.decisions.reading import undrawn
from iku.decisions.rules.book import EMPTY, Book
from iku.decisions.rules.use import applied
from iku.decisions.whole import WHOLE, whole
from normalize.model import Indicator, Normalised, NormalTable
from normalize.normalise import coded, normalise
from normalize.told import NOTHING, Named, Told, letters
from schema.columns import NAMES_OF_LEVEL

_Change = Callable[[NormalTable, Indicator, Place, Decision], NormalTable | None]
_Calls = Mapping[tuple[int | None, str], str]
"""Table and name of a column -> what a person calls it now."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The document after its decisions."""

    doc: Normalised
    loose: tuple[Decision, ...] = ()
    """Those that fit nowhere any more."""


def apply(doc: Normalised, decisions: Sequence[Decision]) -> Decided:
    """Apply what was decided of rows and cells, one after the other; official codes follow the names that changed."""
    calls = {(one.tabel, one.kolom): name.column for one in decisions if (name := _name(one)) is not None}
    named = [one for one in decisions if one.tindakan in _CHANGES and one.kolom != "kode"]
    codes = [one for one in decisions if one.tindakan in _CHANGES and one.kolom == "kode"]
    done = _applied(Decided(doc), named, calls)
    if any(_renames(one) for one in named if one not in done.loose):
        tables = coded([_without_codes(table) for table in done.doc.tables], done.doc.year, done.doc.office)
        done = replace(done, doc=replace(done.doc, tables=tables))
    return _applied(done, codes, calls)


def _applied(decided: Decided, decisions: Sequence[Decision], calls: _Calls) -> Decided:
    doc, loose = decided.doc, list(decided.loose)
    for decision in decisions:
        changed = whole(doc, decision) if decision.kolom in WHOLE else _changed(doc, _called_now(decision, doc, calls))
        if changed is None:
            loose.append(decision)
        else:
            doc = changed
    return Decided(doc, tuple(loose))


def _changed(doc: Normalised, decision: Decision) -> Normalised | None:
    place = find(decision, doc)
    table, row = (table_at(doc, place.table), row_at(doc, place)) if place else (None, None)
    if place is None or table is None or row is None:
        return None
    made = _CHANGES[decision.tindakan](table, row, place, decision)
    return replace(doc, tables=tuple(made if one is table else one for one in doc.tables)) if made else None


def _name(decision: Decision) -> Named | None:
    """What it calls a column."""
    return meant(decision.baru) if decision.tindakan == "judul" and decision.kolom else None


def _called_now(decision: Decision, doc: Normalised, calls: _Calls) -> Decision:
    """A decision about a cell of a column that was named otherwise since."""
    now = calls.get((decision.tabel, decision.kolom))
    table = table_at(doc, decision.tabel or 0)
    if now is None or (table and any(cells.field_of(row, decision.kolom) for row in table.indicators)):
        return decision
    return replace(decision, kolom=now)


def _renames(decision: Decision) -> bool:
    """Whether official codes may be other ones after it."""
    return decision.kolom in (*NAMES_OF_LEVEL, "opd") or decision.tindakan in ("pisah", "gabung")


def _without_codes(table: NormalTable) -> NormalTable:
    return replace(table, indicators=tuple(replace(one, code="") for one in table.indicators))


_CHANGES: Final[Mapping[str, _Change]] = {
    "ubah": cells.edit, "terima": cells.accept, "buang": rows.remove, "gabung": rows.join, "pisah": rows.part,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """How a document is normalised."""

    name: str
    before: Sequence[Table]
    """Tables of one that it may continue."""
    sense: HeaderSense

    def __call__(self, document: Document, told: Told, like: Normalised) -> Normalised:
        """The document with what was told of it, its tables called as in another reading."""
        return numbered(normalise(document, self.name, self.before, told), like)


def decided(
    document: Document,
    name: str,
    before: Sequence[Table],
    decisions: Sequence[Decision],
    sense: HeaderSense,
    plain: Normalised | None = None,
    book: Book = EMPTY,
) -> Decided:
    """The document with the folder's rules and its standing decisions, which go before them.

    Those about its lines are in it already (`iku.decisions.reading`). `plain` is the document normalised without any,
    where that is known.
    """
    plain = plain or normalise(document, name, before)
    read = Reader(name, before, sense)
    found = _regions(plain, [one for one in decisions if one.tindakan == "tabel"], read, book)
    named = _named(found, [one for one in decisions if one.tindakan == "judul"], read, book)
    done = apply(applied(named.doc, book), decisions)
    return Decided(done.doc, (*undrawn(document, decisions), *named.loose, *done.loose))


@dataclass(frozen=True, slots=True)
class _Found:
    doc: Normalised
    told: Told = NOTHING
    loose: tuple[Decision, ...] = ()


def _named(found: _Found, decisions: Sequence[Decision], read: Reader, book: Book) -> _Found:
    """With the columns that people and the folder's rules name; rows that print their headers are headers first."""
    if not decisions and not book.headers:
        return found
    own = {letters(one.mentah) for one in decisions} - {""}
    document = marked(found.doc.document, found.doc, own, book.headers)
    doc = found.doc if document is found.doc.document else read(document, found.told, found.doc)
    bare, unprinted = headers.renamed(found.doc, [one for one in decisions if not letters(one.mentah)])
    columns, unnamed = headers.renamed(doc, [one for one in decisions if letters(one.mentah)])
    columns, loose = bare | columns, (*unprinted, *unnamed)
    told = replace(found.told, columns=columns, headers=headers.printed(document, book.headers))
    doc = read(document, told, doc) if columns or told.headers else doc
    return _Found(doc, told, (*found.loose, *loose))


def _regions(plain: Normalised, decisions: Sequence[Decision], read: Reader, book: Book) -> _Found:
    """With the tables that people know; regions that were set aside first, for they change what tables there are."""
    if not decisions and not book.tables:
        return _Found(plain)
    first = regions.judged(plain, decisions, book.tables)
    document = regions.told(plain.document, first.asides, read.sense)
    doc = read(document, NOTHING, plain) if first.asides else plain
    rest = [one for one in decisions if one not in first.of_asides and one not in first.loose]
    second = regions.judged(doc, rest, book.tables) if first.asides else first
    told = Told(tables={**regions.places(plain, document, first.asides), **second.tables})
    loose = (*first.loose, *(second.loose if first.asides else ()))
    return _Found(read(document, told, doc) if told else doc, told, loose)
