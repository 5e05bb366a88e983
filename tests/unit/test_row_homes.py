"""Figures of several rows in one cell, where the rule between them is missing."""

import pytest

from extract.cells.homes import in_rows
from extract.document import Box, Cell, Line

ROW, HEIGHT = 30.0, 9.0


def cell(row: int, col: int, *lines: tuple[float, str], span: int = 1) -> Cell:
    """A cell so many rows high; each line at its height below the cell's top."""
    top = row * ROW
    texts = tuple(Line(text, Box(col * 80 + 2, top + y, col * 80 + 40, top + y + HEIGHT)) for y, text in lines)
    return Cell(row, col, span, lines=texts, box=Box(col * 80, top, col * 80 + 80, top + span * ROW))


NAMES = (cell(0, 0, (2, "Pengembangan bandara")), cell(1, 0, (2, "Reviu rencana"), (12, "bandara")))


def texts(*cells: Cell) -> dict[int, str]:
    return {found.row: found.text for found in in_rows((*NAMES, *cells)) if found.col == 1}


def test_figures_level_with_two_rows_are_theirs() -> None:
    both = cell(0, 1, (2, "100%"), (32, "1 dokumen"), span=2)
    upper, lower = (found for found in in_rows((*NAMES, both)) if found.col)
    assert (upper.row, upper.row_span, upper.text) == (0, 1, "100%")
    assert (lower.row, lower.row_span, lower.text) == (1, 1, "1 dokumen")
    assert upper.box == Box(80, 0, 160, ROW) and lower.box == Box(80, ROW, 160, 2 * ROW)


def test_a_row_between_may_have_none() -> None:
    third = cell(2, 0, (2, "Pagar bandara"))
    assert texts(third, cell(0, 1, (2, "5"), (62, "7"), span=3)) == {0: "5", 1: "", 2: "7"}


@pytest.mark.parametrize(("lower", "is_two"), [(32, True), (34.25, True), (34.5, False), (29.75, True), (29.5, False)])
def test_a_line_is_level_within_a_quarter_of_its_height(lower: float, is_two: bool) -> None:
    assert (len(texts(cell(0, 1, (2, "100%"), (lower, "80%"), span=2))) == 2) == is_two


@pytest.mark.parametrize(
    "lines",
    [
        ((22, "100"), (32, "%")),  # one figure, its sign below
        ((20, "0,7"), (31, "5%")),  # a figure that a narrow cell cut: the first is level with no row
        ((2, "Baik"), (32, "Cukup")),
        ((2, "100%"), (13, "2 dokumen")),  # both in the first row
        ((27, "12 Dokumen"),),
    ],
)
def test_what_a_merged_cell_says_once_stays(lines: tuple[tuple[float, str], ...]) -> None:
    assert len(texts(cell(0, 1, *lines, span=2))) == 1
