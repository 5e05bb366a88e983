"""Scales of achievement: which category a percentage has. Data in `audit/scales/kriteria.csv`, best category first.

Printed scales leave gaps ("76-90", then "91"): a number between two bounds may belong to either neighbour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from audit import lists
from audit.grade_scales import FOLDER

GAP = 1.0
"""Points under a bound that a scale of whole numbers leaves open."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """Names from the best down, with their lower bounds in percent; the last one has none."""

    source: str
    steps: tuple[tuple[str, float], ...]

    def has(self, name: str) -> bool:
        """Whether a printed word is one of its categories."""
        return any(folded(name) == folded(own) for own, _ in self.steps)

    def of(self, percent: float) -> list[str]:
        """The categories that a percentage may have: one, or two within a gap of the scale."""
        at = next(place for place, (_, low) in enumerate(self.steps) if percent >= low)
        near = at > 0 and self.steps[at - 1][1] - percent < GAP and percent % 1 != 0
        return [self.steps[at][0], *([self.steps[at - 1][0]] if near else [])]

    def fits(self, name: str, percent: float) -> bool:
        """Whether a percentage may have this category."""
        return folded(name) in map(folded, self.of(percent))


@cache
def known() -> tuple[Criteria, ...]:
    """Every scale of the data."""
    rows = lists.rows("kriteria", FOLDER)
    return tuple(
        scale([(row["kriteria"], float(row["bawah"] or "-inf")) for row in same], key[1])
        for key, group in groupby(rows, key=lambda row: (row["skala"], row["sumber"]))
        if (same := list(group))
    )


def scale(steps: Sequence[tuple[str, float]], source: str) -> Criteria:
    """A scale of these steps, best first; the last one is open below."""
    return Criteria(source, (*steps[:-1], (steps[-1][0], float("-inf"))))


def folded(text: str) -> str:
    """A category in one form for all its prints."""
    return " ".join(text.casefold().replace("_", " ").split()).strip(" .*")
