"""Percentages of tables without indicators, lists of budgets among them: one sum over another, as the column says.

No header is read: a column of percentages is of two columns of money where most of its rows say so, those of a
hundred percent aside: it tells nothing. What other sums of the row, or a whole above it, give is right, and nothing is
said where another column has the percentage. Only whether a column is turned upside down, a budget over what was spent
of it, is told by the headers of the two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, takewhile
from typing import TypeAlias

from audit.figures import figure
from audit.plain_totals import money
from extract.document import Cell, Table

PERCENTAGE = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s?%?")
Column: TypeAlias = Sequence[Cell | None]
LEAST = 3
"""Rows that must agree, and be most of all, for a column to be told."""
SPENT = "realisasi"
WIDEST = 40
"""Columns of a table that is looked at."""


@dataclass(frozen=True, slots=True)
class PlainRatio:
    """A printed percentage that is not what its row's sums give."""

    cell: Cell
    name: str
    """First words of the row."""
    reached: Cell
    promised: Cell
    outcome: float
    """In percent."""
    turned: bool = False
    """Its column, and it with it, is a budget over what was spent."""


def wrong_ratios(table: Table) -> Iterator[PlainRatio]:
    """The percentages that differ, column by column."""
    if table.n_cols > WIDEST:
        return
    columns: list[Column] = [list(column) for column in zip(*table.grid(), strict=True)]
    sums = [at for at, column in enumerate(columns) if sum(money(cell) is not None for cell in column) >= LEAST]
    for column in columns:
        shares = [_share(cell) for cell in column]
        if sum(text is not None for text in shares) >= LEAST:
            yield from _of_column(columns, column, sums)


def _of_column(columns: Sequence[Column], stated: Column, sums: Sequence[int]) -> Iterator[PlainRatio]:
    for above, below in permutations(sums, 2):
        found = list(_rows(columns, stated, columns[above], columns[below]))
        wrong = [one for one in found if not _agrees(one)]
        telling = sum(_agrees(one) and abs(one.outcome - 100) >= 1 for one in found)
        if telling >= LEAST and len(wrong) * 3 <= len(found):
            yield from _turned(columns, above, below, found)
            told = (one for one in wrong if not _said_beside(one, columns))
            yield from (one for one in told if not _of_others(one, [columns[at] for at in sums]))
            return


def _turned(columns: Sequence[Column], above: int, below: int, found: Sequence[PlainRatio]) -> Iterator[PlainRatio]:
    """The first ratio of a column that is a budget over what was spent of it, with what it should be."""
    first = next((one for one in found if _agrees(one) and abs(one.outcome - 100) >= 1), None)
    if first and _says_spent(columns[below]) and not _says_spent(columns[above]):
        yield replace(first, outcome=1e4 / first.outcome, reached=first.promised, promised=first.reached, turned=True)


def _says_spent(column: Column) -> bool:
    """Whether what stands over the sums of a column says that they were spent."""
    over = takewhile(lambda cell: money(cell) is None, column)
    return any(SPENT in cell.text.casefold() for cell in over if cell)


def _rows(columns: Sequence[Column], stated: Column, above: Column, below: Column) -> Iterator[PlainRatio]:
    """Every row with the three, each in a cell of its own, over the same rows."""
    for at, (cell, reached, promised) in enumerate(zip(stated, above, below, strict=True)):
        part, whole = money(reached), money(promised)
        if cell is None or reached is None or promised is None or not whole or part is None or _share(cell) is None:
            continue
        alone = len({id(cell), id(reached), id(promised)}) == 3
        if alone and cell.row_span == reached.row_span == promised.row_span:
            named = (own.text for column in columns if (own := column[at]) and not own.text.strip(" .\n").isdigit())
            yield PlainRatio(cell, next(named, ""), reached, promised, part / whole * 100)


def _said_beside(one: PlainRatio, columns: Sequence[Column]) -> bool:
    """Whether another column of the row has the percentage of these sums: then this one, alike in other rows, is of
    something else, as progress beside money ("Keu | Fis")."""
    beside = (column[one.cell.row] for column in columns)
    return any(cell is not None and cell is not one.cell and _gives(cell, one.outcome) for cell in beside)


def _of_others(one: PlainRatio, sums: Sequence[Column]) -> bool:
    """Whether other sums give the print: the budget before its revision in the same row, or that of the whole above."""
    part, at = money(one.reached), one.cell.row
    wholes = [money(column[row]) for column in sums for row in range(at + 1)]
    beside = [value for column in sums if (value := money(column[at]))]
    pairs = [*((part, whole) for whole in wholes), *permutations(beside, 2)]
    return any(a is not None and b and a != b and _gives(one.cell, a / b * 100) for a, b in pairs)


def _share(cell: Cell | None) -> str | None:
    found = PERCENTAGE.fullmatch(" ".join(cell.text.split())) if cell else None
    return found[1] if found else None


def _agrees(one: PlainRatio) -> bool:
    return _gives(one.cell, one.outcome)


def _gives(cell: Cell, outcome: float) -> bool:
    """Whether a cell prints an outcome."""
    share = _share(cell)
    return share is not None and figure(share).can_be(outcome)
