"""The text lines above each table: its title, level, year and office often stand nowhere else."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract.cells.lines import lines_of
from extract.document import Box, Line, Table
from extract.ink import Ink

_MOST_LETTERS = 1500
"""Letters, white space among them, up to which a page is a cover, a heading or a letter rather than running text."""
_INSIDE = 0.1
"""Ems by which a letter's middle may stand outside a table's box and still be its own."""


def titled(
    ink: Ink, tables: Sequence[Table], drawings: Sequence[Box] = ()
) -> tuple[tuple[Table, ...], tuple[Line, ...]]:
    """The tables of a page, top to bottom, each with the lines between it and what stands above; the lines below.

    Of a page without tables: the lines outside its `drawings`, where they are few.
    """
    ordered = sorted(tables, key=lambda table: (table.box.y0, table.box.x0) if table.box else (0.0, 0.0))
    boxes = [table.box for table in ordered if table.box]
    if not boxes or len(boxes) < len(ordered):
        return tuple(ordered), () if ordered else _few_lines(ink, drawings)
    middle = ink.glyphs.middles
    edges = np.array([(box.x0, box.y0, box.x1, _foot(table, box)) for table, box in zip(ordered, boxes, strict=True)])
    tops = edges[:, 1]
    owners = np.searchsorted(tops, middle[:, 1])
    for x0, y0, x1, y1 in edges - _INSIDE * ink.em * np.array([1, 1, -1, -1]):
        held = (middle[:, 0] >= x0) & (middle[:, 0] <= x1) & (middle[:, 1] >= y0) & (middle[:, 1] <= y1)
        owners[held] = -1
    lines = lines_of(ink.glyphs, owners.astype(np.intp), ink.page)
    named = tuple(replace(table, titles=tuple(lines.get(k, ()))) for k, table in enumerate(ordered))
    return named, tuple(lines.get(len(boxes), ()))


def _few_lines(ink: Ink, drawings: Sequence[Box]) -> tuple[Line, ...]:
    """The lines of a page without tables where they are few: covers and headings say whose document it is."""
    x, y = ink.glyphs.middles.T
    owners = np.zeros(len(x), np.intp)
    for box in drawings:
        owners[(x >= box.x0) & (x <= box.x1) & (y >= box.y0) & (y <= box.y1)] = -1
    if (owners == 0).sum() > _MOST_LETTERS:
        return ()
    return tuple(lines_of(ink.glyphs, owners, ink.page).get(0, ()))


def _foot(table: Table, box: Box) -> float:
    """Where a table's text ends: lines of its last row may run out of it."""
    return max([box.y1, *[line.box.y1 for cell in table.cells for line in cell.lines if line.box]])
