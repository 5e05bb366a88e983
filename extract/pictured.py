"""Cells of a digital page that hold a picture and no text, often a formula: print that was not read, never empty."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import UNREAD, Box, Cell, Line, Table
from extract.ink import Ink

_LEAST = (8.0, 4.0)
"""Points: width and height from which a picture shows something."""
_WITHIN = 0.9
"""Part of a picture that its cell must hold: what is larger lies under the table."""


def pictured(ink: Ink, tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, with a mark of unread print where a cell below the first row holds nothing but a picture."""
    boxes = [Box(*(float(side) for side in image)) for image in ink.images]
    boxes = [box for box in boxes if box.width >= _LEAST[0] and box.height >= _LEAST[1]]
    return tuple(replace(t, cells=tuple(_marked(cell, boxes) for cell in t.cells)) if boxes else t for t in tables)


def _marked(cell: Cell, pictures: Sequence[Box]) -> Cell:
    box = cell.box
    if box is None or cell.row == 0 or cell.text.strip():
        return cell
    held = next((one for one in pictures if one.overlap(box) >= _WITHIN * one.area), None)
    return replace(cell, lines=(Line(UNREAD, held, cell.page),)) if held else cell
