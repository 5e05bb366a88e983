"""Boxes of a page."""

from extract.document import Box

ONE = Box(1.0, 2.0, 4.0, 8.0)


def test_scaled_to_a_hundredth_of_a_point() -> None:
    assert ONE.scaled(2.5) == Box(2.5, 5.0, 10.0, 20.0)
    assert ONE.scaled(1 / 3) == Box(0.33, 0.67, 1.33, 2.67)
    assert (ONE.width, ONE.height) == (3.0, 6.0)


def test_two_boxes() -> None:
    other, apart = Box(3.0, 1.0, 6.0, 5.0), Box(5.0, 2.0, 6.0, 8.0)
    assert ONE.union(other) == Box(1.0, 1.0, 6.0, 8.0)
    assert ONE.overlap(other) == 3.0 and ONE.overlap(apart) == 0.0
