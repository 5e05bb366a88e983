"""Headers without rules between their cells."""

import numpy as np
import pytest

from extract.engines.ruled.unparted import all_cuts, cuts

BORDERS = (0.0, 30.0, 130.0, 200.0, 240.0, 280.0, 320.0, 400.0)
"""No, indicator, condition, three years, final condition."""
HEADER = ((8.0, 20.0), (60.0, 100.0), (140.0, 190.0), (215.0, 305.0), (330.0, 390.0))


def letters(*texts: tuple[float, float]) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    """A letter every half size from one end of each text to the other."""
    return np.concatenate([np.arange(a, b + 0.1, 4.0) for a, b in texts]).astype(np.float32)


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_texts_over_columns_of_their_own_are_cells(scale: float) -> None:
    found = cuts(letters(*HEADER) * np.float32(scale), [x * scale for x in BORDERS], (), 8.0 * scale)
    assert found == (1, 2, 3, 6)


def test_a_step_of_the_header_tells_more_than_the_middle() -> None:
    shifted = (*HEADER[:3], (205.0, 275.0), HEADER[4])
    assert cuts(letters(*shifted), BORDERS, (), 8.0)[-1] == 5
    assert cuts(letters(*shifted), BORDERS, (2, 6), 8.0)[-1] == 6


def test_a_title_stays_whole() -> None:
    assert cuts(letters((20.0, 20.0))[:0], BORDERS, (), 8.0) == ()
    assert cuts(letters((20.0, 380.0)), BORDERS, (), 8.0) == ()
    assert cuts(letters((20.0, 180.0), (250.0, 380.0)), BORDERS, (), 8.0) == ()
    assert cuts(letters((2.0, 40.0), (60.0, 70.0), (75.0, 390.0)), BORDERS, (), 8.0) == ()


def test_empty_cells_beside_the_texts_of_a_row_are_cells() -> None:
    row = ((133.0, 190.0), (205.0, 230.0), (250.0, 270.0))
    assert all_cuts(letters(*row), BORDERS, 8.0) == [1, 2, 3, 4, 5, 6]


def test_a_first_text_away_from_the_edge_may_be_of_a_merged_cell() -> None:
    row = ((150.0, 180.0), (205.0, 230.0), (330.0, 390.0))
    assert all_cuts(letters(*row), BORDERS, 8.0) == [3, 4, 5, 6]
    assert all_cuts(letters((20.0, 180.0), *row[1:]), BORDERS, 8.0) == [3, 4, 5, 6]


def test_two_texts_are_two_cells_where_other_rows_are_parted_so() -> None:
    row = letters((20.0, 30.0), (120.0, 140.0))
    assert all_cuts(row, [0.0, 100.0, 200.0, 300.0], 8.0) == []
    assert all_cuts(row, [0.0, 100.0, 200.0, 300.0], 8.0, alike=True) == [1, 2]
    over = letters((20.0, 130.0), (240.0, 260.0))
    assert all_cuts(over, [0.0, 100.0, 200.0, 300.0], 8.0, alike=True) == []
