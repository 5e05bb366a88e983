"""Numbers that a narrow column broke over lines."""

import pytest

from extract.cut_numbers import rests
from extract.document import Box, Line


@pytest.mark.parametrize(
    ("lines", "wide", "going_on"),
    [
        (("202", "4"), 20.0, {1}),  # a year in a header as narrow as its values
        (("20", "24"), 15.0, {1}),
        (("202", "4"), 60.0, set()),  # there was room for it
        (("312", "4"), 20.0, set()),  # two numbers, for all that tells
        (("270.00", "0.000"), 33.0, {1}),
        (("89/100.00", "0 KH"), 48.0, {1}),  # the zeros of what a rate is of
        (("5,8/100", "0 KH"), 40.0, {1}),
        (("1/10", "0 KH"), 30.0, set()),
    ],
)
def test_the_lines_that_go_on_with_a_number(lines: tuple[str, ...], wide: float, going_on: set[int]) -> None:
    printed = [Line(text, Box(0, 12.0 * k, 5.0 * len(text), 12.0 * k + 9)) for k, text in enumerate(lines)]
    assert rests(printed, Box(0, 0, wide, 12.0 * len(lines))) == going_on
