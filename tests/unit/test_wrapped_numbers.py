"""Numbers whose decimals a narrow column put on the next line."""

from dataclasses import replace

import pytest

from extract.document import Box, Line
from normalize.values.wrapped import whole

WIDE = 30.0


def lines(*texts: str, wide: float = WIDE - 2) -> list[Line]:
    """Each on a line of its own, the first as wide as said."""
    return [Line(text, Box(1, 12.0 * k, 1 + (wide if k == 0 else 8), 12.0 * k + 9)) for k, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("22,8", "9%"), ["22,89%"]), (("22.8", "9"), ["22.89"]), (("122,8", "9 %"), ["122,89 %"]),
        (("22,89", "9%"), ["22,89", "9%"]), (("1222,8", "9"), ["1222,8", "9"]), (("22", "9%"), ["22", "9%"]),
        (("22,8", "90"), ["22,8", "90"]), (("22,8", "%"), ["22,8", "%"]), (("22,8", "9", "1"), ["22,89", "1"]),
    ],
)  # fmt: skip
def test_one_decimal_and_another_are_one_number(texts: tuple[str, ...], told: list[str]) -> None:
    found, changes = whole(lines(*texts), Box(0, 0, WIDE, 40))
    assert [line.text for line in found] == told
    assert [(one.rule, one.score) for one in changes] == [("angka", 0.9)] * (len(texts) - len(told))


def test_where_there_was_room_for_it_it_is_another_number() -> None:
    found, _ = whole(lines("22,8", "9%", wide=12), Box(0, 0, WIDE, 40))
    assert [line.text for line in found] == ["22,8", "9%"]


def test_the_lesser_confidence_is_that_of_both() -> None:
    first, second = lines("22,8", "9%")
    (found,), _ = whole([first, replace(second, confidence=0.4)], Box(0, 0, WIDE, 40))
    assert found.confidence == 0.4
