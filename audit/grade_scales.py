"""Scales of grades: which grade a number has. Data in `audit/scales/`, with the regulation each comes from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from audit import lists

FOLDER = "scales"
TELLING = {"AA", "BB", "CC"}
"""Grades that only the standard scale has: they name it where the indicator does not."""


@dataclass(frozen=True, slots=True)
class Step:
    """One grade and its numbers."""

    grade: str
    name: str
    low: float
    low_included: bool
    high: float

    def holds(self, number: float) -> bool:
        """Whether the number has this grade."""
        return (self.low <= number if self.low_included else self.low < number) and number <= self.high

    @property
    def label(self) -> str:
        """The letter, or the word where the scale has no letters."""
        return self.grade or self.name

    @property
    def bounds(self) -> str:
        """ "> 80–90" or "3,5–4,2"."""
        low, high = (f"{bound:g}".replace(".", ",") for bound in (self.low, self.high))
        return f"{low}–{high}" if self.low_included else f"> {low}–{high}"


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale with the words of the indicators that it measures."""

    words: re.Pattern[str]
    standard: bool
    source: str
    steps: tuple[Step, ...]

    def of_number(self, number: float) -> Step | None:
        """The grade of a number; None outside the scale. A gap between two steps (88,305) belongs to the lower."""
        inside = [step for step in self.steps if step.holds(number)]
        if inside:
            return inside[0]
        below = [step for step in self.steps if step.high < number]
        return below[0] if below and number <= self.steps[0].high else None

    def named(self, grade: str) -> Step | None:
        """The step that a printed grade means, by its letter or its word."""
        wanted = grade.strip().lower()
        return next((s for s in self.steps if wanted in (s.grade.lower(), s.name.lower()) and wanted), None)


@cache
def scales() -> tuple[Scale, ...]:
    """Every scale; steps from the best down."""
    steps: dict[str, list[Step]] = {}
    for row in lists.rows("predikat", FOLDER):
        step = Step(
            row["predikat"], row["nama"], float(row["bawah"]), row["bawah_termasuk"] == "ya", float(row["atas"])
        )
        steps.setdefault(row["skala"], []).append(step)
    return tuple(
        Scale(
            re.compile(rf"\b{lists.either(row['kata'].split(';'))}\b", re.IGNORECASE),
            row["baku"] == "ya",
            row["sumber"],
            tuple(steps.get(row["skala"], ())),
        )
        for row in lists.rows("skala", FOLDER)
    )


def scale_for(indicator: str, grades: Iterable[str]) -> Scale | None:
    """The scale that an indicator is measured by: by its words, else by grades that only the standard scale has."""
    for scale in scales():
        if scale.words.search(indicator):
            return scale
    if TELLING & {grade.upper() for grade in grades}:
        return next(scale for scale in scales() if scale.standard)
    return None
