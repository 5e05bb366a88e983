"""Percentages of lists of budgets: which column of money they are of, and what is right by another sum."""

import pytest

from audit.plain_ratios import wrong_ratios, wrong_rests
from extract.document import Cell, Line, Table

USUAL = [
    ("A", "10.000.000", "10.000.000", "9.000.000", "90,00", "100"),
    ("B", "20.000.000", "20.000.000", "15.000.000", "75,00", "100"),
    ("C", "40.000.000", "40.000.000", "10.000.000", "25,00", "100"),
    ("D", "50.000.000", "50.000.000", "20.000.000", "40,00", "100"),
]
"""Budget, budget after its revision, spent, percentage of it, physical progress."""


def table(*lines: tuple[str, ...]) -> Table:
    cells = tuple(Cell(r, c, lines=(Line(text),)) for r, line in enumerate(lines) for c, text in enumerate(line))
    return Table(len(lines), len(lines[0]), cells, "ruled")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("E", "10.000.000", "10.000.000", "5.000.000", "55,00", "100"), ["55,00"]),
        (("E", "10.000.000", "8.000.000", "5.000.000", "62,50", "100"), []),  # of the revised budget
        (("E", "10.000.000", "8.000.000", "5.000.000", "50,00", "97"), []),  # work is no money
        (("E", "10.000.000", "10.000.000", "1.000.000", "2,00", "100"), []),  # of a whole above it
        (("E", "10.000.000", "10.000.000", "1.000.000", "3,00", "100"), ["3,00"]),
        (("E", "10.000.000", "10.000.000", "1.000.000", "100", "10,00"), []),  # said in the other column
    ],
)
def test_a_percentage_that_no_sum_gives(line: tuple[str, ...], told: list[str]) -> None:
    assert [one.cell.text for one in wrong_ratios(table(*USUAL, line))] == told


def test_what_stands_over_other_rows_is_not_compared() -> None:
    whole = table(*USUAL, ("E", "10.000.000", "10.000.000", "5.000.000", "55,00", "100"), ("F", "", "", "", "", ""))
    spans = tuple(
        Cell(c.row, c.col, 2 if (c.row, c.col) in ((4, 3), (4, 4)) else 1, 1, lines=c.lines)
        for c in whole.cells
        if (c.row, c.col) not in ((5, 3), (5, 4))
    )
    assert list(wrong_ratios(Table(6, 6, spans, "ruled"))) == []


def test_a_column_turned_upside_down_is_told_by_the_headers_of_its_sums() -> None:
    """The same numbers under headers the other way round are right."""
    lines = [("A", "10.000.000", "8.000.000", "125,00"), ("B", "20.000.000", "10.000.000", "200,00"),
             ("C", "30.000.000", "24.000.000", "125,00"), ("D", "40.000.000", "10.000.000", "400,00")]  # fmt: skip
    (one,) = wrong_ratios(table(("Program", "Pagu", "Realisasi", "%"), *lines))
    assert (one.cell.text, one.reached.text, one.outcome, one.turned) == ("125,00", "8.000.000", 80.0, True)
    assert not list(wrong_ratios(table(("Program", "Realisasi", "Pagu", "%"), *lines)))


@pytest.mark.parametrize(
    ("name", "last", "told"),
    [
        ("Sisa Pagu", "4.000.000", []),
        ("Sisa Pagu", "6.000.000", ["6.000.000"]),
        ("Pagu Perubahan", "6.000.000", []),
        ("Sisa Pagu", "400.000", ["400.000"]),
        ("Selisih", "", []),
    ],
)
def test_what_is_left_of_a_sum(name: str, last: str, told: list[str]) -> None:
    lines = [("Program", "Pagu", "Realisasi", name), ("A", "10.000.000", "9.000.000", "1.000.000"),
             ("B", "20.000.000", "15.000.000", "5.000.000"), ("C", "40.000.000", "10.000.000", "30.000.000"),
             ("D", "8.000.000", "4.000.000", last)]  # fmt: skip
    assert [one.cell.text for one in wrong_rests(table(*lines))] == told


def test_two_rows_show_what_a_column_of_rests_is() -> None:
    lines = [("Program", "Pagu", "Realisasi", "Sisa Dana"), ("A", "10.000.000", "9.000.000", "1.000.000"),
             ("B", "20.000.000", "15.000.000", "6.000.000"),
             ("C", "40.000.000", "10.000.000", "30.000.000")]  # fmt: skip
    assert [one.cell.text for one in wrong_rests(table(*lines))] == ["6.000.000"]


@pytest.mark.parametrize(("rest", "told"), [("-400.000", []), ("(400.000)", []), ("400.000", ["400.000"])])
def test_more_than_there_was(rest: str, told: list[str]) -> None:
    lines = [("Program", "Pagu", "Realisasi", "Sisa"), ("A", "10.000.000", "9.000.000", "1.000.000"),
             ("B", "20.000.000", "19.500.000", "500.000"), ("C", "40.000.000", "39.999.000", "1.000"),
             ("D", "8.000.000", "8.400.000", rest)]  # fmt: skip
    assert [one.cell.text for one in wrong_rests(table(*lines))] == told
