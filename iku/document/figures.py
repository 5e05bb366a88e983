"""Figures of a table counted on both sides: what its cells print, and what the rows made of it hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extract.document import Document, Table
from extract.letters import letters
from normalize.headers.unfolded import unannounced
from normalize.model import Field, NormalTable

_ITEM = re.compile(
    r"^\s?\(?(?:[a-z][.)]\s(?=\s?[^\W\d])|\d{1,2}(?:(?:\.\d{1,2}){0,4}[.)]{1,2}\s(?=\s?[^\W\d])"
    r"|(?:\.\d{1,2}){2,4}(?=\s{0,2}(?:[^\W\d]|$))))"
)


def unheld(table: Table, normal: Iterable[NormalTable]) -> Counter[str]:
    """The letters and digits that the table prints oftener than its rows, and those set aside, say them.

    The mark that counts an item of a cell is no figure, nor the word that announces indicators in a cell: they go where
    the items become rows of their own.
    What a merged cell hands down to further rows is printed once, and counts once.
    """
    held, printed = letters([text for one in normal for text in _said(one)]), _cells(table)
    if not letters(printed) - held:  # most tables: what marks an item or announces indicators need not be told apart
        return Counter()
    return letters([_ITEM.sub("", unannounced(text)) for text in printed]) - held


def unjoined(document: Document) -> Counter[str]:
    """The letters and digits of tables of pages that the document's tables, and what joining dropped, do not have."""
    tables = document.tables
    held = letters([text for table in tables for text in (*_cells(table), *(one.text for one in table.dropped))])
    return letters([text for page in document.pages for table in page.tables for text in _cells(table)]) - held


def _cells(table: Table) -> list[str]:
    return [line.text for cell in table.cells for line in cell.lines]


def _said(table: NormalTable) -> Iterator[str]:
    yield from (row.text for row in table.set_aside)
    for row in table.indicators:
        fields: list[Field] = [*row.fields.values(), *(target.field for target in row.targets)]
        yield from [field.raw for field in fields if not field.inherited]
