"""Lone columns beside a grid with the same rows."""

from itertools import pairwise

import pytest

from extract.document import Box, Cell, Line
from extract.engines.ruled.apart import reunited
from extract.grid import Grid, Slot
from extract.stitch.grow import in_columns

SIZE = 10.0


def grid(x: float, widths: list[float], tops: list[float]) -> Grid:
    """Ruled columns of these widths from x on, rows between these heights."""
    slots, at = [], x
    for col, width in enumerate(widths):
        slots += [Slot(r, col, 1, 1, Box(at, a, at + width, b)) for r, (a, b) in enumerate(pairwise(tops))]
        at += width
    return Grid.of("ruled", len(tops) - 1, len(widths), slots, borders="ruled")


@pytest.mark.parametrize("lone", [300.0, 20.0], ids=["right", "left"])
def test_a_lone_column_level_with_the_grid_beside_is_its_column_and_the_white_between_another(lone):
    found = reunited([grid(100, [60, 60], [0, 20, 40, 60]), grid(lone, [50], [0, 20.5, 40, 60])], SIZE)
    (whole,) = found
    assert (whole.n_rows, whole.n_cols) == (3, 4)
    assert sorted((s.row, s.col) for s in whole.slots) == [(r, c) for r in range(3) for c in range(4)]


@pytest.mark.parametrize(
    "other",
    [grid(300, [50], [0, 25, 40, 60]), grid(300, [50], [0, 60]), grid(300, [50, 50], [0, 20, 40, 60])],
    ids=["other rows", "one box", "a table of its own"],
)
def test_other_grids_beside_stay_apart(other):
    assert len(reunited([grid(100, [60, 60], [0, 20, 40, 60]), other], SIZE)) == 2


@pytest.mark.parametrize(
    ("x", "top", "is_one"),
    [(220, 20, True), (217, 20, True), (216.75, 20, False), (220, 23, True), (220, 23.25, False), (220, 17, True),
     (220, 16.75, False)],
)  # fmt: skip
def test_rows_and_sides_may_miss_each_other_by_three_tenths_of_a_letter(x: float, top: float, is_one: bool) -> None:
    found = reunited([grid(100, [60, 60], [0, 20, 40]), grid(x, [50], [0, top, 40])], SIZE)
    assert (len(found) == 1) == is_one


@pytest.mark.parametrize(("x", "columns"), [(230, 3), (230.25, 4)])
def test_white_as_wide_as_a_letter_parts_the_sides_of_one_rule(x: float, columns: int) -> None:
    (found,) = reunited([grid(100, [60, 60], [0, 20, 40]), grid(x, [50], [0, 20, 40])], SIZE)
    assert found.n_cols == columns and {(s.row_span, s.col_span) for s in found.slots} == {(1, 1)}
    assert [s.box.x0 for s in found.slots if s.row == 1] == [100, 160, *([220] if columns == 4 else []), x]


def test_two_lone_columns_make_no_table():
    assert len(reunited([grid(100, [60], [0, 20, 40]), grid(300, [50], [0, 20, 40])], SIZE)) == 2


def test_what_stands_in_one_column_is_not_given_to_another_where_a_rule_is_missing():
    edges = (0.0, 50.0, 100.0, 150.0)
    wide = Cell(0, 0, lines=(Line("80", Box(60, 0, 70, 9)),), box=Box(0, 0, 150, 12))
    assert [(c.col, c.col_span, c.text) for c in in_columns(wide, (0, 3), edges)] == [
        (0, 1, ""),
        (1, 1, "80"),
        (2, 1, ""),
    ]


def test_a_text_over_several_columns_spans_them():
    across = Cell(0, 0, lines=(Line("Program", Box(10, 0, 140, 9)),), box=Box(0, 0, 150, 12))
    assert [(c.col, c.col_span) for c in in_columns(across, (0, 3), (0.0, 50.0, 100.0, 150.0))] == [(0, 3)]


def test_a_merge_that_the_page_draws_stays_one():
    merged = Cell(0, 0, col_span=2, lines=(Line("80", Box(10, 0, 20, 9)),))
    assert [(c.col, c.col_span) for c in in_columns(merged, (0, 1, 2), (0.0, 50.0, 100.0))] == [(0, 2)]
