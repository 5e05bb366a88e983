"""A cell has the colour that was painted last over its middle, and none where that is white or nothing."""

from dataclasses import replace

import numpy as np
import pytest

from extract.cells.fill import fill
from extract.document import Box
from extract.grid import Grid, Slot
from extract.ink import Fills
from tests.unit.made_ink import ink

GRID = Grid.of("ruled", 1, 2, [Slot(0, 0, 1, 1, Box(0, 0, 100, 20)), Slot(0, 1, 1, 1, Box(100, 0, 200, 20))], "ruled")
GREEN, GREY, WHITE, PALE = (0, 160, 0), (200, 200, 200), (255, 255, 255), (250, 251, 255)
WHOLE, LEFT, RIGHT = (0, 0, 200, 20), (0, 0, 100, 20), (100, 0, 200, 20)


@pytest.mark.parametrize(
    ("painted", "colours"),
    [
        ([], [None, None]),
        ([(LEFT, GREEN)], [GREEN, None]),
        ([(RIGHT, GREEN)], [None, GREEN]),
        ([(WHOLE, GREEN), (RIGHT, GREY)], [GREEN, GREY]),
        ([(RIGHT, GREY), (WHOLE, GREEN)], [GREEN, GREEN]),
        ([(WHOLE, GREEN), (LEFT, WHITE)], [None, GREEN]),
        ([(LEFT, PALE), (RIGHT, (249, 255, 255))], [None, (249, 255, 255)]),
        ([((0, 0, 50, 10), GREEN), ((151, 0, 200, 20), GREY)], [GREEN, None]),
        ([((0, 10, 49, 20), GREEN), ((150, 0, 200, 9), GREY)], [None, None]),
    ],
)
def test_the_last_colour_over_the_middle(painted, colours) -> None:
    boxes = np.array([box for box, _ in painted], np.float32).reshape(-1, 4)
    page = replace(ink([], []), fills=Fills(boxes, np.array([c for _, c in painted], np.uint8).reshape(-1, 3)))
    assert [cell.fill for cell in fill(page, GRID).cells] == colours
