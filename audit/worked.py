"""What a header says of how its columns are worked out: "11=(10/4)", "8 (7/6)" among the column numbers."""

import re
from dataclasses import dataclass

from extract.document import Cell
from normalize.model import NormalTable, Target

NUMBERS = "nomor_kolom"
OWN = re.compile(r"\W{0,3}(\d{1,2})\s*(?:\W?\s*$|=|\(|\)\s*[=(])")
"""A column's own number, alone or before its formula."""
QUOTIENT = re.compile(r"(?<!\d)(\d{1,2})\s*[/:÷]\s*(\d{1,2})(?!\d)")
FORMULA = re.compile(r"\d\s*[-+/:x÷*]\s*\d")


@dataclass(frozen=True, slots=True)
class Quotient:
    """A column that is one over another, each with the 0-based columns of the source table that it spans."""

    result: range
    dividend: range | None
    """None, as the divisor, where no column has the number that the formula names."""
    divisor: range | None


def quotients(table: NormalTable) -> tuple[Quotient, ...]:
    """Every column with a formula in the row of column numbers; other formulas than quotients have no parts."""
    rows = {row.row for row in table.set_aside if row.reason == NUMBERS}
    cells = [cell for cell in table.source.cells if cell.row in rows] if table.source else []
    columns = {int(found[1]): _span(cell) for cell in reversed(cells) if (found := OWN.match(cell.text))}
    out = []
    for cell in cells:
        found = QUOTIENT.search(cell.text)
        if found:
            out.append(Quotient(_span(cell), columns.get(int(found[1])), columns.get(int(found[2]))))
        elif FORMULA.search(cell.text):
            out.append(Quotient(_span(cell), None, None))
    return tuple(out)


def is_in(target: Target, columns: range | None) -> bool:
    """Whether a value was printed in one of these columns."""
    cell = target.field.cell
    return columns is not None and cell is not None and cell.col in columns


def _span(cell: Cell) -> range:
    return range(cell.col, cell.col + cell.col_span)
