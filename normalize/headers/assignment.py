"""The best assignment of names to columns over the whole header at once."""

from collections.abc import Sequence
from math import inf

_TIE = 1e-7
"""Settles equal totals; far below the differences of scores."""


def best(candidates: Sequence[Sequence[tuple[str, float]]], fallback: float) -> list[str | None]:
    """For each column the name it gets, no name twice, with the highest total score.

    `candidates` holds (name, score) pairs for each column; a column without a name scores `fallback`. At equal totals
    the left column keeps the better name. Exact, in time linear in the columns and quadratic in the names.
    """
    names = list(dict.fromkeys(name for options in candidates for name, _ in options))
    gains = [[-inf] * len(candidates) for _ in names]
    place = {name: i for i, name in enumerate(names)}
    for c, options in enumerate(candidates):
        for rank, (name, score) in enumerate(sorted(options, key=lambda option: -option[1])):
            tie = _TIE * (len(candidates) - c) / len(candidates) / (rank + 1)
            gains[place[name]][c] = max(gains[place[name]][c], score - fallback + tie)
    out: list[str | None] = [None] * len(candidates)
    for name, column in zip(names, _matched(gains, len(candidates)), strict=True):
        if column is not None:
            out[column] = name
    return out


def _matched(gains: Sequence[Sequence[float]], width: int) -> list[int | None]:
    """For each row the column it is matched with, or None; the sum of the gains is the highest, and no gain negative.

    Jonker and Volgenant's shortest augmenting paths over costs, with a column of cost 0 for each row that stays free.
    """
    count = len(gains)
    cost = [[-g if g > 0 else 1.0 for g in row] + [0.0] * count for row in gains]
    row_price, column_price = [0.0] * count, [0.0] * (width + count)
    row_of: list[int | None] = [None] * (width + count)
    for row in range(count):
        _augment(row, cost, row_price, column_price, row_of)
    out: list[int | None] = [None] * count
    for column, found in enumerate(row_of[:width]):
        if found is not None:
            out[found] = column
    return out


def _augment(
    start: int,
    cost: Sequence[Sequence[float]],
    row_price: list[float],
    column_price: list[float],
    row_of: list[int | None],
) -> None:
    """Match one more row along the cheapest path that frees a column for it; prices are kept feasible."""
    width = len(column_price)
    distance, before = [inf] * width, [-1] * width
    done: list[int] = []
    open_columns = set(range(width))
    row: int | None = start
    last, reached = -1, 0.0
    while row is not None:
        for c in open_columns:
            through = reached + cost[row][c] - row_price[row] - column_price[c]
            if through < distance[c]:
                distance[c], before[c] = through, last
        last = min(open_columns, key=lambda c: (distance[c], c))
        reached = distance[last]
        open_columns.discard(last)
        done.append(last)
        row = row_of[last]
    row_price[start] += reached
    for c in done[:-1]:
        matched = row_of[c]
        if matched is not None:
            row_price[matched] += reached - distance[c]
            column_price[c] -= reached - distance[c]
    while last != -1:
        row_of[last] = row_of[before[last]] if before[last] != -1 else start
        last = before[last]
