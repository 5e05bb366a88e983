"""Strokes as numbers: which of them meet."""

import numpy as np
import pytest

from extract.scan.sheet import meets

UPRIGHT = np.array([(10, 50, 100, 1)], np.float32)
"""From y 10 to y 50 at x 100."""


@pytest.mark.parametrize(
    ("end", "across", "is_met"),
    [
        (100, 30, True), (97, 30, True), (96.75, 30, False), (103, 30, True), (103.25, 30, False),
        (100, 8, True), (100, 7.75, False), (100, 52, True), (100, 52.25, False),
    ],
)  # fmt: skip
def test_a_stroke_meets_another_within_three_points_of_it_and_two_of_its_ends(
    end: float, across: float, is_met: bool
) -> None:
    assert meets(end, across, UPRIGHT, apart=3, beside=2) == is_met


def test_one_of_several_is_enough() -> None:
    assert meets(60, 30, np.concatenate([UPRIGHT, UPRIGHT - [0, 0, 40, 0]]).astype(np.float32), 1, 1)
    assert not meets(60, 30, UPRIGHT[:0], 1, 1)
