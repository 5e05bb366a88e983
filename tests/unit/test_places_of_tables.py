"""Where tables are: on the columns of the page before, in the region of a person's lines, in one place or in two."""

from itertools import pairwise

import pytest

from extract.choice.onward import goes_on, rid_of_boxes
from extract.document import Box, Cell, Line, Page, Table
from extract.drawn.lines import MOST_COLUMNS, MOST_ROWS, Lines


def table(*edges: float, borders: str = "ruled", high: float = 10.0) -> Table:
    cells = [
        Cell(0, c, lines=(Line("x", Box(a, 2, b, 2 + high)),), box=Box(a, 0, b, 20))
        for c, (a, b) in enumerate(pairwise(edges))
    ]
    return Table(1, len(cells), tuple(cells), "ruled", borders=borders)


SIX = (0.0, 50.0, 100.0, 150.0, 200.0, 250.0)


@pytest.mark.parametrize(
    ("ours", "told"),
    [
        (table(*SIX), True),
        (table(*SIX[:5], 254.5), True),  # within nine twentieths of a line
        (table(*SIX[:5], 260.0), False),  # nor, laid over it, within that
        (table(*(10 + 1.05 * x for x in SIX)), True),  # set aside and wider
        (table(*(10 + 1.15 * x for x in SIX)), False),
        (table(*SIX, 300.0), True),
        (table(*SIX[:5]), False),  # five edges prove nothing
        (table(*SIX[:3], 120.0, *SIX[3:5]), False),
        (table(*SIX, borders="none"), False),
    ],
)
def test_six_edges_that_all_meet_are_the_same_columns(ours: Table, told: bool) -> None:
    assert goes_on(ours, table(*SIX)) == told
    assert not goes_on(ours, table(*SIX, borders="rows")) and not goes_on(ours, None)


def leant_on(*columns: int) -> Table:
    """The same table one row lower, under boxes over these of its columns."""
    body = table(*SIX)
    boxes = [Cell(0, c, lines=(Line("2024"),), box=Box(SIX[c], -10, SIX[c + 1], 0)) for c in columns]
    cells = (*boxes, *(cell.at_row(1, 1) for cell in body.cells))
    return Table(2, body.n_cols, cells, "ruled", box=Box(0, -10, 250, 20))


@pytest.mark.parametrize(("columns", "rows"), [((1,), 1), ((1, 3), 1), ((1, 3, 4), 2), (range(5), 2)])
def test_boxes_that_lean_on_a_table_are_no_row_of_it(columns: tuple[int, ...], rows: int) -> None:
    left = rid_of_boxes(leant_on(*columns))
    assert left.n_rows == rows
    assert left.box == (Box(0, 0, 250, 20) if rows == 1 else Box(0, -10, 250, 20))


def test_an_edge_that_only_a_box_has_parts_no_column() -> None:
    body = [Cell(1, 0, 1, 1, box=Box(0, 0, 50, 20)), Cell(1, 1, 1, 2, box=Box(50, 0, 150, 20))]
    boxed = [Cell(0, 2, lines=(Line("2024"),), box=Box(110, -10, 150, 0))]
    left = rid_of_boxes(Table(2, 3, (*boxed, *body), "ruled"))
    assert left.n_cols == 2
    assert [(cell.col, cell.col_span) for cell in left.cells] == [(0, 1), (1, 1)]


PAGE = Page(2, 100.0, 200.0, 0, "digital")
NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("lines", "fit"),
    [
        (Lines(2, Box(0, 0, 100, 200)), True), (Lines(2, Box(0, 0, 101, 201)), True),
        (Lines(2, Box(0, 0, 101.5, 200)), False), (Lines(2, Box(0, 0, 100, 201.5)), False),
        (Lines(2, Box(-1, 0, 100, 200)), False), (Lines(2, Box(0, -1, 100, 200)), False),
        (Lines(2, Box(50, 0, 50, 200)), False), (Lines(2, Box(0, 50, 100, 50)), False),
        (Lines(1, Box(0, 0, 100, 200)), False), (Lines(2, Box(0, 0, 100, 200), (NAN,)), False),
        (Lines(2, Box(0, 0, 100, 200), (), (INFINITE,)), False),
        (Lines(2, Box(0, 0, 100, 200), (5.0,) * MOST_COLUMNS), True),
        (Lines(2, Box(0, 0, 100, 200), (5.0,) * (MOST_COLUMNS + 1)), False),
        (Lines(2, Box(0, 0, 100, 200), (), (5.0,) * MOST_ROWS), True),
        (Lines(2, Box(0, 0, 100, 200), (), (5.0,) * (MOST_ROWS + 1)), False),
    ],
)  # fmt: skip
def test_lines_of_a_page_lie_on_it_and_are_not_too_many(lines: Lines, fit: bool) -> None:
    assert lines.fit(PAGE) == fit


@pytest.mark.parametrize(
    ("other", "part", "told"),
    [
        (Box(5, 0, 15, 10), 0.4, True), (Box(5, 0, 15, 10), 0.5, False), (Box(9, 9, 30, 30), 0.0, True),
        (Box(10, 0, 20, 10), 0.0, False), (Box(2, 2, 4, 4), 0.9, True), (Box(2, 2, 2, 4), 0.0, False),
        (Box(2, 8, 9, 2), 0.1, False),  # upside down: no place
    ],
)  # fmt: skip
def test_two_boxes_are_one_place_by_what_the_smaller_shares(other: Box, part: float, told: bool) -> None:
    box = Box(0, 0, 10, 10)
    assert box.shares(other, part) == other.shares(box, part) == told
    assert box.area == 100
