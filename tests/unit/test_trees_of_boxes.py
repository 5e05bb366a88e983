"""Grids side by side: two or three are tables, more are a tree of boxes."""

import pytest

from extract.choice.nested import is_tree_of_boxes
from extract.document import Box


def row(*places: tuple[float, float], wide: float = 20, high: float = 10) -> list[Box]:
    return [Box(x, y, x + wide, y + high) for x, y in places]


LEVEL = ((0, 0), (20, 0), (40, 0), (60, 0))


@pytest.mark.parametrize(
    ("boxes", "is_tree"),
    [
        (row(*LEVEL), True),
        (row(*LEVEL[:3]), False),
        (row(*LEVEL[:3], (60, 4.5)), True),  # more than half of its height beside them
        (row(*LEVEL[:3], (60, 5)), False),
        (row(*LEVEL[:3], (60, -5)), False),
        (row(*LEVEL[:3], (59.75, 0)), False),  # over another
        (row(*LEVEL[:3]) + row((60, 0), high=40), True),  # half of the lower one
        (row((0, 0), (30, 0), (60, 0), (90, 30)), False),
    ],
)
def test_four_in_a_row_are_a_tree(boxes: list[Box], is_tree: bool) -> None:
    assert is_tree_of_boxes(boxes, boxes) == is_tree


def test_what_stands_inside_another_does_not_count() -> None:
    boxes = row(*LEVEL)
    assert not is_tree_of_boxes([*boxes, Box(38, -1, 61, 11)], boxes)
    assert is_tree_of_boxes([*boxes, Box(38, 1.5, 61, 11)], boxes)  # holds less than nine tenths of it
    assert not is_tree_of_boxes([*boxes, Box(0, 0, 80, 10)], [*boxes[:3], Box(0, 0, 80, 10)])
