"""What a closed outline is, told by its corners."""

import pytest

from extract.pdf.plane import is_rectangle, within

LEVEL = [(0.0, 0.0), (9.0, 0.0), (9.0, 5.0), (0.0, 5.0)]


@pytest.mark.parametrize("points", [LEVEL, [*LEVEL, LEVEL[0]]])
def test_four_level_and_upright_sides(points: list[tuple[float, float]]) -> None:
    assert is_rectangle(points)


@pytest.mark.parametrize("points", [LEVEL[:3], [*LEVEL, LEVEL[0], LEVEL[1]], [(0.0, 0.0), (9.0, 4.0), *LEVEL[2:]]])
def test_everything_else(points: list[tuple[float, float]]) -> None:
    assert not is_rectangle(points)


def test_a_box_within_another() -> None:
    assert within((0, 0, 9, 9), (5, 5, 20, 20)) == (5, 5, 9, 9)
    assert within((0, 0, 5, 5), (5, 5, 20, 20)) == (5, 5, 5, 5)
    assert within((0, 0, 4, 9), (5, 5, 20, 20)) is None
    assert within(None, (5, 5, 20, 20)) is None
