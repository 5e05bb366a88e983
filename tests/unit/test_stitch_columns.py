import pytest

from extract.document import Box, Cell, Line
from extract.stitch.columns import match_columns, numbered
from extract.stitch.ink import extents, match_ink, numbers_of

EDGES = (10.0, 40.0, 120.0, 200.0, 260.0)


def match(second, loose=False):
    return match_columns(EDGES, second, 4, len(second) - 1, 9.0, loose=loose)


@pytest.mark.parametrize("shift", [0.0, 18.0, -25.0])
def test_pages_with_other_margins_have_the_same_columns(shift):
    found = match(tuple(x + shift for x in EDGES))
    assert found.first == found.second == (0, 1, 2, 3, 4)


def test_an_empty_column_whose_edge_is_missing_stays_a_column():
    found = match((10.0, 40.0, 120.0, 260.0))
    assert found.n_cols == 4
    assert found.second == (0, 1, 2, 4)


def test_a_page_without_most_rules_has_the_columns_when_each_of_its_edges_is_one_of_theirs():
    many = tuple(float(x) for x in range(0, 1300, 100))
    few = (0.0, 100.0, 200.0, 300.0, 1100.0, 1200.0)
    assert match_columns(many, few, 12, 5, 9.0).second == (0, 1, 2, 3, 11, 12)
    assert match_columns(many, (*few[:4], 1150.0, 1200.0), 12, 5, 9.0) is None


def test_an_edge_more_makes_a_finer_grid():
    found = match((10.0, 40.0, 120.0, 160.0, 200.0, 260.0))
    assert found.first == (0, 1, 2, 4, 5)
    assert found.second == (0, 1, 2, 3, 4, 5)


def test_a_clipped_outer_edge_is_the_same_edge():
    assert match((10.0, 40.0, 120.0, 200.0, 240.0)).n_cols == 4


def test_an_edge_badly_seen_between_good_ones_is_no_new_column():
    assert match((10.0, 40.0, 131.0, 200.0, 260.0)).n_cols == 4


def test_other_widths_are_other_columns():
    assert match((10.0, 60.0, 100.0, 170.0, 260.0)) is None
    assert match((10.0, 260.0)) is None


def test_without_rules_edges_may_lie_further_apart():
    wide = tuple(3 * x for x in EDGES)
    moved = tuple(x + 7 * (-1) ** at for at, x in enumerate(wide))
    assert match_columns(wide, moved, 4, 4, 9.0) is None
    assert match_columns(wide, moved, 4, 4, 9.0, loose=True).n_cols == 4


def test_under_one_header_columns_are_told_by_number():
    assert numbered(EDGES, (10.0, 50.0, 100.0, 215.0, 260.0)).n_cols == 4
    assert numbered(EDGES, (10.0, 90.0, 130.0, 215.0, 260.0)) is None
    assert numbered(EDGES, (10.0, 260.0)) is None


def test_flowing_tables_need_as_many_columns():
    assert match_columns((), (), 4, 4, 0.0).n_cols == 4
    assert match_columns((), EDGES, 4, 3, 9.0) is None


def ink(*columns):
    cells = [Cell(0, col, lines=(Line("a", Box(x0, 0, x1, 9), 1),)) for col, (x0, x1) in enumerate(columns)]
    return extents(cells, 1)


def test_texts_over_each_other_are_one_column():
    found = match_ink(ink((12, 20), (45, 110), (130, 190), (210, 250)), ink((12, 22), (50, 90), (125, 150), (215, 240)),
                      EDGES, 4)  # fmt: skip
    assert found.second == (0, 1, 2, 3, 4)


def test_two_columns_seen_as_one_span_both():
    found = match_ink(ink((12, 20), (45, 110), (130, 190), (210, 250)), ink((12, 20), (45, 110), (130, 250)), EDGES, 3)
    assert found.second == (0, 1, 2, 4)


@pytest.mark.parametrize(("kept", "fits"), [(4, True), (3, False)])
def test_four_of_five_columns_found_again_are_enough(kept, fits):
    columns = [(10 + 50 * k, 30 + 50 * k) for k in range(5)]
    edges = tuple(50.0 * k for k in range(6))
    assert (match_ink(ink(*columns), ink(*columns[:kept]), edges, kept) is not None) is fits


def test_texts_elsewhere_are_other_columns():
    first = ink((12, 20), (45, 110), (130, 190), (210, 250))
    assert match_ink(first, ink((12, 20), (100, 150), (160, 230)), EDGES, 3) is None
    assert match_ink(first, {}, EDGES, 3) is None


def test_a_cell_over_two_columns_says_nothing_of_where_they_are():
    def cell(col, span, x0, x1):
        return Cell(0, col, 1, span, (Line("teks", page=1, box=Box(x0, 0, x1, 9)),))

    assert extents([cell(0, 1, 10, 40), cell(1, 2, 50, 190)], 1) == {0: (10, 40)}


@pytest.mark.parametrize(
    ("starts", "numbers"),
    [
        ([0, 2, 4], (0, 2, 4, 6)),
        ([3, None, 4], (0, 1, 4, 6)),
        ([None, None, 2], (0, 1, 2, 6)),
        ([0, 2, 2], None),
        ([0, 3, None, 4], None),
        ([0, 5], (0, 5, 6)),
        ([0, 6], None),
    ],
)
def test_columns_without_text_share_the_room_between_their_neighbours(starts, numbers):
    assert numbers_of(starts, 6) == numbers
