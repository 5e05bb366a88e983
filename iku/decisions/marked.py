"""Headers that no vocabulary knows: a row that prints what people named as columns is the header of its table."""

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Final

from extract.document import Document, Table
from normalize.model import Normalised
from normalize.told import Named, dated, letters

TOP: Final = 8
"""Rows of a table among which its header stands."""
ENOUGH: Final = 2
"""Columns named by rules in one row, from which it is a header."""


def marked(document: Document, plain: Normalised, named: Set[str], rules: Mapping[str, Named]) -> Document:
    """The document with the header rows of tables that were read without any.

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
