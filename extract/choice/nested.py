"""Tables that stand inside a cell of another: the cell keeps what it prints, and the inner table is one of its own."""

from collections.abc import Sequence

from extract.choice.rivals import Candidate, same_place
from extract.document import Box, Table

INSIDE = 0.9
"""Share of a grid that must lie in a cell for it to stand inside."""


def stands_in(box: Box | None, table: Table) -> bool:
    """Whether a grid lies in one cell of another, of the same page."""
    if box is None or table.box is None:
        return False
    least = INSIDE * box.area
    held = (cell.box for cell in table.cells if cell.box is not None)
    return box.overlap(table.box) >= least and any(one.overlap(box) >= least for one in held)


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
