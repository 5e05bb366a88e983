"""Rows of a table that was read anew, as rows of the reading before: they are the same where they stand on the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def same_rows(table: Table, before: Table) -> Mapping[int, int]:
    """Row of the one -> row of the other, each at most once; by their numbers where there are no places."""
    if table is before:
        return {row: row for row in range(table.n_rows)}
    spans, old = dict(_spans(table)), dict(_spans(before))
    if not spans or not old:
        return {row: row for row in range(min(table.n_rows, before.n_rows))}
    return dict(_paired(sorted(spans.items()), sorted(old.items())))


def _paired(rows: Iterable[tuple[int, Span]], before: Sequence[tuple[int, Span]]) -> Iterator[tuple[int, int]]:
    """Both from the top down: each is the next one that holds its middle, or has its own middle in it."""
    at = 0
    for row, span in rows:
        while at < len(before) and (before[at][1].page, before[at][1].middle) < (span.page, span.top):
            at += 1
        if at < len(before) and (span.holds(before[at][1]) or before[at][1].holds(span)):
            yield row, before[at][0]
            at += 1


def _spans(table: Table) -> Iterator[tuple[int, Span]]:
    """Of each row in which cells begin: that of them which ends first."""
    found: dict[int, Span] = {}
    for cell in table.cells:
        if cell.box is None or cell.page is None:
            continue
        span = Span(cell.page, cell.box.y0, cell.box.y1)
        known = found.get(cell.row, span)
        found[cell.row] = min(span, known, key=lambda one: (one.page, one.foot))
    yield from found.items()
