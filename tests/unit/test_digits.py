"""Damage inside a printed number is mended, and only where it is damage."""

import pytest

from normalize.values.digits import close_up, look_alikes, without_marks


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("16, 33%", "16,33%"), ("145.638.7 30", "145.638.730"), ("1 250 000", "1250000"), ("32½", "32,5"), ("½", "0,5"),
        ("75 80", "75 80"), ("1 250", "1 250"), ("1. 80%", "1. 80%"), ("1250 000 000", "1250 000 000"),
        ("12 25 30", "12 25 30"),
    ],
)  # fmt: skip
def test_spaces_in_numbers(text: str, clean: str) -> None:
    made = close_up(text)
    assert made.text == clean and bool(made.changes) == (clean != text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [("1OO%", "100%"), ("l00", "100"), ("80%6", "80%"), ("5 l", "5 l"), ("1I", "1I"), ("Oktober", "Oktober")],
)
def test_letters_in_numbers(text: str, clean: str) -> None:
    made = look_alikes(text)
    assert made.text == clean and bool(made.changes) == (clean != text)


@pytest.mark.parametrize(
    ("text", "clean"), [("21¹⁾", "21"), ("85*", "85"), ("10³", "10³"), ("100 M²", "100 M²"), ("210²", "210")]
)
def test_footnote_marks(text: str, clean: str) -> None:
    assert without_marks(text).text == clean
