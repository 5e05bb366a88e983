"""Cells that a page merged with the header's last row, though they say what the rows below are of."""

from dataclasses import replace

from extract.document import Cell, Table
from normalize.headers.rows import HeaderBlock, is_word
from normalize.words.squash import fold


def sunk(table: Table, block: HeaderBlock) -> Table:
    """The table in which cells that begin under a header's first row, reach below its last and are none of its words
    begin with the body; the same table where there are none.
    """
    if not any(_reaches_on(cell, block) for cell in table.cells):
        return table
    cells = (_lowered(cell, block.end) if _reaches_on(cell, block) else cell for cell in table.cells)
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))))


def _reaches_on(cell: Cell, block: HeaderBlock) -> bool:
    under = block.first < cell.row < block.end < cell.row + cell.row_span
    return under and bool(cell.lines) and not is_word(fold(cell.text))


def _lowered(cell: Cell, row: int) -> Cell:
    return replace(cell, row=row, row_span=cell.row + cell.row_span - row)
