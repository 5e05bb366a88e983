"""A row of column numbers, and its number set free where a missing rule let it run into the cell below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import Cell, Table
from normalize.words.squash import fold

_NUMBER = re.compile(
    r"[-–(\[|]{0,3}\s?(\d{1,2})[a-z]?\s?[).\]|�–-]{0,2}\s?(?:[=(][\d()+\-/:x*=%.\s]{0,40})?", re.IGNORECASE
)
"""A column's number as it is printed: "3", "(3)", "3a", "-3" (a spreadsheet's "(3)"), "-3-", "8=(7/6)", "11 =(10/4)",
"[ 4" and "3 �" (a rule beside it, read for a bracket or for nothing known).
"""
_BULLET = re.compile("[-–•▪●○➢➤*]")
"""What hangs before the text of the row below, in a column of its own."""
_SEVERAL = re.compile(r"\d{1,2}(?:\s+\d{1,2})+")
_SLIPS = 5
"""Numbers for each that may stand out of order or be misprinted."""
_WORDY = 8
"""Cells from which one of those may be no number at all ("Jml/(5-7)"), or one that stands there already."""
_SHORT = 14
"""Letters of such a cell."""
_LATE = 4
"""The first number where the columns before have none."""
_LAST_FIRST = 2
"""The first number of a row that begins at its table's left edge."""
_CUT_OUT = 7
"""Numbers that rise without a slip, whichever is the first: of some columns of a wider table ("6 8 9 10 11 12 13")."""


def is_number_row(texts: Sequence[str]) -> bool:
    """Whether the texts are column numbers: "1 2 3", "(1) (2)", "-1 -2", "8=(7/6)", also with slips: "1 2 4 3 5".

    Told by the row as a whole: nearly all rise from left to right, from one of the first, and hardly one is left out.
    Several in one cell are those of several columns, or one that a narrow column cut.
    """
    if sum(text[:1].isalpha() for text in texts) > 1:  # most rows: asked first, before any text is taken apart
        return False
    several = {text for text in texts if _SEVERAL.fullmatch(text)}
    return _rise([word for t in texts for word in (t.split() if t in several else [t])]) or (
        bool(several) and _rise(["".join(t.split()) if t in several else t for t in texts])
    )


def closes_brackets(numbers: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether cells only end what column numbers over them began: "+9)" under "10=(5+7"."""
    opened = {cell.col for cell in numbers if cell.text.count("(") > cell.text.count(")")}
    return bool(cells) and all(c.col in opened and c.text.count(")") > c.text.count("(") for c in cells)


def _rise(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text and not _BULLET.fullmatch(text)]
    found = [_NUMBER.fullmatch(text) for text in filled]
    odd = [text for text, match in zip(filled, found, strict=True) if match is None]
    if len(filled) < 2 or len(odd) > (len(filled) >= _WORDY) or any(len(text) > _SHORT for text in odd):
        return False
    numbers = [int(match[1]) for match in found if match]
    if not odd and _counts_again(numbers):
        return True
    rising = _rising(numbers)
    slips = len(filled) - len(rising)
    twice = len(set(numbers)) < len(numbers) and len(filled) < _WORDY
    if slips * _SLIPS > len(filled) or twice:
        return False
    marked = all(text.startswith("(") for text in filled)
    late = len(rising) >= _LATE - 1 and rising[-1] - rising[0] == len(rising) - 1 and rising[0] <= _LATE
    loose = not slips or marked or (len(filled) >= 2 * _SLIPS and len(set(numbers)) == len(numbers))
    cut = not slips and len(filled) >= _CUT_OUT and rising[-1] <= 3 * len(filled)
    return cut or ((rising[0] <= _LAST_FIRST or late) and rising[-1] <= len(filled) + (8 if loose else 1))


def _counts_again(numbers: Sequence[int]) -> bool:
    """Whether the columns of two plans abreast are counted alike, "1 2 3 4 5 6 2 3 4 5 6", or groups of columns anew:
    "1 2 1 2 3 1 2 3".
    """
    if _counts_anew(numbers):
        return True
    first = next((n for n, (one, other) in enumerate(pairwise(numbers), 1) if other <= one), len(numbers))
    own, again = list(numbers[:first]), list(numbers[first:])
    consecutive = own == list(range(own[0], own[0] + first)) and own[0] <= _LAST_FIRST
    return consecutive and len(again) >= _LATE and again == own[first - len(again) :]


def _counts_anew(numbers: Sequence[int]) -> bool:
    starts = [n for n, number in enumerate(numbers) if number == 1]
    several = all(end - start > 1 for start, end in pairwise([*starts, len(numbers)]))
    on = all(b in (1, a + 1) for a, b in pairwise(numbers))
    return len(numbers) >= _WORDY and starts[:1] == [0] and several and on


def _rising(numbers: Sequence[int]) -> list[int]:
    """The longest part of the numbers, in their order, that rises."""
    runs: list[list[int]] = []
    for number in numbers:
        before = [run for run in runs if run[-1] < number]
        runs.append([*max(before, key=len, default=[]), number])
    return max(runs, key=len, default=[])


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
