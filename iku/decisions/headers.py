"""A column that a person named: its printed header is read as if it said so."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from extract.document import Document, Table
from iku.decisions.cells import KINDS, VALUE
from iku.decisions.decision import Decision
from iku.decisions.place import says
from normalize.headers.slug import own
from normalize.model import Column, Normalised, NormalTable
from normalize.told import Named, dated, letters
from schema.columns import FREE_TEXT, MIXED, TARGET, UNKNOWN_PREFIX, Periode

NAMES: Final = (
    rf"^(?:{'|'.join((*FREE_TEXT, MIXED))}|{UNKNOWN_PREFIX[:-1]}(?:_[a-z0-9]+)*"
    rf"|(?:{KINDS})(?:_(?:19|20)[0-9]{{2}})?(?:_(?:{'|'.join(Periode)}))?)$"
)
"""What a person may call a column, as a regular expression of Python, JSON Schema and browsers alike."""
TOP: Final = 8
"""Rows of a table among which its header stands."""
ENOUGH: Final = 2
"""Columns named by rules in one row, from which it is a header."""


def renamed(
    doc: Normalised, decisions: Sequence[Decision]
) -> tuple[dict[tuple[int, int], Named], tuple[Decision, ...]]:
    """What the columns of a document are, by place of their table in it and index; and what fits no column any more."""
    places = {id(table): place for place, table in enumerate(doc.document.tables)}
    found: dict[tuple[int, int], Named] = {}
    loose = []
    for decision in decisions:
        name = meant(decision.baru)
        chosen = list(_chosen(doc, decision))
        if name is None or not chosen:
            loose.append(decision)
            continue
        found |= {(places[id(table.source)], column.index): name for table, column in chosen}
    return found, tuple(loose)


def _chosen(doc: Normalised, decision: Decision) -> Iterator[tuple[NormalTable, Column]]:
    """The columns that it names: in its own table, else in whichever prints the header."""
    every = [(table, column) for table in doc.tables for column in table.columns if fits(decision, table, column)]
    own = [one for one in every if decision.tabel in (None, one[0].number)]
    yield from own or (every if letters(decision.mentah) else [])


def fits(decision: Decision, table: NormalTable, column: Column) -> bool:
    """Whether it is about this column: by its header, or where none is printed by its name."""
    if letters(decision.mentah) or letters(column.raw):
        return says(letters(column.raw), letters(decision.mentah))
    return bool(decision.kolom) and decision.kolom == column.name and decision.tabel == table.number


def printed(document: Document, rules: Mapping[str, Named]) -> Mapping[str, Named]:
    """The rules about headers, if a table of the document may print one of them; a level of a header is a cell."""
    levels = {level for header in rules for level in header.split(" | ")}
    tops = (cell.text for table in document.tables for cell in table.cells if cell.row < TOP)
    return rules if levels and any(letters(text) in levels or dated(text) in levels for text in tops) else {}


def meant(name: str) -> Named | None:
    """A canonical name as decisions write it ("sumber_data", "target_2024"); None where it is none.

    "lain_keterangan" is an own name; "lain" alone is the one that the printed header gives.
    """
    name = name.strip()
    if name in FREE_TEXT or name == MIXED:
        return Named(name)
    if f"{name}_".startswith(UNKNOWN_PREFIX):
        return Named(own(name.removeprefix(UNKNOWN_PREFIX[:-1])))
    found = VALUE.fullmatch(name)
    return Named(TARGET, found[1], found[2], found[3] or "") if found else None


def marked(document: Document, plain: Normalised, named: Set[str], rules: Mapping[str, Named]) -> Document:
    """The document with the header rows of tables that were read without any: no vocabulary knows them, but a row that
    prints what people named as columns is the header of its table.

    `named` are headers of its own that a person named, one is enough; `rules` are those of the folder.
    """
    headed = {id(table.source) for table in plain.tables if any(column.raw for column in table.columns)}
    tables = tuple(one if id(one) in headed else _marked(one, named, rules) for one in document.tables)
    changed = any(one is not other for one, other in zip(tables, document.tables, strict=True))
    return replace(document, tables=tables) if changed else document


def _marked(table: Table, named: Set[str], rules: Mapping[str, Named]) -> Table:
    """The table with the last of its top rows that says so as the end of its header."""
    own: dict[int, int] = {}
    for cell in table.cells:
        if cell.row < min(TOP, table.n_rows - 1) and cell.lines:
            said = letters(cell.text) in named
            known = letters(cell.text) in rules or dated(cell.text) in rules
            own[cell.row] = own.get(cell.row, 0) + (ENOUGH if said else int(known))
    rows = [row for row, count in own.items() if count >= ENOUGH]
    return replace(table, header_rows=max(rows) + 1) if rows else table
