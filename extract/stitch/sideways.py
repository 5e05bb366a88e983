"""Tables wider than their paper, made whole: a spreadsheet prints the columns that find no room on pages of their own.

Such a part has the rows of the other, at the same heights of its pages, and other columns; the pages with the first
columns are printed before all others.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from extract.document import Cell, Table
from extract.stitch.header import REACH, WORD, squash

Rows: TypeAlias = tuple[tuple[int, float], ...]
"""Where each row of a table begins: its page, counted from the table's first, and y, points."""
_LEAST = 5
"""Rows from which two tables do not begin all of theirs at the same heights by chance, where these differ."""
_PEERS = 200
"""Of tables that begin at one height, so many before are looked at: a book may have thousands."""
_NEAR = 1.0
"""Points by which they may miss each other."""


def beside(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, further columns put to the table that they are of; `tables`: whole ones, in order."""
    out: list[tuple[Table, Rows]] = []
    beginning: dict[int, list[int]] = defaultdict(list)
    for table in tables:
        rows = _rows(table)
        heights = [round(rows[0][1])] if rows else []
        near = (i for at in heights for height in (at - 1, at, at + 1) for i in beginning[height][-_PEERS:])
        home = next((i for i in near if _are_rows_of(rows, out[i][1]) and _is_rest(table, rows, out[i][0])), None)
        if home is None:
            for height in heights:
                beginning[height].append(len(out))
            out.append((table, rows))
        else:
            first, own = out[home]
            whole = _joined(_lowered(first, len(rows)), _lowered(table, len(own)))
            out[home] = whole, max(rows, own, key=len)
    return tuple(table for table, _ in out)


def _rows(table: Table) -> Rows:
    """Nothing for a table that tells not of every row where it begins."""
    at: dict[int, tuple[int, float]] = {}
    for cell in table.cells:
        if cell.box is not None and cell.page is not None and table.page is not None:
            place = (cell.page - table.page, cell.box.y0)
            at[cell.row] = min(place, at.get(cell.row, place))
    return tuple(at[r] for r in range(table.n_rows)) if len(at) == table.n_rows else ()


def _are_rows_of(one: Rows, other: Rows) -> bool:
    """Whether the rows begin at the same heights; where one has more, its header has more levels."""
    few, many = sorted((one, other), key=len)
    spare = len(many) - len(few)
    if len(few) < _LEAST or spare > REACH:
        return False
    pairs = zip((few[0], *few[1:]), (many[0], *many[spare + 1 :]), strict=True)
    return all(a[0] == b[0] and abs(a[1] - b[1]) <= _NEAR for a, b in pairs)


def _is_rest(table: Table, rows: Rows, first: Table) -> bool:
    """Whether a table on later pages begins with another column than the first, and names nothing that it names; where
    all rows are of one height, it stands as low as the first one does though only one of them has a title, or both have
    the same.
    """
    later = (table.page or 0) > max(cell.page or 0 for cell in first.cells)
    uneven = len({round(b[1] - a[1]) for a, b in pairwise(rows) if a[0] == b[0]}) > 1
    if not later or not (uneven or _titled_once(first, table)) or _top(table) == _top(first):
        return False
    named = list(_texts(first))
    return not any(texts in named for texts in _texts(table))


def _titled_once(one: Table, other: Table) -> bool:
    titles = [{squash(line.text) for line in table.titles} for table in (one, other)]
    return any(titles) and (not all(titles) or titles[0] == titles[1])


def _top(table: Table) -> str:
    return next((squash(cell.text) for cell in table.cells if (cell.row, cell.col) == (0, 0)), "")


def _texts(table: Table) -> Iterator[tuple[str, ...]]:
    """What the columns say in the lower half of the rows, where it is several things in words."""
    for c in range(table.n_cols):
        texts = tuple(squash(x.text) for x in table.cells if x.col == c and x.row >= table.n_rows // 2)
        if len({text for text in texts if WORD.match(text)}) > 1:
            yield texts


def _lowered(table: Table, n_rows: int) -> Table:
    """The table in as many rows at least: the levels that its header lacks are those of its first row."""
    spare = n_rows - table.n_rows
    return (
        replace(table, n_rows=n_rows, cells=tuple(_moved(cell, spare) for cell in table.cells)) if spare > 0 else table
    )


def _moved(cell: Cell, spare: int) -> Cell:
    first = cell.row == 0
    return replace(cell, row=0 if first else cell.row + spare, row_span=cell.row_span + spare * first)


def _joined(first: Table, rest: Table) -> Table:
    """The first table with the columns of the rest behind its own."""
    cells = [*first.cells, *(replace(cell, col=cell.col + first.n_cols) for cell in rest.cells)]
    whole = _over_the_cut(cells, first.n_cols)
    return replace(
        first,
        n_cols=first.n_cols + rest.n_cols,
        titles=first.titles or rest.titles,
        cells=tuple(sorted(whole, key=lambda cell: (cell.row, cell.col))),
        dropped=(*first.dropped, *rest.dropped),
    )


def _over_the_cut(cells: Sequence[Cell], cut: int) -> list[Cell]:
    """The cells, the halves of a first header cell that the paper's edge cut made one: only one of them has text."""
    left = next((c for c in cells if c.row == 0 and c.col + c.col_span == cut), None)
    right = next((c for c in cells if c.row == 0 and c.col == cut), None)
    if left is None or right is None or left.row_span != right.row_span or bool(left.lines) == bool(right.lines):
        return list(cells)
    said = left if left.lines else right
    whole = replace(said, col=left.col, col_span=left.col_span + right.col_span)
    return [whole, *(cell for cell in cells if cell is not left and cell is not right)]
