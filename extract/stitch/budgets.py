"""A table of budgets printed right under one of indicators, in its grid: from its own header on a table by itself.

Agreements end so: goals, indicators and targets, and below them "Program | Anggaran | Keterangan".
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.document import Table, around
from extract.sense import HeaderSense


def parted(table: Table, sense: HeaderSense) -> Iterator[Table]:
    """The table down to the header of budgets, and these; the table itself where it has none or is one of budgets."""
    rows = table.rows()
    heads = [r for r, own in enumerate(rows) if sense.heads_budgets(cell.text for cell in own)]
    starts = [r for r in heads if 0 < r < table.n_rows - 1 and not _crossed(table, r)] if 0 not in heads else []
    if not starts:
        yield table
        return
    for first, end in pairwise((0, *starts, table.n_rows)):
        yield _rows(table, first, end)


def _crossed(table: Table, row: int) -> bool:
    """Whether a cell above reaches into a row."""
    return any(cell.row < row < cell.row + cell.row_span for cell in table.cells)


def _rows(table: Table, first: int, end: int) -> Table:
    """Some rows of a table as one; what was set aside stays with the first of them."""
    cells = tuple(cell.at_row(cell.row - first, cell.row_span) for cell in table.cells if first <= cell.row < end)
    joins = tuple((row - first, page) for row, page in table.joins if first <= row < end)
    page = next((cell.page for cell in cells), table.page)
    box = around(cell.box for cell in cells if cell.page == page)
    part = replace(table, n_rows=end - first, cells=cells, joins=joins, page=page, box=box)
    return part if first == 0 else replace(part, titles=(), header_rows=None, dropped=())
