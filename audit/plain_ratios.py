"""Percentages of tables without indicators, lists of budgets among them, and what is left of sums: as the column says.

A column of percentages is of two columns of money where most of its rows say so, those of a hundred percent aside: it
tells nothing. What other sums of the row, or a whole above it, give is right, and nothing is said where another column
has the percentage. A header is read only for whether a column is turned upside down, a budget over what was spent of
it, and for whether one of money holds the differences of two others (`audit/words/selisih.csv`).
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations, takewhile
from typing import TypeAlias

from audit.figures import figure, printed
from audit.finding import Finding
from audit.lists import words
from audit.plain_totals import money
from audit.spot import Saying
from extract.document import Cell, Table

PERCENTAGE = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s?%?")
REST = re.compile(r"(?:rp[. ]{0,2})?([-–(]\s?)?(\d{1,3}(?:\.\d{3}){0,5})(?:,\d\d)?\)?", re.IGNORECASE)
Column: TypeAlias = Sequence[Cell | None]
LEAST = 3
"""Rows that must agree, and be most of all, for a column to be told."""
SPENT = ("realisasi",)
WIDEST = 40
"""Columns of a table that is looked at."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a column is worked out from two columns of money."""

    reads: Callable[[Cell | None], object]
    """What a cell of the column prints; None where that is nothing of this form."""
    gives: Callable[[Cell, float], bool]
    """Whether a cell prints an outcome."""
    outcome: Callable[[int, int], float]
    plain: float
    """The outcome that many formulas share, less than 1 away."""
    least: int = LEAST
    """Rows that must show it."""


@dataclass(frozen=True, slots=True)
class PlainRatio:
    """A printed percentage, or what is left, that is not what its row's sums give."""

    cell: Cell
    name: str
    """First words of the row."""
    reached: Cell
    promised: Cell
    outcome: float
    """In percent, or the rest."""
    turned: bool = False
    """Its column, and it with it, is a budget over what was spent."""

    def told(self, saying: Saying, reached: str, promised: str) -> Finding:
        """What is said of it, under the names that the saying has for the two sums."""
        cells = {"tertulis": self.cell, reached: self.reached, promised: self.promised}
        figures = {name: " ".join(cell.text.split()) for name, cell in cells.items()}
        evidence = f"{self.name}: {figures['tertulis']}"
        return saying.at(self.cell, evidence, figures | {"hasil": printed(self.outcome)})


def wrong_ratios(table: Table) -> Iterator[PlainRatio]:
    """The percentages that differ, column by column."""
    columns = _columns(table)
    sums = _sums(columns)
    for column in columns:
        if sum(_share(cell) is not None for cell in column) >= LEAST:
            for above, below, found in _worked(columns, column, sums, SHARES):
                yield from _turned(columns, above, below, found)
                yield from (one for one in _wrong(found, SHARES) if not _is_of_others(one, columns, sums))


def wrong_rests(table: Table) -> Iterator[PlainRatio]:
    """What is left of a sum and differs, column by column: "Sisa Pagu"."""
    told = "\n".join([cell.text for cell in table.cells]).casefold()
    columns = _columns(table) if any(word in told for word in _left()) else []  # most tables name nothing left
    for at, column in enumerate(columns):
        if _says(column, _left()) and sum(_rest(cell) is not None for cell in column) >= LEAST:
            others = [one for one in _sums(columns) if one != at]
            for _, _, found in _worked(columns, column, others, RESTS):
                yield from _wrong(found, RESTS)


def _columns(table: Table) -> list[Column]:
    """Of a table that is not too wide."""
    return [list(column) for column in zip(*table.grid(), strict=True)] if table.n_cols <= WIDEST else []


def _sums(columns: Sequence[Column]) -> list[int]:
    """The columns of money."""
    return [at for at, one in enumerate(columns) if sum(money(cell) is not None for cell in one) >= LEAST]


def _worked(
    columns: Sequence[Column], stated: Column, sums: Sequence[int], form: Form
) -> Iterator[tuple[int, int, list[PlainRatio]]]:
    """The first two columns of which most of the rows of a third are worked out, with these."""
    for above, below in permutations(sums, 2):
        found = list(_rows(columns, stated, (columns[above], columns[below]), form))
        telling = sum(form.gives(one.cell, one.outcome) and abs(one.outcome - form.plain) >= 1 for one in found)
        if telling >= form.least and len(_wrong(found, form)) * 3 <= len(found):
            yield above, below, found
            return


def _wrong(found: Sequence[PlainRatio], form: Form) -> list[PlainRatio]:
    return [one for one in found if not form.gives(one.cell, one.outcome)]


def _turned(columns: Sequence[Column], above: int, below: int, found: Sequence[PlainRatio]) -> Iterator[PlainRatio]:
    """The first ratio of a column that is a budget over what was spent of it, with what it should be."""
    first = next((one for one in found if _gives(one.cell, one.outcome) and abs(one.outcome - 100) >= 1), None)
    if first and _says(columns[below], SPENT) and not _says(columns[above], SPENT):
        yield replace(first, outcome=1e4 / first.outcome, reached=first.promised, promised=first.reached, turned=True)


def _says(column: Column, words: Collection[str]) -> bool:
    """Whether what stands over the sums of a column has one of these words."""
    over = [cell.text.casefold() for cell in takewhile(lambda cell: money(cell) is None, column) if cell]
    return any(word in text for text in over for word in words)


@cache
def _left() -> frozenset[str]:
    return words("selisih")


def _rows(columns: Sequence[Column], stated: Column, sums: tuple[Column, Column], form: Form) -> Iterator[PlainRatio]:
    """Every row with the three, each in a cell of its own, over the same rows."""
    for at, (cell, reached, promised) in enumerate(zip(stated, *sums, strict=True)):
        part, whole = money(reached), money(promised)
        if cell is None or reached is None or promised is None or not whole or part is None or form.reads(cell) is None:
            continue
        alone = len({id(cell), id(reached), id(promised)}) == 3
        if alone and cell.row_span == reached.row_span == promised.row_span:
            named = (own.text for column in columns if (own := column[at]) and not own.text.strip(" .\n").isdigit())
            yield PlainRatio(cell, next(named, ""), reached, promised, form.outcome(part, whole))


def _is_of_others(one: PlainRatio, columns: Sequence[Column], sums: Sequence[int]) -> bool:
    return _said_beside(one, columns) or _of_others(one, [columns[at] for at in sums])


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


def _gives(cell: Cell, outcome: float) -> bool:
    """Whether a cell prints an outcome."""
    share = _share(cell)
    return share is not None and figure(share).can_be(outcome)


def _rest(cell: Cell | None) -> int | None:
    """What is left, below zero where more was spent: "175.000", "-7.346.406", "(7.346.406)"."""
    found = REST.fullmatch(" ".join(cell.text.split())) if cell else None
    amount = int(found[2].replace(".", "")) if found else None
    return -amount if amount and found and found[1] else amount


def _leaves(cell: Cell, outcome: float) -> bool:
    """Whether a cell prints a difference, cents aside."""
    rest = _rest(cell)
    return rest is not None and abs(rest - outcome) <= 1


SHARES = Form(_share, _gives, lambda part, whole: part / whole * 100, 100)
RESTS = Form(_rest, _leaves, lambda whole, part: whole - part, 0, least=2)
