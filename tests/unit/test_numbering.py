"""Row numbers without their punctuation."""

import pytest

from normalize.values.numbering import clean


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", "1"), ("1.", "1"), ("27,", "27"), ("(3)", "3"), ("a)", "a"), ("1.2.", "1.2"), ("1 .", "1"), ("IV.", "IV")],
)
def test_number(text: str, number: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == number
    assert [(c.rule, c.raw, c.clean) for c in cleaned.changes] == ([] if text == number else [("angka", text, number)])


@pytest.mark.parametrize("text", ["", "Program", "1. Program Perdagangan", "-"])
def test_anything_else_is_only_tidied(text: str) -> None:
    assert clean(text).text == text
