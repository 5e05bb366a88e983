"""Rows that head the rows numbered below them: "1.1 Pendidikan" over "1.1.1 Angka partisipasi kasar", "A Bidang
Angkutan" over "1"."""

import re

from normalize.headers.read import Header
from normalize.rows.sheet import Sheet
from normalize.values import numbering
from normalize.words.openings import column_of
from normalize.words.squash import fold

_LETTERED = re.compile(r"[A-Z]|[IVX]{1,5}")


def heads_the_next(grid: Sheet, header: Header, r: int) -> bool:
    """Whether a row says nothing but a number and a name, and the next row's number goes on from it, or begins to count
    under a letter.

    A name that measures ("Angka partisipasi murni") is an indicator, of which the next rows are parts.
    """
    own = grid.printed(r)
    if len(own) != 2 or _covered(grid, r) or r + 1 == len(grid):
        return False
    number, name = own
    numbered = number.col in header.places("no") and name.col in header.places("indikator")
    below = _number(next((grid.text(c) for c in grid.printed(r + 1) if c.col == number.col), ""))
    above = _number(grid.text(number))
    begun = below.startswith(f"{above}.") if above else False
    begun = begun or (below == "1" and _LETTERED.fullmatch(above) is not None)
    return numbered and begun and column_of(fold(name.text)) != "indikator"


def _number(text: str) -> str:
    return numbering.clean(text).text


def _covered(grid: Sheet, r: int) -> bool:
    """Whether a cell from above says something in the row too."""
    return any(cell is not None and cell.row < r and grid.text(cell) for cell in grid[r])
