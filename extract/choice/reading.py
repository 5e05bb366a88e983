"""Pages are judged at one size of letters, so that every distance in the engines is a part of the print.

A page printed at a third of its size, or at five times, is the same page: its ink is scaled until its letters have
the reading size, and what is found is scaled back.
"""

from dataclasses import replace

from extract.document import Box, Cell, Line, Table
from extract.ink import Ink

READING = 12.0
"""Size of the median letter of a page at which it is read: distances in the engines are points of such a page."""


def at_reading_size(ink: Ink) -> Ink:
    """The page as large as its letters ask; one without letters as it is."""
    return ink.scaled(READING / ink.em) if ink.em > 0 else ink


def scaled_table(table: Table, factor: float) -> Table:
    """The table on a page so many times as large."""
    cells = tuple([_cell(cell, factor) for cell in table.cells])
    return replace(table, cells=cells, box=_box(table.box, factor))


def _cell(cell: Cell, factor: float) -> Cell:
    """Written out: a page has hundreds, and `replace` takes three times as long."""
    lines = tuple([_line(line, factor) for line in cell.lines])
    place = (cell.row, cell.col, cell.row_span, cell.col_span)
    return Cell(*place, lines, _box(cell.box, factor), cell.page, cell.fill, cell.confidence)


def _line(line: Line, factor: float) -> Line:
    style = (line.bold, line.italic, line.underline)
    return Line(line.text, _box(line.box, factor), line.page, *style, line.confidence)


def _box(box: Box | None, factor: float) -> Box | None:
    return box.scaled(factor) if box else None
