"""Things in a row, gathered into stretches of those that belong together."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Thing = TypeVar("Thing")


def stretches(flags: npt.ArrayLike) -> list[tuple[int, int]]:
    """Where each stretch of true begins and ends."""
    change = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return list(zip(change[::2].tolist(), change[1::2].tolist(), strict=True))


def runs(things: Iterable[Thing], goes_on: Callable[[list[Thing], Thing], bool]) -> list[list[Thing]]:
    """Each thing in the run before it, which it goes on, or in one that it begins."""
    out: list[list[Thing]] = []
    for thing in things:
        if out and goes_on(out[-1], thing):
            out[-1].append(thing)
        else:
            out.append([thing])
    return out


def distinct(values: Iterable[float], apart: float) -> list[float]:
    """Values in order, those that are no more than `apart` from the last one left out."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > apart:
            out.append(value)
    return out
