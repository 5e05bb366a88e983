"""Numbers of tables and rows that stay as they are in the reading without decisions; new ones come last."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from extract.document import Document, Table
from extract.row_spans import Span, row_spans
from iku.decisions.left_out import left_out
from iku.decisions.regions import shared
from normalize.model import Indicator, Normalised, NormalTable
from normalize.normalise import normalise

_NOWHERE: Final = -1
"""Of a row that was none before."""


def plain_of(drawn: Document, undrawn: Document, name: str, before: Sequence[Table]) -> Normalised:
    """A document that was read with people's lines, its tables called as in the reading without them; rows that the
    lines leave out are told."""
    made = normalise(drawn, name, before)
    if drawn is undrawn:
        return made
    as_read = normalise(undrawn, name, before)
    return numbered(replace(made, refused=(*made.refused, *left_out(made, as_read))), as_read)


def numbered(doc: Normalised, before: Normalised) -> Normalised:
    """The document with its tables called as before where they stand where one stood."""
    left = list(before.tables)
    highest = max((table.number for table in left), default=0)
    fresh = count(highest + 1)
    made = []
    for table in doc.tables:
        old = _old(table, left)
        if old is not None:
            left.remove(old)
        made.append(_rows_as(table, old) if old else replace(table, number=next(fresh)))
    return replace(doc, tables=tuple(sorted(made, key=lambda table: table.number)))


def _rows_as(table: NormalTable, old: NormalTable) -> NormalTable:
    """The table under its old number, its rows too where they are the same rows of the page; new ones come last."""
    known = dict(zip(_keys(old.indicators), (row.row for row in old.indicators), strict=True))
    homes = _same_rows(table.source, old.source) if table.source and old.source else {}
    fresh = count(max(known.values(), default=0) + 1)
    keys = [(homes.get(row, _NOWHERE), at) for row, at in _keys(table.indicators)]
    called = {
        row.row: known[key] if key in known else next(fresh) for key, row in zip(keys, table.indicators, strict=True)
    }
    if all(new == was for new, was in called.items()):
        return replace(table, number=old.number)
    return replace(
        table,
        number=old.number,
        indicators=tuple(replace(row, row=called[row.row]) for row in table.indicators),
        corrections=tuple(replace(one, row=called.get(one.row or 0)) for one in table.corrections),
        doubts=tuple(replace(one, row=called.get(one.row or 0)) for one in table.doubts),
    )


def _keys(rows: Sequence[Indicator]) -> Iterator[tuple[int, int]]:
    """Of each row: where it begins on the page, and which of those that begin there it is."""
    seen: Counter[int] = Counter()
    for row in rows:
        yield row.source_row, seen[row.source_row]
        seen[row.source_row] += 1


def _old(table: NormalTable, left: Sequence[NormalTable]) -> NormalTable | None:
    same = (one for one in left if one.source is table.source)
    near = (one for one in left if one.source and table.source and _same(one.source, table.source))
    return next(same, None) or next(near, None)


def _same(one: Table, other: Table) -> bool:
    """Tables of one place; where there are no places, with the same first cells."""
    if one.box is None or other.box is None:
        return [cell.text for cell in one.cells[:6]] == [cell.text for cell in other.cells[:6]]
    return one.page == other.page and shared(one.box, other.box)


def _same_rows(table: Table, before: Table) -> Mapping[int, int]:
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
