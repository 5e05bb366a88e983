"""A document read as people decided: which of its regions are tables, what their columns and rows are, what cells say.

Tables and rows keep the numbers that they have in the reading without decisions, so that no decision moves another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import Document, Table
from extract.sense import HeaderSense
from iku.decisions import headers, regions
from iku.decisions.apply import Decided, apply
from iku.decisions.decision import Decision
from iku.decisions.marked import marked
from iku.decisions.numbers import numbered
from iku.decisions.reading import undrawn
from iku.decisions.rules.book import EMPTY, Book
from iku.decisions.rules.use import applied
from normalize.model import Normalised
from normalize.normalise import normalise
from normalize.told import NOTHING, Told, letters


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
