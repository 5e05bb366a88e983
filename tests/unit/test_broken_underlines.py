"""Underlines of texts that a narrow column broke."""

from extract.fractions.bars import Bar, _joined

EM = 10.0


def test_an_underline_goes_on_under_the_one_letter_of_the_next_line() -> None:
    above, rest = Bar(10, 50, 20), Bar(10, 12.5, 32)
    far, aside = Bar(10, 12.5, 60), Bar(30, 32.5, 32)
    assert _joined([above, rest, far], EM) == [above, rest]
    assert _joined([above, aside], EM) == [above]
    assert _joined([rest], EM) == []
