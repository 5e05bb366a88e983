"""Rows at the top of a page that all lack the names which stand, merged, beside every other row: one name's, not
cells that are empty for themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.document import Cell
from extract.stitch.profile import Column, counted


def opened(cells: Sequence[Cell], columns: Mapping[int, Column]) -> list[Cell]:
    """The cells of a page with the empty ones at the head of its leading columns as one each, where these have merged
    cells, and none that are empty anywhere else. `columns`: what they hold so far.
    """
    top = sorted((cell for cell in cells if cell.row == 0), key=lambda cell: cell.col)
    out = list(cells)
    for first in takewhile(lambda cell: not cell.lines, top):
        run = _run(first, cells)
        own = set(map(id, run))
        others = [cell for cell in out if id(cell) not in own]
        if len(run) > 1 and _all_named(first.col, others, columns):
            out = [*others, replace(first, row_span=len(run))]
    return out


def _run(first: Cell, cells: Sequence[Cell]) -> list[Cell]:
    """The empty cells of one row each from the first on down, until one with text; none where none has any."""
    column = sorted((cell for cell in cells if cell.col == first.col), key=lambda cell: cell.row)
    run = list(takewhile(lambda cell: not cell.lines, column))
    alike = all(cell.col_span == first.col_span and cell.row_span == 1 and cell.box for cell in run)
    return run if alike and len(run) < len(column) else []


def _all_named(col: int, cells: Sequence[Cell], columns: Mapping[int, Column]) -> bool:
    """Whether every row of a column stands beside a name, here and on the pages before, some of them merged."""
    above, here = columns.get(col, Column()), counted([cell for cell in cells if cell.col == col]).get(col, Column())
    return above.merged > 0 and not above.blank and not here.blank
