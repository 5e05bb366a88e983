"""Where numbers of a column stand, and one that lost a figure to a mark."""

import numpy as np
import pytest

from extract.scan.layout import TextLine
from extract.scan.place import Placed
from extract.scan.unread import stands_aside

LETTER = 10.0


def number(x0: float, x1: float, y: float = 0.0) -> Placed:
    return Placed("24", np.zeros((2, 2), np.float32), np.ones(2, np.float32), TextLine(x0, y, x1, y + 10, y + 10, 1))


CENTRED = [number(90, 110, 20), number(80, 120, 40), number(85, 115, 60)]
RIGHT = [number(90, 120, 20), number(80, 120, 40), number(100, 120, 60)]
ALIKE = [number(90, 110, 20), number(90, 110, 40), number(90, 110, 60)]
RAGGED = [number(90, 110, 20), number(80, 125, 40), number(99, 130, 60)]


@pytest.mark.parametrize(
    ("peers", "x0", "x1", "aside"),
    [
        (CENTRED, 90, 110, False), (CENTRED, 95, 105, False), (CENTRED, 90, 100, True), (CENTRED, 100, 110, True),
        (RIGHT, 110, 120, False), (RIGHT, 100, 110, True), (ALIKE, 90, 100, True), (RAGGED, 90, 100, False),
        (CENTRED[:2], 90, 100, False), ([], 90, 100, False),
    ],
)  # fmt: skip
def test_a_number_that_lost_a_figure_stands_aside(peers: list[Placed], x0: float, x1: float, aside: bool) -> None:
    one = number(x0, x1)
    assert stands_aside(one, [*peers, one], LETTER) is aside


def test_numbers_of_other_columns_say_nothing() -> None:
    assert not stands_aside(number(290, 300), CENTRED, LETTER)
