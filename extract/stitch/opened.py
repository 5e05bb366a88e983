"""Rows at the top of a page that all lack the names which stand, merged, beside every other row: one name's, not
cells that are empty for themselves.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.document import Cell
from extract.stitch.profile import Column, counted


def opened(cells: Sequence[Cell], columns: Mapping[int, Column]) -> list[Cell]:
    """The cells of a page with the empty ones at the head of its leading columns as one each, where these have merged
    cells, and none that are empty anywhere else. `columns`: what they hold so far.
    """
    below: dict[int, list[Cell]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)):
        below[cell.col].append(cell)
    whole: dict[int, Cell] = {}
    gone: set[int] = set()
    for col in takewhile(lambda col: not below[col][0].lines, sorted(c for c, own in below.items() if own[0].row == 0)):
        run = _run(below[col])
        if len(run) > 1 and _all_named(col, below[col][len(run) :], columns):
            whole[id(run[0])] = replace(run[0], row_span=len(run))
            gone |= set(map(id, run[1:]))
    return [whole.get(id(cell), cell) for cell in cells if id(cell) not in gone]


def _run(column: Sequence[Cell]) -> list[Cell]:
    """The empty cells of one row each at the head of a column, until one with text; none where none has any."""
    run = list(takewhile(lambda cell: not cell.lines, column))
    alike = all(cell.col_span == column[0].col_span and cell.row_span == 1 and cell.box for cell in run)
    return run if alike and len(run) < len(column) else []


def _all_named(col: int, rest: Sequence[Cell], columns: Mapping[int, Column]) -> bool:
    """Whether every row of a column stands beside a name, here and on the pages before, some of them merged."""
    above, here = columns.get(col, Column()), counted(rest).get(col, Column())
    return above.merged > 0 and not above.blank and not here.blank
