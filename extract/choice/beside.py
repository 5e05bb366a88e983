"""Pages of boxes: a cascading tree is often drawn as many small grids side by side, each with a header of its own."""

from collections.abc import Sequence

from extract.document import Box

MANY = 4
"""Grids side by side, from which a page is a tree of boxes; people set two, seldom three tables in one row."""
_LEVEL = 0.5
"""Share of the lower grid's height that grids of one row have in common."""


def is_tree_of_boxes(boxes: Sequence[Box], headed: Sequence[Box]) -> bool:
    """Whether so many grids with headers stand side by side that they are boxes; one inside another does not count."""
    apart = [box for box in headed if not any(_holds(other, box) for other in boxes if other is not box)]
    return any(_beside(box, apart) >= MANY for box in apart)


def _holds(outer: Box, inner: Box) -> bool:
    return outer.overlap(inner) > 0.9 * inner.area and outer.width > inner.width


def _beside(one: Box, boxes: Sequence[Box]) -> int:
    """Grids that stand in the row of this one, none over another."""
    count, end = 0, float("-inf")
    for box in sorted(boxes, key=lambda b: b.x0):
        shared = min(one.y1, box.y1) - max(one.y0, box.y0)
        if shared > _LEVEL * min(one.height, box.height) and box.x0 >= end:
            count, end = count + 1, box.x1
    return count
