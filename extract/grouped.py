"""Things gathered under what they have in common."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


def grouped(pairs: Iterable[tuple[Key, Thing]]) -> dict[Key, list[Thing]]:
    """The things of each key, all in the order in which they come."""
    out: dict[Key, list[Thing]] = {}
    for key, thing in pairs:
        out.setdefault(key, []).append(thing)
    return out
