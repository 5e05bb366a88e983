"""Percentages of tables without indicators, lists of budgets among them: one sum over another, as the column says.

No header is read: a column of percentages is of two columns of money where most of its rows say so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from audit.figures import figure
from audit.plain_totals import money
from extract.document import Cell, Table

PERCENTAGE = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s?%?")
LEAST = 3
"""Rows that must agree, and be most of all, for a column to be told."""
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


def wrong_ratios(table: Table) -> Iterator[PlainRatio]:
    """The percentages that differ, column by column."""
    if table.n_cols > WIDEST:
        return
    columns: list[list[Cell | None]] = [list(column) for column in zip(*table.grid(), strict=True)]
    sums = [at for at, column in enumerate(columns) if sum(money(cell) is not None for cell in column) >= LEAST]
    for column in columns:
        shares = [_share(cell) for cell in column]
        if sum(text is not None for text in shares) >= LEAST:
            yield from _of_column(columns, column, sums)


def _of_column(
    columns: Sequence[Sequence[Cell | None]], stated: Sequence[Cell | None], sums: Sequence[int]
) -> Iterator[PlainRatio]:
    for above, below in permutations(sums, 2):
        found = list(_rows(columns, stated, columns[above], columns[below]))
        wrong = [one for one in found if not _agrees(one)]
        if len(found) - len(wrong) >= LEAST and len(wrong) * 3 <= len(found):
            yield from wrong
            return


def _rows(
    columns: Sequence[Sequence[Cell | None]], stated: Sequence[Cell | None], above: Sequence[Cell | None],
    below: Sequence[Cell | None],
) -> Iterator[PlainRatio]:  # fmt: skip
    """Every row with the three, each in a cell of its own."""
    for at, (cell, reached, promised) in enumerate(zip(stated, above, below, strict=True)):
        part, whole = money(reached), money(promised)
        if cell is None or reached is None or promised is None or not whole or part is None or _share(cell) is None:
            continue
        if len({id(cell), id(reached), id(promised)}) == 3:
            named = (own.text for column in columns if (own := column[at]) and not own.text.strip(" .\n").isdigit())
            yield PlainRatio(cell, next(named, ""), reached, promised, part / whole * 100)


def _share(cell: Cell | None) -> str | None:
    found = PERCENTAGE.fullmatch(" ".join(cell.text.split())) if cell else None
    return found[1] if found else None


def _agrees(one: PlainRatio) -> bool:
    share = _share(one.cell)
    return share is not None and figure(share).can_be(one.outcome)
