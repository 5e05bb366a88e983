"""The rest of a merged cell and the next one under it, at the top of a page, without a rule between them."""

from extract.cells.homes import begun_below
from extract.document import Box, Cell, Line

HIGH, WIDE = 60.0, 80.0


def cell(row: int, col: int, *texts: str, rows: int = 1, start: float | None = None) -> Cell:
    """A cell of rows 60 points high, its lines 12 points apart from the top down, or from a height on the page."""
    top = row * HIGH
    y = top + 2 if start is None else start
    lines = tuple(
        Line(text, Box(col * WIDE, y + 12 * k, col * WIDE + 50, y + 12 * k + 9)) for k, text in enumerate(texts)
    )
    return Cell(row, col, rows, lines=lines, box=Box(col * WIDE, top, (col + 1) * WIDE, top + rows * HIGH))


def column(*goals: Cell) -> list[tuple[int, int, str]]:
    """Row, span and text of the goals beside four rows of two texts each."""
    beside = [cell(row, col, "Persentase jalan", "mantap") for row in range(4) for col in (1, 2)]
    return [(c.row, c.row_span, c.text) for c in begun_below([*goals, *beside]) if c.col == 0]


def test_a_text_that_begins_level_with_a_later_row_is_of_that_row_on() -> None:
    goal = cell(0, 0, "Meningkatnya", "mutu jalan", rows=4, start=2 * HIGH + 2)
    assert column(goal) == [(0, 2, ""), (2, 2, "Meningkatnya\nmutu jalan")]


def test_one_at_the_top_or_in_the_middle_or_between_rows_is_of_all() -> None:
    top = cell(0, 0, "Meningkatnya", "mutu jalan", rows=4)
    middle = cell(
        0, 0, "Meningkatnya", "mutu", "jalan", "dan", "jembatan", rows=3, start=HIGH + 2
    )  # level with a row by chance
    between = cell(0, 0, "Meningkatnya", "mutu jalan", rows=4, start=2 * HIGH + 24)
    assert [len(column(goal)) for goal in (top, middle, between)] == [1, 1, 1]


def test_where_other_texts_are_no_higher_in_their_cells_nothing_is_told() -> None:
    low = [cell(row, col, "Persentase", start=row * HIGH + 30) for row in range(4) for col in (1, 2)]
    goal = cell(0, 0, "Meningkatnya", "mutu jalan", rows=4, start=2 * HIGH + 30)
    assert len(begun_below([goal, *low])) == 9
