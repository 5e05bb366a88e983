"""The cells of a flowing source with each fraction in one line: an underline counts by the column that it stands in."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from extract.fractions.quotient import has_factor_fraction, is_formula_header, join_fractions
from extract.spans import SpanLine

Told: TypeAlias = tuple[int, int, list[SpanLine]]
"""Row and column of a cell, and its lines."""
_HEADER_REACH: Final = 3
"""Rows in which the header of a formula column is looked for."""


def joined(cells: Sequence[Told]) -> list[list[SpanLine]]:
    """The lines of each cell, its fractions joined."""
    formulas = formula_columns(cells)
    return [join_fractions(lines, col in formulas) for _, col, lines in cells]


def formula_columns(cells: Iterable[Told]) -> frozenset[int]:
    """Columns where an underlined line is a numerator: by their header, or by a sure fraction in them."""
    columns: set[int] = set()
    for row, col, lines in cells:
        text = " ".join(span.text for line in lines for span in line)
        if (row < _HEADER_REACH and is_formula_header(text)) or has_factor_fraction(lines):
            columns.add(col)
    return frozenset(columns)
