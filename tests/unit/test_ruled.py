"""The engine for ruled tables, on rules alone."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from made_ink import Segment, glyphs, ink

from extract.engines.ruled import ruled
from extract.grid import Grid
from extract.ink import Fills

CELL_W, CELL_H = 60.0, 20.0
Span = tuple[int, int, int, int]
"""row, column, row span, column span."""


@dataclass(frozen=True)
class Layout:
    """A grid with merged cells, and a small shift for each piece of rule."""

    rows: int
    cols: int
    merged: Span
    shifts: list[float]


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    rows, cols = draw(st.integers(3, 7)), draw(st.integers(3, 7))
    row, col = draw(st.integers(0, rows - 2)), draw(st.integers(0, cols - 2))
    tall, wide = draw(st.integers(1, rows - row - 1)), draw(st.integers(1, cols - col - 1))
    shifts = draw(st.lists(st.floats(-0.6, 0.6), min_size=3, max_size=9))
    return Layout(rows, cols, (row, col, tall, wide), shifts)


def spans_of(layout: Layout) -> set[Span]:
    r, c, h, w = layout.merged
    single = {
        (i, j, 1, 1) for i in range(layout.rows) for j in range(layout.cols) if not (r <= i < r + h and c <= j < c + w)
    }
    return single | {layout.merged}


def pieces(layout: Layout) -> tuple[list[Segment], list[Segment]]:
    """Every side of every cell, each a little out of place."""
    across: list[Segment] = []
    down: list[Segment] = []
    for k, (row, col, tall, wide) in enumerate(sorted(spans_of(layout))):
        shift = layout.shifts[k % len(layout.shifts)]
        x0, y0 = 100 + col * CELL_W, 100 + row * CELL_H
        x1, y1 = x0 + wide * CELL_W, y0 + tall * CELL_H
        across += [(x0, y + shift, x1 + shift, y + shift) for y in (y0, y1)]
        down += [(x + shift, y0, x + shift, y1 + shift) for x in (x0, x1)]
    return across, down


def found(grid: Grid) -> set[Span]:
    return {(slot.row, slot.col, slot.row_span, slot.col_span) for slot in grid.slots}


@given(layouts())
def test_any_grid_drawn_cell_by_cell_comes_back(layout: Layout) -> None:
    (grid,) = ruled(ink(*pieces(layout)))
    assert found(grid) == spans_of(layout)  # the merged cell leaves out the last row and column, so all positions show
    assert sum(s.row_span * s.col_span for s in grid.slots) == grid.n_rows * grid.n_cols


@given(layouts())
def test_a_bar_in_a_cell_changes_nothing(layout: Layout) -> None:
    across, down = pieces(layout)
    r, c, _, w = layout.merged
    x, y = 100 + c * CELL_W, 100 + r * CELL_H
    bar = (x, y + 0.5 * CELL_H, x + 0.7 * w * CELL_W, y + 0.5 * CELL_H)
    assert found(ruled(ink([*across, bar], down))[0]) == found(ruled(ink(across, down))[0])


def test_a_box_and_a_cross_are_no_tables() -> None:
    box = ([(10, 10, 200, 10), (10, 90, 200, 90)], [(10, 10, 10, 90), (200, 10, 200, 90)])
    assert ruled(ink(*box)) == []  # type: ignore[arg-type]
    assert ruled(ink([(10, 50, 200, 50)], [(100, 10, 100, 90)])) == []


def test_a_table_inside_a_cell_is_no_table_of_its_own() -> None:
    outer = Layout(3, 3, (0, 0, 1, 1), [0.0])
    across, down = pieces(outer)
    across += [(170, y, 210, y) for y in (124, 130, 136)]
    down += [(x, 124, x, 136) for x in (170, 190, 210)]
    (grid,) = ruled(ink(across, down))
    assert (grid.n_rows, grid.n_cols) == (3, 3)


def test_a_page_break_leaves_a_table_open_below() -> None:
    across, down = pieces(Layout(3, 3, (0, 0, 1, 1), [0.0]))
    across = [(x0, y0, x1, y1) for x0, y0, x1, y1 in across if y0 < 155]  # the last rule is not drawn
    marks = glyphs(("sambung", 110, 154))
    (grid,) = ruled(ink(across, down, marks))
    assert (grid.n_rows, grid.n_cols) == (3, 3)
    assert grid.box.y1 == 160


def test_a_side_is_open_where_a_page_leaves_one_rule_that_runs_on() -> None:
    """The merged cell of the first two rows was begun by the page before, so only the last rule reaches its end."""
    across = [(100.0, 0.0, 300.0, 0.0), (100.0, 20.0, 300.0, 20.0), (0.0, 40.0, 300.0, 40.0)]
    down = [(x, 0.0, x, 40.0) for x in (60.0, 100.0, 200.0, 300.0)]
    marks = glyphs(("10", 20, 34), ("Jalan", 65, 34), ("a", 110, 14), ("b", 110, 34), ("7", 210, 14), ("8", 210, 34))
    (grid,) = ruled(ink(across, down, marks))
    assert {tuple(span) for span in grid.spans.tolist() if span[1] < 2} == {(0, 0, 2, 1), (0, 1, 2, 1)}


def test_rules_of_merged_cells_that_end_with_their_first_row_open_no_side() -> None:
    """Only the header is ruled; beside the merged cells below it stands the first row, without rules."""
    across = [(0.0, y, 300.0, y) for y in (0.0, 20.0, 40.0)]
    down = [(x, 0.0, x, 40.0 + 20.0 * (x < 300)) for x in (0.0, 100.0, 200.0, 300.0)]
    names = (("No", 5, 14), ("Nilai", 210, 14), ("1", 5, 54), ("Jalan", 105, 54))
    (open_,) = ruled(ink(across, down, glyphs(*names)))
    (grid,) = ruled(ink(across, down, glyphs(*names, ("belum dinilai", 210, 54))))
    assert (open_.n_rows, grid.n_rows) == (3, 2)


def test_a_cell_that_reaches_below_the_cut_of_a_page_does_not_keep_the_others_open() -> None:
    """Columns end side by side at no rule; one text has rules of its own below that."""
    xs, foot = (50, 100, 200, 300, 400, 500), 300
    across = [(50, y, 500, y) for y in (100, 130)] + [(100, y, 200, y) for y in (180, 230, 330)]
    down = [(x, 100, x, 330 if x in (100, 200) else foot) for x in xs]
    words = [(text, x + 5, 150) for x, text in zip(xs, ("1", "Jalan", "Baik", "km", "75"), strict=False)]
    (grid,) = ruled(ink(across, down, glyphs(*words, ("Pasar", 105, 210), ("Arsip", 105, 260))))
    assert grid.n_cols == 5
    assert sum(slot.box.area for slot in grid.slots) >= 0.95 * (500 - 50) * (foot - 100)


def test_an_underline_in_the_open_row_does_not_close_it() -> None:
    across, down = pieces(Layout(3, 3, (0, 0, 1, 1), [0.0]))
    across = [(x0, y0, x1, y1) for x0, y0, x1, y1 in across if y0 < 155]
    marks = glyphs(("sambung", 110, 154))
    (grid,) = ruled(ink([*across, (112.0, 156.0, 150.0, 156.0)], down, marks))
    assert (grid.n_rows, grid.box.y1) == (3, 160)


def test_the_edge_of_a_headers_paint_goes_on_the_rule_beside_it() -> None:
    """The first column has no rule under its name; the paint ends where the other columns' rule stands."""
    across = [(0.0, 0.0, 300.0, 0.0), (100.0, 20.0, 300.0, 20.0), (0.0, 60.0, 300.0, 60.0), (100.0, 40.0, 300.0, 40.0)]
    down = [(x, 0.0, x, 60.0) for x in (0.0, 100.0, 200.0, 300.0)]
    words = glyphs(("Sasaran", 10, 14), ("Layanan", 10, 34), ("Nama", 110, 14), ("a", 110, 34), ("b", 110, 54))
    bare = ink(across, down, words)
    painted = [(0.0, 0.0, 300.0, 20.0), (100.0, 20.0, 300.0, 40.0)]
    fills = Fills(np.array(painted, np.float32), np.array([(90, 90, 90), (200, 200, 200)], np.uint8))
    shapes = []
    for page in (bare, replace(bare, fills=fills)):
        (grid,) = ruled(page)
        shapes.append([(slot.row, slot.row_span) for slot in grid.slots if slot.col == 0])
    assert shapes == [[(0, 3)], [(0, 1), (1, 2)]]


def test_a_border_right_under_a_text_that_almost_fills_its_cell_is_no_underline() -> None:
    """The cell beside it goes on, so the border is as long as the one cell; its ends stand at upright rules."""
    across = [(0.0, 0.0, 200.0, 0.0), (100.0, 20.0, 200.0, 20.0), (0.0, 40.0, 200.0, 40.0)]
    down = [(x, 0.0, x, 40.0) for x in (0.0, 100.0, 200.0)]
    marks = glyphs(("Jalan", 10, 20), ("a" * 19, 101, 17.6), ("Pasar", 101, 37.6))
    (grid,) = ruled(ink(across, down, marks))
    assert {tuple(span) for span in grid.spans.tolist()} == {(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)}
    under = glyphs(("Jalan", 10, 20), ("a" * 19, 103, 17.6), ("Pasar", 101, 37.6))  # as wide as the rule
    (grid,) = ruled(ink(across, down, under))
    assert (0, 1, 2, 1) in {tuple(span) for span in grid.spans.tolist()} or grid.n_rows == 1


@given(layouts(), st.sampled_from([1.2, 1.5, 2.0]))
def test_the_dots_of_rules_make_none_that_run_the_other_way(layout: Layout, step: float) -> None:
    """A dot is a piece of rule in both directions; in close steps dots lead from one upright rule to the next."""
    across, down = pieces(layout)
    dots = [(x, y) for x0, y, x1, _ in across for x in np.arange(x0, x1, step)]
    dots += [(x, y) for x, y0, _, y1 in down for y in np.arange(y0, y1, step)]
    lying = [(x, y, x + 0.75, y) for x, y in dots]
    upright = [(x, y, x, y + 0.75) for x, y in dots]
    assert found(ruled(ink(lying, upright))[0]) == found(ruled(ink(across, down))[0])


def test_lines_of_double_rules_end_before_those_that_they_meet() -> None:
    """Word leaves each cell a frame of its own within the outer one, as far from it as the lines of a rule stand."""
    xs, ys, wide = (100.0, 180.0, 260.0), (100.0, 130.0, 160.0), 2.4
    frames = [(a + wide, c + wide, b - wide, d - wide) for a, b in pairwise(xs) for c, d in pairwise(ys)]
    across = [
        line for x0, y0, x1, y1 in frames for line in ((x0 + wide, y0, x1 - wide, y0), (x0 + wide, y1, x1 - wide, y1))
    ]
    down = [(x, y0, x, y1) for x0, y0, x1, y1 in frames for x in (x0, x1)]
    outer = [(xs[0], y, xs[-1], y) for y in (ys[0], ys[-1])], [(x, ys[0], x, ys[-1]) for x in (xs[0], xs[-1])]
    (grid,) = ruled(ink([*across, *outer[0]], [*down, *outer[1]]))
    assert found(grid) == {(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)}
