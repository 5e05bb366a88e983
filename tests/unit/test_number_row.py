"""Rows of column numbers, right and wrong ones, and rows that only look like them."""

import pytest

from extract.document import Cell, Line
from normalize.headers.number_row import closes_brackets, is_number_row


@pytest.mark.parametrize(
    "row",
    [
        "1 2 3",
        "1 2 - 3 4",
        "1|2|[ 4|5|6 ]",
        "(1) (2) (3)",
        "1. 2. 3.",
        "1 2 5 6",
        "1|2|3|4|5|6|7|8=(7/6)|9|10=(5+7+9)",
        "1 2|3|4",
        "1 2 3 4a 5",
        "-1- -2- -3- -4-",
        "(1) (2) (3) (4) (5) (5) (7) (8) (9) (12) (13) (15)",
        "1|2|3|4|5|6|7|8|9|1 0|11|12|13|14|15|1 6",
        "1 2 3 4 5 10 7 8 11 12 13 16 17 18",
        "(1) (2) (3) (4) (5) (6) (2) (3) (4) (5) (6)",
        "1|2|3 \ufffd",
        "1 2 1 2 3 1 2 3 1 2 3",
    ],
)
def test_column_numbers(row: str) -> None:
    """Numbers that rise from 1 or 2, with formulas among them; several in one cell where rules are missing."""
    assert is_number_row(row.split("|") if "|" in row else row.split())


@pytest.mark.parametrize(
    "row",
    [
        "1",
        "3 2 1",
        "1|Persentase|3",
        "2022|2023|2024",
        "5|6|7",
        "1|80|85|90",
        "80%|85%",
        "1|1|1",
        "",
        "1|2|3|1|2|3",
        "1|2|3|4|9|3|4|5|6",
    ],
)
def test_values_are_no_column_numbers(row: str) -> None:
    """Years, values and single numbers stay data."""
    assert not is_number_row(row.split("|"))


def test_one_number_out_of_its_place_is_a_slip_where_many_count():
    assert is_number_row(["1", "2", "4", "3", "5"])
    assert not is_number_row(["1", "4", "3"])
    assert not is_number_row(["1", "2", "2", "3", "5"])
    assert not is_number_row(["1", "5", "2", "4", "3"])
    assert not is_number_row(["1", "2", "3", "4", "5", "5", "7", "8", "9", "12", "13", "15"])


@pytest.mark.parametrize(
    "row",
    [
        "-1|-2|-3|-4|-5",
        "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)|(1)|(12)",
        "1|2|3|4|5|6|7|8 (7/6)|9|10|11 =(10/4)",
        "4|5|6|7|8|9|10",
        "1|2|3|4|5|6|7|Jml/(5-7)|9",
    ],
)
def test_column_numbers_in_other_clothes(row: str) -> None:
    """As real plans print them: a spreadsheet's negative brackets, misprints, formulas, the first columns without."""
    assert is_number_row(row.split("|"))


@pytest.mark.parametrize("row", ["8=(7/6)|9", "1|5|6|7|Ton", "12|14|16", "1|12|12|12", "-1|-3|-2", "1|2|2|3|5"])
def test_rows_of_values_are_none(row: str) -> None:
    assert not is_number_row(row.split("|"))


@pytest.mark.parametrize(
    ("below", "closed"),
    [([(9, "+9)"), (10, "4)")], True), ([(9, "+9)"), (3, "4)")], False), ([(9, "4")], False), ([], False)],
)
def test_brackets_of_column_numbers_close_in_the_row_below(below: list[tuple[int, str]], closed: bool) -> None:
    numbers = [
        Cell(2, 3, lines=(Line("4"),)),
        Cell(2, 9, lines=(Line("10=(5+7"),)),
        Cell(2, 10, lines=(Line("11=(10/"),)),
    ]
    assert closes_brackets(numbers, [Cell(3, col, lines=(Line(text),)) for col, text in below]) is closed
