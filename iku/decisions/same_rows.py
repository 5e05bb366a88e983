"""Rows of a table that was read anew, as rows of the reading before: they are the same where they stand on the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.document import Table
from extract.row_spans import Span, row_spans


def same_rows(table: Table, before: Table) -> Mapping[int, int]:
    """Row of the one -> row of the other, each at most once; by their numbers where there are no places."""
    if table is before:
        return {row: row for row in range(table.n_rows)}
    spans, old = row_spans(table), row_spans(before)
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
