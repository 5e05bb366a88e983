"""Shapes of ink cut into lines."""

import numpy as np
import pytest

from extract.scan.cut import lines_of

LETTER = 10.0
Box = tuple[float, float, float, float]


def cut(*shapes: Box) -> list[list[float]]:
    """The lines of letters that are boxes of ink: x0, y0, x1, y1, base."""
    ink = np.zeros((200, 400), np.uint8)
    for x0, y0, x1, y1 in shapes:
        ink[int(y0) : int(y1), int(x0) : int(x1)] = 1
    found = lines_of(np.array(shapes, np.float32), LETTER, ink)
    return [[float(v) for v in box] for box in found]


def word(x: float, y: float, letters: int = 5) -> list[Box]:
    """Letters side by side."""
    return [(x + 8 * k, y, x + 8 * k + 7, y + LETTER) for k in range(letters)]


def test_lines_that_a_tail_ties_together_are_two() -> None:
    tail = (56.0, 20.0, 60.0, 46.0)  # the "g" of one line grown together with the "d" below it
    one, other = cut(*word(10, 20), tail, *word(10, 36))
    assert one[1] == 20 and 30 <= one[3] <= 36 and one[4] == 30
    assert 30 <= other[1] <= 36 and other[3] == 46


def test_letters_of_one_line_stay_together() -> None:
    tall = [(60.0, 16.0, 66.0, 30.0), (70.0, 20.0, 76.0, 34.0)]
    assert len(cut(*word(10, 20), *tall)) == 1


@pytest.mark.parametrize(("x", "kept"), [(0.0, False), (7.0, True)])
def test_a_speck_before_a_number_is_no_part_of_it(x: float, kept: bool) -> None:
    """What stands close is the mark of a sentence or a decimal."""
    (line,) = cut((x, 27.0, x + 2, 30.0), *word(12, 20, 2))
    assert (line[0] == x) is kept


def test_lines_grown_together_are_cut_at_their_valleys() -> None:
    block = (10.0, 20.0, 90.0, 76.0)
    assert len(cut(block)) == 2


def test_the_dots_of_a_colon_that_stands_alone_are_one_line() -> None:
    colon = [(100.0, 20.0, 103.5, 22.5), (100.0, 28.0, 103.5, 30.5)]
    assert [box[:4] for box in cut(*colon)] == [[100.0, 20.0, 103.5, 30.5]]
    for other in ((100.0, 34.0, 103.5, 36.5), (106.0, 28.0, 109.5, 30.5), (100.0, 28.0, 106.0, 30.5)):
        assert len(cut(colon[0], other)) == 2


def test_a_letter_grown_together_with_one_of_the_next_line_is_the_first_of_both() -> None:
    """The "p" that begins one line and the "f" under it: neither line begins behind it."""
    lines = cut((10.0, 20.0, 17.0, 46.0), *word(18, 20), *word(18, 36))
    assert [line[0] for line in lines] == [10, 10]


def test_a_figure_of_which_a_stroke_left_three_pieces_is_one_line() -> None:
    """The lowest piece is put to the middle one before both are held against the upper one."""
    assert len(cut((10.0, 20.0, 18.0, 24.2), (12.0, 26.0, 16.0, 29.0), (14.0, 30.0, 20.0, 33.0))) == 1
