"""Cells of a page on which some column edges are missing, in the columns that the table has.

A missing rule is no merged cell: what stands in one column belongs to that column, and the others are empty.
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell, Line, sureness
from extract.stitch.columns import Edges, moved

WITHIN = 0.75
"""Part of a line's width that lies in one column for the line to be of that column."""


def in_columns(cell: Cell, numbers: Sequence[int], edges: Edges) -> list[Cell]:
    """A cell in the columns of the common grid (`edges`, where its page puts them); several where it had to widen."""
    wide = moved(cell, numbers)
    if wide.col_span == cell.col_span or not edges:
        return [wide]
    columns = range(wide.col, wide.col + wide.col_span)
    homes = [_home(line, edges, columns) for line in cell.lines]
    if None in homes:
        return [wide]
    return [_part(wide, col, [x for x, home in zip(cell.lines, homes, strict=True) if home == col]) for col in columns]


def _home(line: Line, edges: Edges, columns: range) -> int | None:
    """The column that a line stands in; None where it stands in several, or nowhere on the page."""
    box = line.box
    if box is None:
        return None
    return next((c for c in columns if _shared(box.x0, box.x1, edges[c], edges[c + 1]) >= WITHIN * box.width), None)


def _shared(a0: float, a1: float, b0: float, b1: float) -> float:
    return max(0.0, min(a1, b1) - max(a0, b0))


def _part(cell: Cell, col: int, lines: Sequence[Line]) -> Cell:
    return replace(cell, col=col, col_span=1, lines=tuple(lines), confidence=sureness(lines))
