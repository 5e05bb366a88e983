"""What a file may hold and no page prints: control characters, changes of direction, halves of surrogate pairs.

They move a terminal's cursor, hide text or turn it round wherever it is shown later, so they end here, for every
output at once, as the replacement character.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.document import UNREAD, Aside, Dropped, Line, Page, Table

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text without them; tabs and line ends stay."""
    return text if text.isprintable() else _HIDDEN.sub(UNREAD, text)


def printable_page(page: Page) -> Page:
    """A page of printable text."""
    aside = tuple(Aside(one.reason, printable_table(one.table)) for one in page.aside)
    tables = tuple(map(printable_table, page.tables))
    return replace(page, tables=tables, after=_lines(page.after), aside=aside, loose=_lines(page.loose))


def printable_table(table: Table) -> Table:
    """A table of printable text; the same object where it is that already, which is nearly always."""
    texts = [line.text for cell in table.cells for line in cell.lines]
    texts += [line.text for line in table.titles] + [one.text for one in table.dropped]
    if "".join(texts).isprintable():
        return table
    cells = tuple(replace(cell, lines=_lines(cell.lines)) for cell in table.cells)
    dropped = tuple(Dropped(one.page, one.reason, printable(one.text)) for one in table.dropped)
    return replace(table, cells=cells, titles=_lines(table.titles), dropped=dropped)


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line if line.text.isprintable() else replace(line, text=printable(line.text)) for line in lines)
