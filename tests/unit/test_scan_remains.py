"""What a stamp leaves where rules cross it: along the mark and at the rule it is no letter."""

import numpy as np
import pytest

from extract.scan.remains import remains

cv2 = pytest.importorskip("cv2")

LETTER, RULE = 14.0, 60
"""Pixels: a letter's height; where a level rule lies."""


def left(*shapes: tuple[int, int, int, int], marked: bool = True) -> list[bool]:
    """Which shapes (x0, y0, x1, y1), full of ink, are left of a slanting mark that stops on either side of the rule."""
    marks, rules, ink = (np.zeros((120, 160), np.uint8) for _ in range(3))
    cv2.line(marks, (20, 110), (66, RULE + 4), (1.0,), 5)
    cv2.line(marks, (74, RULE - 4), (120, 10), (1.0,), 5)
    rules[RULE - 1 : RULE + 2] = 1
    for x0, y0, x1, y1 in shapes:
        ink[y0:y1, x0:x1] = 1
    found = remains(np.array(shapes, np.float32), ink, marks if marked else None, rules, LETTER)
    return found.tolist()


def test_a_piece_between_the_mark_s_ends_is_left_of_it() -> None:
    assert left((66, RULE + 2, 74, RULE + 7), (68, RULE - 8, 77, RULE - 1)) == [True, True]


def test_a_figure_beside_the_mark_and_one_away_from_the_rule_are_print() -> None:
    assert left((78, RULE + 4, 86, RULE + 18), (40, 88, 48, 102), (120, RULE + 3, 128, RULE + 17)) == [False] * 3


def test_a_long_stroke_along_the_rule_is_none() -> None:
    assert left((50, RULE + 2, 50 + 4 * int(LETTER), RULE + 6)) == [False]


def test_without_marks_there_is_nothing_left_of_any() -> None:
    assert left((66, RULE + 2, 74, RULE + 7), marked=False) == [False]
