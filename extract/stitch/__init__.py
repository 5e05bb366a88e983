"""Tables that page breaks cut, made whole: columns matched, repeated headers dropped, cut rows and merges joined;
a header with another name begins a table anew, and columns on pages of their own go back to their table.
"""

from collections.abc import Sequence

from extract.choice.nested import stands_in
from extract.document import Starts, Table, start_of
from extract.grouped import grouped
from extract.sense import HeaderSense
from extract.stitch.anew import begun_anew
from extract.stitch.chain import Chain, begun
from extract.stitch.grow import grown
from extract.stitch.header import letterheads, running_lines
from extract.stitch.sideways import beside
from extract.stitch.title_rows import without_title_rows

__all__ = ["stitch"]


def stitch(
    tables: Sequence[Table], sense: HeaderSense, starts: Starts = frozenset(), ended: frozenset[int] = frozenset()
) -> tuple[Table, ...]:
    """Raw tables in reading order -> logical tables; those at one of `starts` go on no other, nor do those that print
    the header again after a page of `ended`, under whose last table text stands.

    Lines keep their page; a joined cell keeps page and box of its first part with text; every row taken out is in
    `dropped`, every row joined over a break in `joins`. A small grid that pages repeat parts nothing, unless it stands
    on the columns of the table before: in a file that binds one document twice the short last part is printed twice.
    """
    running, apart = running_lines(tables), letterheads(tables, sense) | _nested(tables)
    chains: list[Chain] = []
    last: int | None = None
    for at, table in enumerate(without_title_rows(tables, sense)):
        own = at not in apart or (last is not None and table.n_cols == chains[last].n_cols)
        own = own and start_of(table) not in starts
        whole = grown(chains[last], table, sense, running, ended) if own and last is not None else None
        if whole is not None and last is not None:
            chains[last] = whole
            continue
        chains.append(begun(table, sense))
        last = last if at in apart else len(chains) - 1
    return beside([part for chain in chains for part in begun_anew(chain.table(), sense)])


def _nested(tables: Sequence[Table]) -> set[int]:
    """The tables inside a cell of another, by their numbers: they part nothing either."""
    on_page = grouped((table.page, table) for table in tables if table.box is not None)
    return {
        at
        for at, table in enumerate(tables)
        if table.box and any(stands_in(table.box, other) for other in on_page[table.page] if other is not table)
    }
