"""A document with the rules of its folder: pure; what they change is a correction like any other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from extract.document import sureness
from iku.decisions import rewrite
from iku.decisions.rules.book import Book
from iku.decisions.rules.rule import TEXTS
from normalize.model import Correction, Field, Indicator, Normalised, NormalTable, Target
from normalize.normalise import coded
from normalize.told import RULE, letters
from schema.columns import NAMES_OF_LEVEL, UNKNOWN_PREFIX

_PARTS: Final = re.compile(r"[^\W\d_]+|[\W\d_]+")
LONGEST_PHRASE: Final = 4
"""Words of a spelling."""


def applied(doc: Normalised, book: Book) -> Normalised:
    """The document with the spellings, units, texts and office names of the book."""
    if not book:
        return doc
    tables = tuple(_table(table, book) for table in doc.tables)
    office = called(doc.office, [line.text for line in doc.titles], book)
    if office != doc.office:
        told = Correction(None, "opd", RULE, doc.office, office, 1.0)
        tables = tuple(replace(table, corrections=(*table.corrections, told)) for table in tables)
    if office != doc.office or _names(tables) != _names(doc.tables):
        tables = coded(tables, doc.year, office)
    return replace(doc, tables=tables, office=office)


def called(office: str, titles: Iterable[str], book: Book) -> str:
    """What an office is called; where none was read, by the name that a title prints."""
    if office or not book.offices:
        return book.offices.get(letters(office), office)
    lines = [f" {letters(title)} " for title in titles]
    found = (name for printed, name in book.offices.items() if any(f" {printed} " in line for line in lines))
    return next(found, "")


def _names(tables: tuple[NormalTable, ...]) -> list[str]:
    return [row.text(name) for table in tables for row in table.indicators for name in NAMES_OF_LEVEL]


def _table(table: NormalTable, book: Book) -> NormalTable:
    told: list[Correction] = []
    rows = tuple(_row(table, row, book, told) for row in table.indicators)
    return (
        replace(table, indicators=rows, corrections=(*table.corrections, *told)) if rows != table.indicators else table
    )


def _row(table: NormalTable, row: Indicator, book: Book, told: list[Correction]) -> Indicator:
    fields = {name: _field(row.row, name, field, book, told) for name, field in row.fields.items()}
    unit = fields["satuan"].clean if "satuan" in fields else ""
    recount = unit != row.text("satuan")
    targets = tuple(_value(table, row.row, target, unit, recount, book, told) for target in row.targets)
    return replace(row, fields=fields, targets=targets)


def _field(row: int, name: str, field: Field, book: Book, told: list[Correction]) -> Field:
    clean = field.clean
    if name == "satuan":
        clean = book.units.get(letters(clean), clean)
        told += [] if field.inherited else _changes(row, name, field, [(field.clean, clean)])
    elif name in TEXTS or name.startswith(UNKNOWN_PREFIX):
        whole = book.contents.get((name, letters(clean)))
        changes = [(clean, whole)] if whole is not None else list(_spelled(clean, book))
        clean = whole if whole is not None else respelt(clean, book)
        told += [] if field.inherited else _changes(row, name, field, changes)
    return field if clean == field.clean else replace(field, clean=clean)


def _changes(row: int, name: str, field: Field, changes: list[tuple[str, str]]) -> list[Correction]:
    page, box = (field.cell.page, field.cell.box) if field.cell else (None, None)
    return [Correction(row, name, RULE, old, new, 1.0, page, box) for old, new in changes if old != new]


def _value(
    table: NormalTable, row: int, target: Target, unit: str, recount: bool, book: Book, told: list[Correction]
) -> Target:
    """The value in the unit that is meant; the figure stays the one that is printed."""
    printed = target.value.unit or ""
    new = book.units.get(letters(printed))
    if new is None or not target.field.clean.casefold().endswith(printed.casefold()):
        again = rewrite.counted(table, target, unit) if recount else target
    else:
        clean = target.field.clean[: len(target.field.clean) - len(printed)] + new
        lines = target.field.cell.lines if target.field.cell else ()
        read = rewrite.parsed(table, target, rewrite.said(clean, target.field.cell, sureness(lines)), unit)
        again = replace(target, value=read.value, field=replace(target.field, clean=clean))
        if not target.field.inherited:
            told += _changes(row, target.column, target.field, [(printed, new)])
    return again if _figures(again) == _figures(target) else target


def _figures(target: Target) -> tuple[object, ...]:
    value = target.value
    return (value.status, value.number, value.low, value.high)


def respelt(text: str, book: Book) -> str:
    """The text with the words of the book's spellings in their place."""
    if not book.words:
        return text
    parts = _PARTS.findall(text)
    out, at = [], 0
    while at < len(parts):
        length, new = _phrase(parts, at, book)
        out.append(new if new is not None else parts[at])
        at += length
    return "".join(out)


def _spelled(text: str, book: Book) -> Iterator[tuple[str, str]]:
    """Each phrase of the text that the book spells otherwise, and how."""
    parts, at = _PARTS.findall(text) if book.words else [], 0
    while at < len(parts):
        length, new = _phrase(parts, at, book)
        if new is not None:
            yield "".join(parts[at : at + length]), new
        at += length


def _phrase(parts: list[str], at: int, book: Book) -> tuple[int, str | None]:
    """How many parts the longest known phrase from here has, and what it means; one part and None for none."""
    for words in range(LONGEST_PHRASE, 0, -1):
        length = 2 * words - 1
        own = parts[at : at + length]
        if len(own) == length and all(gap == " " for gap in own[1::2]):
            new = book.words.get(tuple(word.casefold() for word in own[::2]))
            if new is not None:
                return length, _in_case(own[0], new)
    return 1, None


def _in_case(printed: str, new: str) -> str:
    if printed.isupper() and len(printed) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if printed[:1].isupper() else new[:1].lower() + new[1:]
