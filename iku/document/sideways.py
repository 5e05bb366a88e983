"""Columns of one table on pages of their own: a sheet that was printed wider than its paper.

Such parts have the rows of the other, at the same heights, and other columns. The document tells of those that
`extract.stitch.sideways` did not put to their table: a box that was set aside, say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Box, Document, Table
from extract.grouped import grouped

_LEAST = 5
"""Borders between rows, at several distances, from which no two tables have the same by chance."""
_NEAR = 1.0
"""Points by which they may miss each other."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A grid of a page, where its rows part, and whether its cells are in the tables that are used."""

    page: int
    borders: tuple[float, ...]
    used: bool

    def ends_like(self, other: "_Part") -> bool:
        """Whether both begin and end at the same heights: the cheap question, asked first."""
        ends = ((self.borders[0], other.borders[0]), (self.borders[-1], other.borders[-1]))
        return all(abs(a - b) <= _NEAR for a, b in ends)

    def rows_of(self, other: "_Part") -> bool:
        """Whether the borders between the rows of the one are all among the other's."""
        few, many = sorted((self.borders, other.borders), key=len)
        uneven = {round(b - a) for a, b in pairwise(few)}
        return len(few) > _LEAST and len(uneven) > 1 and all(any(abs(y - at) <= _NEAR for at in many) for y in few)


def cut_sideways(document: Document, used: Sequence[Table]) -> Iterator[tuple[int, int]]:
    """Pages with a table, or a box, that nobody used and that has the rows of a used one; and that one's page."""
    held = {(cell.page, cell.box) for table in used for cell in table.cells if cell.lines}
    tables = [(page.number, table) for page in document.pages for table in page.tables]
    tables += [(page.number, aside.table) for page in document.pages for aside in page.aside]
    parts = [_part(number, table, held) for number, table in tables if table.box]
    known = grouped((round(part.borders[0]), part) for part in parts if part.used)
    for part in (part for part in parts if not part.used):
        near = (one for top in (-1, 0, 1) for one in known.get(round(part.borders[0]) + top, ()))
        same = (one.page for one in near if one.page != part.page and part.ends_like(one) and part.rows_of(one))
        other = next(same, None)
        if other is not None:
            yield part.page, other


def _part(page: int, table: Table, held: set[tuple[int | None, Box | None]]) -> _Part:
    boxes = [cell.box for cell in table.cells if cell.box]
    borders = {box.y0 for box in boxes} | {box.y1 for box in boxes}
    used = any((cell.page, cell.box) in held for cell in table.cells if cell.lines)
    return _Part(page, tuple(sorted(borders)) or (0.0,), used)
