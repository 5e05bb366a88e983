"""Numbers of many rows in one cell."""

from extract.document import Box, Cell, Line, Table
from normalize.rows.number_cells import dealt

PITCH = 20.0


def numbers(*placed: tuple[str, int], row_span: int = 4) -> Table:
    """A column of rows, and left of them one cell with these numbers, each beside its row."""
    lines = tuple(Line(text, Box(2, row * PITCH + 2, 8, row * PITCH + 12), 1) for text, row in placed)
    merged = Cell(0, 0, row_span=row_span, lines=lines, box=Box(0, 0, 10, row_span * PITCH), page=1)
    named = [
        Cell(r, 1, lines=(Line(f"Program {r}", None, 1),), box=Box(10, r * PITCH, 90, (r + 1) * PITCH), page=1)
        for r in range(row_span)
    ]
    return Table(row_span, 2, (merged, *named), "test", page=1)


def first_column(table: Table) -> list[str]:
    return [row[0].text.replace("\n", " ") if row[0] else "" for row in dealt(table).grid()]


def test_each_number_goes_to_its_row() -> None:
    assert first_column(numbers(("A", 0), ("1", 1), ("2.", 2), ("B", 3))) == ["A", "1", "2.", "B"]


def test_a_row_without_number_has_that_of_the_row_above() -> None:
    assert first_column(numbers(("1", 0), ("2", 2))) == ["1", "1", "2", "2"]


def test_two_numbers_beside_one_row_stay_together() -> None:
    assert first_column(numbers(("1", 0), ("A", 1), ("2", 1))) == ["1", "A 2", "A 2", "A 2"]


def test_a_number_merged_over_rows_stays() -> None:
    table = numbers(("1", 2))
    assert dealt(table) is table


def test_words_are_no_numbers() -> None:
    table = numbers(("Bidang", 0), ("Pasar", 1))
    assert dealt(table) is table
