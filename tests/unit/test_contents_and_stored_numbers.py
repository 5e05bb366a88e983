"""Tables of contents; numbers of OpenDocument sheets as they are stored and as they are shown."""

import pytest

from extract.document import Cell, Line, Table
from extract.odf.ods import settled
from normalize.sorts.contents import is_contents


def table(*rows: str) -> Table:
    return Table(len(rows), 1, tuple(Cell(r, 0, lines=(Line(text),)) for r, text in enumerate(rows)), "txt")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("Bab I ..... 1", "Bab II ..... 2"), True),
        (("Bab I . . . . . 1", "Bab II ……2"), True),
        (("Bab I ..... 1", "Bab II ..... 2", "Persentase", "80"), True),  # half of its rows
        (("Bab I ..... 1", "Bab II ..... 2", "Persentase", "80", "90"), False),
        (("Bab I ..... 1",), False),
        (("Bab I .... 1", "Bab II .... 2"), False),
    ],
)
def test_dots_that_lead_to_pages(rows: tuple[str, ...], told: bool) -> None:
    assert is_contents(table(*rows)) == told


@pytest.mark.parametrize(
    ("shown", "value", "percent", "written"),
    [
        ("1,234", "1234", False, "1234"), ("1,234", "1.2339", False, "1,234"), ("12.5", "12.5", False, "12,5"),
        ("12.50", "12.5", False, "12,50"), ("85%", "0.854", True, "85%"), ("85.4%", "0.854", True, "85,4%"),
        ("-3.5", "-3.5", False, "-3,5"), ("Rp 1.500", "1500", False, "Rp 1500"), ("2.5 km", "2.5", False, "2,5 km"),
        ("2", "2.5", False, "2"), ("3", "2.5", False, "3"), ("12.5", "99", False, "12.5"), ("x", "1", False, "x"),
        ("1,2", "abc", False, "1,2"), ("0.13", "0.125", False, "0,13"), ("0.12", "0.125", False, "0,12"),
    ],
)  # fmt: skip
def test_the_stored_number_tells_the_decimal_mark(shown: str, value: str, percent: bool, written: str) -> None:
    assert settled(shown, value, percent=percent) == written
