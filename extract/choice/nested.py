"""Tables that stand inside a cell of another: the cell keeps what it prints, and the inner table is one of its own.

Many small grids side by side, each with a header of its own, are how a cascading tree is often drawn: boxes, no tables.
"""

from collections.abc import Sequence

from extract.choice.rivals import Candidate, same_place
from extract.document import Box, Table

INSIDE = 0.9
"""Share of a grid that must lie in a cell for it to stand inside."""
MANY = 4
"""Grids side by side, from which a page is a tree of boxes; people set two, seldom three tables in one row."""
_LEVEL = 0.5
"""Share of the lower grid's height that grids of one row have in common."""


def stands_in(box: Box | None, table: Table) -> bool:
    """Whether a grid lies in one cell of another, of the same page."""
    held = (cell.box for cell in table.cells if cell.box is not None)
    return box is not None and any(one.overlap(box) >= INSIDE * box.area for one in held)


def inner(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The ruled grids that stand inside a cell of another ruled one."""
    ruled = [c for c in candidates if c.table.borders == "ruled"]
    return [c for c in ruled if any(stands_in(c.box, other.table) for other in ruled if other is not c)]


def with_nested(tables: Sequence[Table], nested: Sequence[Candidate], least: float) -> tuple[Table, ...]:
    """The tables and those inside their cells that are no drawings, from the top down; `least`: score of these."""
    free = [c for c in nested if c.refusal is None and c.score >= least and _has_room(c, tables)]
    every = [*tables, *(c.table for c in free)]
    return tuple(sorted(every, key=lambda table: (table.box.y0, table.box.x0) if table.box else (0.0, 0.0)))


def _has_room(candidate: Candidate, tables: Sequence[Table]) -> bool:
    return all(
        stands_in(candidate.box, table) for table in tables if table.box and same_place(candidate.box, table.box)
    )


def is_tree_of_boxes(boxes: Sequence[Box], headed: Sequence[Box]) -> bool:
    """Whether so many grids with headers stand side by side that they are boxes; one inside another does not count."""
    apart = [box for box in headed if not any(_lies_over(other, box) for other in boxes if other is not box)]
    return any(_beside(box, apart) >= MANY for box in apart)


def _lies_over(outer: Box, inner: Box) -> bool:
    return outer.overlap(inner) > 0.9 * inner.area and outer.width > inner.width


def _beside(one: Box, boxes: Sequence[Box]) -> int:
    """Grids that stand in the row of this one, none over another."""
    count, end = 0, float("-inf")
    for box in sorted(boxes, key=lambda b: b.x0):
        shared = min(one.y1, box.y1) - max(one.y0, box.y0)
        if shared > _LEVEL * min(one.height, box.height) and box.x0 >= end:
            count, end = count + 1, box.x1
    return count
