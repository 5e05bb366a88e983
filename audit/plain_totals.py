"""Totals of tables without indicators, lists of budgets among them: sums of money, read straight from the grid."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.document import Cell, Table
from normalize.rows.totals import TOTAL, says_cell

MONEY = re.compile(r"(\d{1,3}(?:\.\d{3}){2,5})(?:,\d\d)?")
"""At least a million, its thousands marked."""
RUPIAH = re.compile(r"rp[. ]*", re.IGNORECASE)
DIGITS = 5
"""So many in a cell that is no amount, and no year: one that is small, or was misread or misprinted."""
NEAR = 0.25
"""Part of a total by which the sum may miss it: farther off, it is the total of something else."""


@dataclass(frozen=True, slots=True)
class PlainTotal:
    """A printed total with the numbers above it."""

    cell: Cell
    stated: int
    numbers: tuple[int, ...]


def wrong_totals(table: Table) -> Iterator[PlainTotal]:
    """Totals that are not the sum of the numbers since the total above, where none of these sums up others."""
    grid = table.grid()
    begun = 0
    for at, line in enumerate(grid):
        filled = [cell for cell in line if cell and cell.text.strip()]
        if not filled or says_cell(filled[0]) != TOTAL:
            continue
        for column, cell in enumerate(line):
            stated = money(cell)
            first_of_it = column == 0 or line[column - 1] is not cell
            above = [one for row in grid[begun:at] if (one := row[column])]
            summed = [one for one in above if money(one) is not None]
            sure = not any(map(_unsure, above))
            if cell and stated and first_of_it and sure and _is_wrong(cell, summed):
                yield PlainTotal(cell, stated, tuple(map(_money, summed)))
        begun = at + 1


def money(cell: Cell | None) -> int | None:
    """The sum that a cell prints; None where it prints none, or none surely."""
    found = MONEY.fullmatch(_amount(cell)) if cell else None
    return int(found[1].replace(".", "")) if found else None


def _amount(cell: Cell) -> str:
    text = cell.text.strip(" \n.,-")
    rupiah = RUPIAH.match(text)
    return text[rupiah.end() :] if rupiah else text


def _unsure(cell: Cell) -> bool:
    """Whether a cell above a total may hold a part of it that is not read: small, misread, or several at once."""
    digits = sum(map(str.isdigit, cell.text))
    return money(cell) is None and digits >= max(DIGITS, sum(map(str.isalpha, cell.text)))


def _money(cell: Cell) -> int:
    return money(cell) or 0


def _is_wrong(total: Cell, summed: Sequence[Cell]) -> bool:
    """Whether a total misses its sum; by one figure of one number a picture may have been misread."""
    numbers, stated = list(map(_money, summed)), _money(total)
    off = abs(sum(numbers) - stated)
    read = any(cell.confidence < 1 for cell in (total, *summed))
    misread = read and len(str(off).rstrip("0")) == 1
    return len(numbers) > 1 and 1 < off <= NEAR * stated and not misread and not nested(numbers)


def nested(numbers: Sequence[int], least: int = 1) -> bool:
    """Whether a number is the sum of some that follow it, so many at the least: a programme above its activities."""
    return any(_sums_up(number, numbers[at + 1 :], least) for at, number in enumerate(numbers))


def _sums_up(number: int, following: Sequence[int], least: int) -> bool:
    """Whether the first of those that follow, so many at the least, are together the number."""
    for count, total in enumerate(accumulate(following), 1):
        if total >= number:
            return total == number and count >= least
    return False
