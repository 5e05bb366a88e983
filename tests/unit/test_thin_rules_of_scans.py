"""Rules of a scan that are dotted, dashed, or paler than print."""

import numpy as np
import pytest

from extract.scan.hairlines import dashed, hairlines

pytest.importorskip("cv2")
SCALE = 2.0
Grey = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


def dashes(length: int, gap: int, count: int, thick: int = 1) -> Grey:
    """So many dashes; points."""
    page = np.zeros((80, 400), np.uint8)
    for k in range(count):
        x = 20 + 2 * k * (length + gap)
        page[40 : 40 + 2 * thick, x : x + 2 * length] = 255
    return page


def found(planes: tuple[Grey, Grey]) -> tuple[bool, bool]:
    """Whether anything lies and stands."""
    return bool(planes[0].any()), bool(planes[1].any())


@pytest.mark.parametrize(
    ("page", "is_rule"),
    [
        (dashes(3, 2, 8), True),
        (dashes(3, 4, 8), True),
        (dashes(3, 7, 8), False),  # letters of a column
        (dashes(12, 3, 6), True),
        (dashes(18, 3, 6), False),  # told without this
        (dashes(3, 2, 4), False),  # too short
        (dashes(3, 2, 8, thick=4), False),  # letters
    ],
)
def test_dashes_close_behind_one_another_are_a_rule(page: Grey, is_rule: bool) -> None:
    assert found(dashed(page, SCALE)) == (is_rule, False)
    assert found(dashed(np.ascontiguousarray(page.T), SCALE)) == (False, is_rule)


def test_a_dashed_rule_is_where_its_dashes_are() -> None:
    lying, _ = dashed(dashes(3, 2, 8), SCALE)
    rows, columns = np.nonzero(lying)
    assert 36 <= rows.min() <= 40 and 41 <= rows.max() <= 45
    assert abs(int(columns.min()) - 20) <= 3 and abs(int(columns.max()) - 96) <= 4


def pale(level: int, thick: int = 1, long: int = 60, paper: int = 250) -> Grey:
    page = np.full((80, 400), paper, np.uint8)
    page[40 : 40 + thick, 40 : 40 + 2 * long] = level
    return page


@pytest.mark.parametrize(
    ("page", "is_rule"),
    [
        (pale(200), True), (pale(243), True), (pale(244), False), (pale(155), True), (pale(149), False),
        (pale(200, thick=4), True), (pale(200, thick=6), False), (pale(200, long=34), True),
        (pale(200, long=12), False),
    ],
)  # fmt: skip
def test_pale_thin_long_strokes_are_rules(page: Grey, is_rule: bool) -> None:
    assert found(hairlines(page, SCALE)) == (is_rule, False)
    assert found(hairlines(np.ascontiguousarray(page.T), SCALE)) == (False, is_rule)


def test_the_border_of_a_shaded_area_is_none() -> None:
    page = pale(200)
    page[41:] = 200
    assert found(hairlines(page, SCALE)) == (False, False)
