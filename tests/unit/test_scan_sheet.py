"""A sheet on something dark: what is cut off, and what is left as it was."""

import numpy as np
import pytest

from extract.scan.outline import only_sheet
from extract.scan.picture import Grey, Picture

cv2 = pytest.importorskip("cv2")
WIDTH, HEIGHT, PAPER, GROUND = 800, 600, 240, 60
MARK = (300, 250)
"""Where a black mark stands on the sheet."""


def laid(corners: list[tuple[int, int]], ground: int = GROUND, blur: int = 0) -> Grey:
    """A sheet with these corners, from the top left clockwise; `blur`: pixels over which its border fades."""
    grey = np.full((HEIGHT, WIDTH), ground, np.uint8)
    cv2.fillConvexPoly(grey, np.array(corners, np.int32), PAPER)
    grey = cv2.blur(grey, (blur, blur)) if blur else grey
    cv2.rectangle(grey, (MARK[0] - 5, MARK[1] - 5), (MARK[0] + 5, MARK[1] + 5), 0, -1)
    return grey


LEVEL = [(60, 50), (740, 50), (740, 550), (60, 550)]


@pytest.mark.parametrize(
    ("corners", "dark"),
    [
        (LEVEL, 0),
        ([(60, 60), (740, 50), (750, 550), (50, 560)], 0),
        ([(60, 100), (740, 100), (740, 500), (60, 500)], 0),
        ([(200, 150), (600, 150), (600, 450), (200, 450)], GROUND),
    ],
)
def test_what_a_large_sheet_lies_on_is_cut_off(corners: list[tuple[int, int]], dark: int) -> None:
    grey = laid(corners)
    found = only_sheet(Picture(grey, 2.0)).grey
    assert found.shape == grey.shape
    assert found[5, 5] == (dark or PAPER) and found[MARK[1], MARK[0]] < 30
    assert ((found[::40, ::40] == GROUND).any()) == bool(dark)


@pytest.mark.parametrize(
    ("ground", "blur", "cut"), [(150, 0, True), (180, 0, True), (205, 0, False), (60, 31, True), (60, 81, False)]
)
def test_a_soft_or_a_pale_border_is_no_edge_of_a_sheet(ground: int, blur: int, cut: bool) -> None:
    grey = laid(LEVEL, ground, blur)
    found = only_sheet(Picture(grey, 2.0)).grey
    assert np.array_equal(found, grey) is not cut


def test_a_sheet_seen_from_an_angle_is_made_upright_in_its_place() -> None:
    grey = laid([(60, 90), (740, 50), (760, 520), (40, 560)])
    for x, y in ((70, 100), (730, 62), (750, 508), (52, 546)):  # at the corners of the sheet
        cv2.rectangle(grey, (x - 4, y - 4), (x + 4, y + 4), 0, -1)
    found = only_sheet(Picture(grey, 2.0)).grey
    rows, columns = np.nonzero(found[:, :200] < 60)
    assert np.ptp(columns[rows < 200]) < 14 and abs(columns[rows < 200].mean() - columns[rows > 400].mean()) < 8
    right, across = np.nonzero(found[:, 600:] < 60)
    assert np.ptp(across) < 14 and abs(across[right < 200].mean() - across[right > 400].mean()) < 8
    assert abs(rows[rows < 200].mean() - right[right < 200].mean()) < 8


def test_the_print_of_a_sheet_that_lies_straight_stays_as_it_is() -> None:
    grey = laid(LEVEL)
    found = only_sheet(Picture(grey, 2.0)).grey
    assert (found[60:540, 70:730] == grey[60:540, 70:730]).all()


OFF_THE_LEFT = [(0, 60), (740, 50), (750, 550), (0, 560)]


@pytest.mark.parametrize("turns", range(4))
def test_a_sheet_that_runs_off_the_picture_is_cut_out_but_not_moved(turns: int) -> None:
    grey = laid(OFF_THE_LEFT)
    inner = cv2.erode((grey != GROUND).astype(np.uint8), np.ones((9, 9), np.uint8), borderValue=1) > 0
    grey[100:520:20, 20:700:20] = 0
    grey, inner = np.ascontiguousarray(np.rot90(grey, turns)), np.rot90(inner, turns)
    found = only_sheet(Picture(grey, 2.0)).grey
    assert (found[inner] == grey[inner]).all()
    assert not (found == GROUND).any()


@pytest.mark.parametrize("turns", range(4))
def test_a_sheet_is_left_as_it_is_where_one_of_its_sides_is_pale(turns: int) -> None:
    grey = laid(OFF_THE_LEFT)
    grey[562:, :] = 205
    grey = np.ascontiguousarray(np.rot90(grey, turns))
    assert np.array_equal(only_sheet(Picture(grey, 2.0)).grey, grey)


def test_what_is_light_and_round_is_no_sheet() -> None:
    grey = np.full((HEIGHT, WIDTH), GROUND, np.uint8)
    cv2.ellipse(grey, (WIDTH // 2, HEIGHT // 2), (390, 290), 0, 0, 360, PAPER, -1)
    assert np.array_equal(only_sheet(Picture(grey, 2.0)).grey, grey)
