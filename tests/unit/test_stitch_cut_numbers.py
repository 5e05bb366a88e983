"""A number that a page break parts in a column too narrow for it."""

import pytest

from extract.document import Box, Cell, Line
from extract.stitch.profile import Column
from extract.stitch.rows import CUT, Strip, is_cut, weight

VALUES = Column(rows=9, filled=9, values=9)


def strip(above: str, below: str, wide: float = 20.0) -> Strip:
    def cell(text: str, page: int) -> Cell:
        line = Line(text, Box(0, 88, 5.0 * len(text), 97), page)
        return Cell(0, 0, lines=(line,), box=Box(0, 80, wide, 100), page=page)

    return Strip(cell(below, 2), cell(above, 1), cell(above, 1), VALUES)


@pytest.mark.parametrize(
    ("above", "below", "wide", "cut"),
    [
        ("0,8", "7", 17, True),
        ("0,8", "7", 60, False),  # there was room for it
        ("12%", "7", 17, False),
        ("25", "38", 12, False),
    ],
)
def test_the_rest_of_a_number_goes_on(above: str, below: str, wide: float, cut: bool) -> None:
    assert is_cut(strip(above, below, wide)) is cut
    assert (weight(strip(above, below, wide), 100.0) > CUT) is cut  # beside it the cell is full down to its foot
