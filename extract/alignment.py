"""Where a text stands beside the rows that are its own: at their head, in their middle or at their foot."""

from collections.abc import Callable

Place = Callable[[float, float], float]
"""Of the heights of a first and a last line, the one that texts and rows share."""


def head_of(first: float, last: float) -> float:
    """Of a text at the head of its rows."""
    return first


def middle_of(first: float, last: float) -> float:
    """Of a text in the middle of its rows."""
    return (first + last) / 2


def foot_of(first: float, last: float) -> float:
    """Of a text at the foot of its rows: only under a header, else the first rows may go on with the page before."""
    return last
