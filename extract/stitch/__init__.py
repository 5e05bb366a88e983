"""Tables that page breaks cut, made whole: columns matched, repeated headers dropped, cut rows and merges joined."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Table
from extract.sense import HeaderSense
from extract.stitch.chain import Chain
from extract.stitch.header import letterheads, running_lines
from extract.stitch.plan import plan_of

__all__ = ["continues", "stitch"]


def stitch(tables: Sequence[Table], sense: HeaderSense) -> tuple[Table, ...]:
    """Raw tables in reading order -> logical tables.

    Lines keep their page; a joined cell keeps page and box of its first part; every row taken out is in `dropped`,
    every row joined over a break in `joins`. A small grid that pages repeat parts nothing, unless it stands on the
    columns of the table before: in a file that binds one document twice the short last part is printed twice.
    """
    running, apart = running_lines(tables), letterheads(tables, sense)
    chains: list[Chain] = []
    last: Chain | None = None
    for at, table in enumerate(tables):
        own = at not in apart or (last is not None and table.n_cols == last.n_cols)
        if own and last is not None and last.take(table, sense, running):
            continue
        chains.append(Chain.of(table, sense))
        last = last if at in apart else chains[-1]
    return tuple(chain.table() for chain in chains)


def continues(a: Table, b: Table, sense: HeaderSense, same_file: bool = True) -> bool:
    """Whether `b` goes on `a`; across two files (`same_file` False) page numbers say nothing."""
    first = a if same_file else replace(a, page=None)
    return plan_of(Chain.of(first, sense), b, sense, frozenset()) is not None
