"""Changes of a case's lines: what is written beside it."""

import random
from collections.abc import Callable

Lines = list[str]
Change = Callable[[Lines, random.Random], Lines]


def some(lines: Lines, changes: tuple[Change, ...], rng: random.Random, most: int = 2) -> Lines:
    """The lines after one change or several."""
    for _ in range(rng.choice((1, rng.randint(1, most)))):
        lines = rng.choice(changes)(lines, rng)
    return lines


def left_out(lines: Lines, rng: random.Random) -> Lines:
    """Without one."""
    at = _at(lines, rng)
    return lines[:at] + lines[at + 1 :]


def twice(lines: Lines, rng: random.Random) -> Lines:
    """One comes again."""
    at = _at(lines, rng)
    return [*lines[: at + 1], *lines[at:]]


def blank(lines: Lines, rng: random.Random) -> Lines:
    """An empty one before another."""
    at = _at(lines, rng)
    return [*lines[:at], "", *lines[at:]]


def _at(lines: Lines, rng: random.Random) -> int:
    return rng.randrange(len(lines)) if lines else 0
