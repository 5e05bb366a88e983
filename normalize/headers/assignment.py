"""The best assignment of names to columns over the whole header at once."""

from collections.abc import Sequence
from functools import cache


def best(candidates: Sequence[Sequence[tuple[str, float]]], fallback: float) -> list[str | None]:
    """For each column the name it gets, no name twice, with the highest total score.

    `candidates` holds (name, score) pairs for each column; a column without a name scores `fallback`. At equal totals
    the left column keeps the better name, so that the result does not depend on hashing.
    """

    @cache
    def from_column(i: int, used: frozenset[str]) -> tuple[float, tuple[str | None, ...]]:
        if i == len(candidates):
            return 0.0, ()
        top: float = -1.0
        choice: tuple[str | None, ...] = ()
        for name, score in sorted(candidates[i], key=lambda c: -c[1]):
            if name in used:
                continue
            total, names = from_column(i + 1, used | {name})
            if total + score > top + 1e-9:
                top, choice = total + score, (name, *names)
        total, names = from_column(i + 1, used)
        return (total + fallback, (None, *names)) if total + fallback > top + 1e-9 else (top, choice)

    return list(from_column(0, frozenset())[1])
