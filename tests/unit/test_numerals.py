"""Counts in the forms that lists have."""

import pytest

from extract.numerals import letters, numeral, roman

WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def read(text: str) -> int:
    """A Roman numeral as people read it: a smaller sign before a larger one is taken off."""
    worth = [WORTH[sign] for sign in text]
    return sum(-one if one < max(worth[k:]) else one for k, one in enumerate(worth))


def test_roman_numerals_are_read_as_they_are_written() -> None:
    assert all(read(roman(count)) == count for count in range(1, 4000))
    signs = {count: roman(count) for count in (4, 9, 14, 40, 90, 400, 900, 1994, 3888)}
    assert signs == {
        4: "iv", 9: "ix", 14: "xiv", 40: "xl", 90: "xc", 400: "cd", 900: "cm", 1994: "mcmxciv",
        3888: "mmmdccclxxxviii",
    }  # fmt: skip
    assert not any(4 * sign in roman(count) for sign in WORTH for count in range(1, 4000))
    assert (roman(0), roman(4000)) == ("0", "4000")


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "a"), (26, "z"), (27, "aa"), (52, "zz"), (53, "aaa"), (999, "k" * 39), (1000, "1000"), (0, "0")],
)
def test_letters(count: int, text: str) -> None:
    assert letters(count) == text


def test_forms() -> None:
    assert [numeral(4, form) for form in ("1", "a", "A", "i", "I", "?")] == ["4", "d", "D", "iv", "IV", "4"]
