"""A row of column numbers, and its number set free where a missing rule let it run into the cell below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import Cell, Table
from normalize.words.squash import fold

_NUMBER = re.compile(r"\(?\s*\d{1,2}[a-z]?\s*[.)]?\s*(?:=.*)?")
_SEVERAL = re.compile(r"\d{1,2}(?:\s+\d{1,2})+")
_FALLS = 5
"""Numbers for each that may stand out of order."""
_MANY = 5
"""Numbers in a row, from which one out of its place is a slip of the pen."""
_FORMULA = re.compile(r"\(?\d{1,2}\)?\s*=\s*[\d()+\-/:x*%\s]+")


def is_number_row(texts: Sequence[str]) -> bool:
    """Whether the texts are column numbers: "1 2 3", "(1) (2)", "8=(7/6)", also wrong ones: "1 2 5 6", "1 2 4 3 5".

    Of many numbers some may stand out of order, where all are different and hardly one is left out.
    """
    filled = [word for t in texts for word in (t.split() if _SEVERAL.fullmatch(t) else [t]) if word]
    if len(filled) < 2 or not all(_NUMBER.fullmatch(t) or _FORMULA.fullmatch(t) for t in filled):
        return False
    firsts = [int(m[0]) for m in (re.search(r"\d+", t) for t in filled) if m]
    falls = sum(a >= b for a, b in pairwise(firsts))
    if falls:
        return falls * _FALLS <= len(firsts) and len(set(firsts)) == len(firsts) and max(firsts) <= len(firsts) + 1
    return firsts[0] <= 2 and firsts[-1] <= len(filled) + 8


def freed(table: Table, row: int) -> Table:
    """The table with the numbers of `row` in cells of their own; the same table where that row is no such case."""
    own = [cell for cell in table.cells if cell.row == row]
    joined = [cell for cell in own if cell.row_span > 1 and len(cell.lines) > 1]
    texts = [fold(cell.lines[0].text if cell in joined else cell.text) for cell in own if cell.lines]
    if not joined or len(joined) * 2 > len(own) or not is_number_row(texts):
        return table
    cells = [part for cell in table.cells for part in (_parted(cell) if cell in joined else (cell,))]
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _parted(cell: Cell) -> Iterator[Cell]:
    yield replace(cell, row_span=1, lines=cell.lines[:1])
    yield replace(cell, row=cell.row + 1, row_span=cell.row_span - 1, lines=cell.lines[1:])
