"""Tables that page breaks cut, made whole: columns matched, repeated headers dropped, cut rows and merges joined."""

from collections.abc import Sequence

from extract.document import Table
from extract.sense import HeaderSense
from extract.stitch.chain import Chain
from extract.stitch.header import running_lines

__all__ = ["continues", "stitch"]


def stitch(tables: Sequence[Table], sense: HeaderSense) -> tuple[Table, ...]:
    """Raw tables in reading order -> logical tables.

    Lines keep their page; a joined cell keeps page and box of its first part; every row taken out is in `dropped`,
    every row joined over a break in `joins`.
    """
    running = running_lines(tables)
    chains: list[Chain] = []
    for table in tables:
        if not (chains and chains[-1].take(table, sense, running)):
            chains.append(Chain.of(table))
    return tuple(chain.table() for chain in chains)


def continues(a: Table, b: Table, sense: HeaderSense) -> bool:
    """Whether `b` goes on `a`; pages are compared only where both are known (two files: give them None)."""
    return Chain.of(a).plan(b, sense, frozenset()) is not None
