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
    cells = tuple([replace(cell, lines=_lines(cell, factor), box=_box(cell.box, factor)) for cell in table.cells])
    return replace(table, cells=cells, box=_box(table.box, factor))


def _lines(cell: Cell, factor: float) -> tuple[Line, ...]:
    return tuple([replace(line, box=_box(line.box, factor)) for line in cell.lines])


def _box(box: Box | None, factor: float) -> Box | None:
    return box.scaled(factor) if box else None
