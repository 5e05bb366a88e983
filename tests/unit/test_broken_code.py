"""Codes over several lines of a cell: one code where a column broke it, else left as they are."""

import pytest

from extract.document import Box, Cell, Line
from normalize.words.broken_code import whole


def code(*lines: str) -> str:
    return whole(Cell(0, 0, lines=tuple(map(Line, lines)))).text


@pytest.mark.parametrize(
    ("lines", "one"),
    [
        (("210.15.1", "6"), "210.15.16"),
        (("210.", "15.", "2"), "210.15.2"),
        (("X.XX.01", ".2.06"), "X.XX.01.2.06"),
        (("2.08.02.", "2.03"), "2.08.02.2.03"),
        (("21", "0.", "02", ".1", "4"), "210.02.14"),
    ],
)
def test_a_code_that_its_column_broke_is_one(lines: tuple[str, ...], one: str) -> None:
    assert code(*lines) == one


@pytest.mark.parametrize(
    "lines", [("1.02.01", "1.02.02"), ("1", "2"), ("IKU 1.1", "2"), ("1.02.", ".03"), ("1.1", "1.2", "1.3")]
)
def test_two_codes_and_other_texts_are_left_apart(lines: tuple[str, ...]) -> None:
    assert code(*lines) == " ".join(lines)


def test_pieces_that_fill_their_column_are_one_wherever_it_is_cut() -> None:
    lines = tuple(Line(text, Box(1, 12 * k, 11, 12 * k + 9)) for k, text in enumerate(("1.02", ".01", "0.2")))
    assert whole(Cell(0, 0, lines=lines, box=Box(0, 0, 12, 70))).text == "1.02.010.2"
    assert whole(Cell(0, 0, lines=lines, box=Box(0, 0, 40, 70))).text != "1.02.010.2"


def test_the_change_is_told() -> None:
    (change,) = whole(Cell(0, 0, lines=(Line("210.15.1"), Line("6")))).changes
    assert (change.rule, change.raw, change.clean) == ("kata_terpotong", "210.15.1 6", "210.15.16")
