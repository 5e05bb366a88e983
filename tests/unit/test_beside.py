"""Trees of boxes are told from tables that stand side by side."""

import pytest

from extract.choice.nested import is_tree_of_boxes
from extract.document import Box


def row(count: int, top: float = 100.0) -> list[Box]:
    return [Box(50 + 120 * k, top, 150 + 120 * k, top + 80 + k) for k in range(count)]


@pytest.mark.parametrize(("boxes", "tree"), [(row(4), True), (row(3), False), (row(3) + row(3, 300.0), False)])
def test_many_grids_in_one_row_are_a_tree(boxes: list[Box], tree: bool) -> None:
    assert is_tree_of_boxes(boxes, boxes) is tree


def test_boxes_inside_a_table_do_not_count() -> None:
    assert not is_tree_of_boxes([Box(0, 0, 900, 500), *row(4)], row(4))


def test_grids_without_headers_are_parts_of_a_table() -> None:
    assert not is_tree_of_boxes(row(6), row(6)[:1])
