"""Damage inside a printed number is mended, and only where it is damage."""

import pytest

from normalize.values.digits import close_up, look_alikes, without_marks


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("16, 33%", "16,33%"), ("145.638.7 30", "145.638.730"), ("1 250 000", "1250000"), ("32½", "32,5"), ("½", "0,5"),
        ("75 80", "75 80"), ("1 250", "1 250"), ("1. 80%", "1. 80%"), ("1250 000 000", "1250 000 000"),
        ("12 25 30", "12 25 30"), ("10 000", "10000"), ("0 000", "0 000"), ("1000 000", "1000 000"),
    ],
)  # fmt: skip
def test_spaces_in_numbers(text: str, clean: str) -> None:
    made = close_up(text)
    assert made.text == clean and bool(made.changes) == (clean != text)


@pytest.mark.parametrize(
    ("text", "money", "clean"),
    [
        ("21.30 1.690. 927", False, "21.301.690.927"), ("97.99 7.500", True, "97.997.500"),
        ("102.8 97.37 5", True, "102.897.375"), ("97.99 7.500", False, "97.99 7.500"),
        ("105.875.000 5.000.000", True, "105.875.000 5.000.000"), ("52.20 0", True, "52.20 0"),
        ("1.250.000 250.000", True, "1.250.000 250.000"), ("12.5 10.5", True, "12.5 10.5"),
    ],
)  # fmt: skip
def test_groups_that_a_narrow_column_cut(text: str, money: bool, clean: str) -> None:
    """Two groups and more of a sum, three of any number; two whole sums are two, one group tells nothing."""
    assert close_up(text, money=money).text == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [("1OO%", "100%"), ("l00", "100"), ("80%6", "80%"), ("5 l", "5 l"), ("1I", "1I"), ("Oktober", "Oktober")],
)
def test_letters_in_numbers(text: str, clean: str) -> None:
    made = look_alikes(text)
    assert made.text == clean and bool(made.changes) == (clean != text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("21¹⁾", "21"),
        ("85*", "85"),
        ("40%`", "40%"),
        ("5´", "5"),
        ("10³", "10³"),
        ("100 M²", "100 M²"),
        ("210²", "210"),
    ],
)
def test_footnote_marks(text: str, clean: str) -> None:
    found = without_marks(text)
    assert found.text == clean
    assert {(one.rule, one.score) for one in found.changes} == ({("angka", 1.0)} if text != clean else set())
