"""Rows that a spreadsheet prints again at the top of each page ("print titles") and that are none of the header: a row
from within the table was named as its title.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.document import Cell, Table
from extract.sense import HeaderSense
from extract.stitch.grow import lowered, rows_out
from extract.stitch.header import is_header, squash

FEWEST_PAGES = 2
"""Pages in a row that begin so."""
FEWEST_CELLS = 2
"""Texts of such a row: a lone one is a band, which pages may well print again."""


def without_title_rows(tables: Sequence[Table], sense: HeaderSense) -> list[Table]:
    """The tables without first rows that stand on two pages or more running, and among the rows of the page before;
    these are in `dropped`.
    """
    first = [_first_row(tables, at, sense) for at in range(len(tables))]
    out = list(tables)
    for at, row in enumerate(first):
        run = len(list(takewhile(row.__eq__, first[at:])))
        if row and run >= FEWEST_PAGES and first[at - 1] != row and row in map(_texts, tables[at - 1].rows()[1:]):
            out[at : at + run] = map(_without_first_row, tables[at : at + run])
    return out


def _first_row(tables: Sequence[Table], at: int, sense: HeaderSense) -> tuple[str, ...]:
    """What the first row of a page says that may go on the table before; nothing for a header."""
    table, before = tables[at], tables[at - 1]
    follows = at > 0 and table.page is not None and before.page == table.page - 1
    row = _texts(table.rows(1)[0]) if follows and table.n_rows > 1 and not is_header(table, sense) else ()
    return row if len(row) >= FEWEST_CELLS else ()


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    """What a row says, squashed: columns without content may be left out on a page."""
    return tuple([text for cell in row if (text := squash(cell.text))])


def _without_first_row(table: Table) -> Table:
    cells = tuple(lowered(cell, 1) for cell in table.cells if cell.row + cell.row_span > 1)
    return replace(table, n_rows=table.n_rows - 1, cells=cells, dropped=(*table.dropped, *rows_out(table, 1)))
