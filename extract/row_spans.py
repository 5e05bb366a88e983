"""Where the rows of a table stand on their pages."""

from typing import NamedTuple

from extract.document import Table


class Span(NamedTuple):
    """Where a row stands: a page and, in points from its top, from where to where."""

    page: int
    top: float
    foot: float

    @property
    def middle(self) -> float:
        """Points from the top of the page."""
        return (self.top + self.foot) / 2

    def holds(self, other: "Span") -> bool:
        """Whether another row's middle stands in it."""
        return self.page == other.page and self.top <= other.middle < self.foot


def row_spans(table: Table) -> dict[int, Span]:
    """Of each row in which cells with a place begin: that of them which ends first."""
    found: dict[int, Span] = {}
    for cell in table.cells:
        if cell.box is not None and cell.page is not None:
            span = Span(cell.page, cell.box.y0, cell.box.y1)
            found[cell.row] = min(span, found.get(cell.row, span), key=lambda one: (one.page, one.foot, one.top))
    return found
