"""Pictures in the cells of a digital page."""

from dataclasses import replace

import numpy as np
import pytest

from extract.document import UNREAD, Box, Cell, Line, Table
from extract.pdf.pages import pictured
from tests.unit.made_ink import ink

BELOW = Box(100, 100, 200, 150)


@pytest.mark.parametrize(
    ("cell", "image", "text"),
    [
        (Cell(1, 0, box=BELOW), (110, 105, 190, 140), UNREAD),
        (Cell(1, 0, box=BELOW, lines=(Line("A / B"),)), (110, 105, 190, 140), "A / B"),
        (Cell(0, 0, box=BELOW), (110, 105, 190, 140), ""),  # a logo beside the heading
        (Cell(1, 0, box=BELOW), (50, 50, 400, 400), ""),  # lies under the table
        (Cell(1, 0, box=BELOW), (110, 105, 112, 106), ""),  # a speck
        (Cell(1, 0, box=BELOW), (300, 105, 380, 140), ""),
        (Cell(1, 0, box=BELOW), (110, 105, 118, 109), UNREAD),
        (Cell(1, 0, box=BELOW), (110, 105, 117.5, 140), ""),
        (Cell(1, 0, box=BELOW), (110, 105, 190, 108.5), ""),
        (Cell(1, 0, box=BELOW), (110, 110, 190, 154), UNREAD),  # nine tenths of it in the cell, and less
        (Cell(1, 0, box=BELOW), (110, 110, 190, 155), ""),
        (Cell(1, 0), (110, 105, 190, 140), ""),
    ],
)
def test_a_cell_with_nothing_but_a_picture_is_unread(
    cell: Cell, image: tuple[float, float, float, float], text: str
) -> None:
    page = replace(ink([], []), images=np.array([image], np.float32))
    (table,) = pictured(page, [Table(2, 1, (cell,), "ruled")])
    assert table.cells[0].text == text
