"""A page read again with a person's lines: what was read in the regions gives way to what the lines say."""

from collections.abc import Sequence
from dataclasses import replace

from extract.cells.fill import fill
from extract.document import Aside, Box, Page, Table, around
from extract.drawn.lines import ENGINE, Lines, grid_of
from extract.drawn.rest import rest_of, without
from extract.ink import Ink
from extract.levels.table import leveled
from extract.loose import loose
from extract.sense import HeaderSense
from extract.stitch import stitch
from extract.titles import titled

_GIVES_WAY = 0.2
"""Share of the smaller of two regions, from which both cannot stand on one page."""


def drawn(page: Page, ink: Ink, regions: Sequence[Lines], sense: HeaderSense) -> Page | None:
    """The page with the regions read between their lines; None where a region has no room for a cell with text."""
    tables, asides, left = list(page.tables), list(page.aside), list[Aside]()
    for region in regions:
        table = table_of(page, ink, region, sense)
        if table is None:
            return None
        rests = [rest_of(one, region.box) for one in tables if _same_place(one.box, region.box)]
        tables = [one for one in tables if not _same_place(one.box, region.box)]
        tables += _joined([table, *(part for rest in rests for part in rest.rows)], sense)
        left += [one for rest in rests for one in rest.aside]
        asides = [one for one in asides if not _same_place(one.table.box, region.box)]
    asides += left
    drawings = [one.table.box for one in asides if one.table.box]
    named, after = titled(ink, tables, drawings)
    named = tuple(replace(one, titles=without(one.titles, left)) for one in named)
    return replace(
        page, tables=named, after=without(after, left), aside=tuple(asides),
        loose=loose(ink, named, asides), fate="dibaca", unread=False,
    )  # fmt: skip


def table_of(page: Page, ink: Ink, region: Lines, sense: HeaderSense) -> Table | None:
    """What stands between the lines of one region; None where nothing does."""
    if not region.fit(page):
        return None
    every = (*page.tables, *(one.table for one in page.aside))
    held = [one for one in every if _same_place(one.box, region.box)]
    grid = grid_of(region, ink, held)
    table = fill(ink, grid) if grid is not None else None
    if table is None or not any(cell.lines for cell in table.cells):
        return None
    return table if region.y or held else leveled(table, sense)


def _joined(parts: Sequence[Table], sense: HeaderSense) -> Sequence[Table]:
    """A table that was drawn with the rows that stand over and under it, as one where they have the same columns."""
    ordered = sorted(parts, key=_top)
    made = stitch(ordered, sense)
    if len(parts) == 1 or len(made) > 1:
        return parts
    return [replace(made[0], engine=ENGINE, score=parts[0].score, box=around(one.box for one in parts), joins=())]


def _top(table: Table) -> float:
    return table.box.y0 if table.box else 0.0


def _same_place(one: Box | None, other: Box) -> bool:
    return one is not None and one.shares(other, _GIVES_WAY)
