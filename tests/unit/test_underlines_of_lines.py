"""Bars that run under a line of text."""

import pytest

from extract.document import Box, Line
from extract.fractions.bars import _FIT, ABOVE, BELOW, Bar, underlines

LINE = Line("Realisasi", Box(100, 50, 180, 58))
HEIGHT = 8.0


@pytest.mark.parametrize(
    ("bar", "told"),
    [
        (Bar(100, 180, 58), True), (Bar(120, 150, 58), True),
        (Bar(100 - _FIT * HEIGHT, 180 + _FIT * HEIGHT, 58), True),
        (Bar(100 - _FIT * HEIGHT - 0.25, 180, 58), False), (Bar(100, 180.25 + _FIT * HEIGHT, 58), False),
        (Bar(100, 180, 58 - ABOVE * HEIGHT), True), (Bar(100, 180, 57.75 - ABOVE * HEIGHT), False),
        (Bar(100, 180, 58 + BELOW * HEIGHT), True), (Bar(100, 180, 58.25 + BELOW * HEIGHT), False),
    ],
)  # fmt: skip
def test_an_underline_lies_at_the_foot_and_not_beyond_the_text(bar: Bar, told: bool) -> None:
    assert underlines(bar, LINE) == told


def test_a_line_without_a_place_has_none() -> None:
    assert not underlines(Bar(0, 10, 5), Line("x"))
