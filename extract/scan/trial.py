"""A text put where it fits a strip of print best: what it costs, where its characters stand, how much of them shows."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.scan.drawings import Added, Drawings, Strip, added

APART = 0.55
"""Letter heights that characters of one word or number stand apart at most."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text put where it fits a strip best."""

    text: str
    cost: float
    """In the noise of the drawings."""
    spans: tuple[tuple[int, int], ...]
    """Where each character begins and ends; pixels of the strip."""
    seen: float
    """Share of the least seen character's ink that nothing hides."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A strip of print, and what each character would explain of it."""

    strip: Strip
    adds: dict[str, Added]
    blank: float
    noise: float
    apart: int
    """Pixels that characters stand apart at most."""

    @classmethod
    def of(cls, strip: Strip, known: Drawings, letter: float, wanted: Collection[str]) -> "Trial":
        """A strip held against the wanted ones of the characters that the page prints for certain."""
        adds = {char: added(planes, strip) for char, planes in known.of.items() if char in wanted}
        blank = float((strip.weight * np.square(strip.shown)).sum())
        return cls(strip, adds, blank, known.noise, round(APART * letter))

    def draw(self, text: str) -> Drawn | None:
        """The text at its cheapest; None where it has no room, or the page does not print all of its characters."""
        if not set(text) <= self.adds.keys():
            return None
        columns = [self.adds[char] for char in text]
        cost, origins = columns[0].cost.astype(np.float64), []
        for before, this in pairwise(columns):
            reached, origin = _followed(cost, before.wide, self.apart)
            cost = reached + this.cost
            origins.append(origin)
        if not np.isfinite(cost.min()):
            return None
        at = [int(cost.argmin())]
        for origin in reversed(origins):
            at.append(int(origin[at[-1]]))
        places = list(zip(reversed(at), columns, strict=True))
        spans = tuple((x, x + int(column.wide[x])) for x, column in places)
        seen = min(float(column.seen[x]) for x, column in places)
        return Drawn(text, (self.blank + float(cost.min())) / self.noise, spans, seen)


def _followed(
    cost: npt.NDArray[np.float64], wide: npt.NDArray[np.int64], apart: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """(width,) the least cost of what ends before a place, not more than `apart` away, and where that began."""
    size = len(cost)
    ended, began = np.full(size + apart + 1, np.inf), np.zeros(size + apart + 1, np.int64)
    known = np.nonzero(np.isfinite(cost))[0]
    ends = known + wide[known] + apart
    inside = ends < len(ended)
    dearest_first = np.argsort(-cost[known[inside]], kind="stable")  # of two that end at one place the cheaper is kept
    known, ends = known[inside][dearest_first], ends[inside][dearest_first]
    ended[ends], began[ends] = cost[known], known
    before = np.lib.stride_tricks.sliding_window_view(ended, apart + 1)[:size]
    nearest = np.arange(size) + before.argmin(axis=1)
    return ended[nearest], began[nearest]
