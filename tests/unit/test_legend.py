"""The legend of a formula is no table of indicators."""

import pytest

from extract.document import Cell, Line, Table
from normalize.sorts.legend import is_legend


def table(*rows: tuple[str, ...]) -> Table:
    cells = [Cell(r, c, lines=(Line(text),)) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Table(len(rows), len(rows[0]), tuple(cells), "txt")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((("y", "=", "Persentase"), ("n", "=", "Jumlah")), True),
        ((("y", "=", "Persentase"),), False),
        ((("y", "=", "Persentase"), ("n", ":", "Jumlah")), False),
        ((("y", ":", "Persentase"), ("n", ":", "Jumlah")), False),
    ],
)
def test_a_column_of_equals_signs(rows: tuple[tuple[str, ...], ...], told: bool) -> None:
    assert is_legend(table(*rows)) == told
