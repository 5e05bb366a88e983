"""Grades and other values in words (`vocabulary/predikat.csv`): AKIP letters, BPK opinions, "Tidak ada temuan"."""

import re
from dataclasses import dataclass
from functools import cache

from extract.remembered import remembered
from normalize.words import lists

_LABEL = re.compile(r"^(?:predikat|kategori|opini(?: bpk)?|nilai|peringkat|grade)\s*:?\s+(?=\S)", re.IGNORECASE)
"""The name of the scale before a grade: "Predikat BB"."""
_NEAR = 88.0
"""rapidfuzz ratio that a misspelt grade of six letters and more must reach."""
_MARGIN = 5.0
"""And by how much the runner-up must stay behind."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade as it is to be written."""

    name: str
    kind: str
    score: float = 1.0


@cache
def _grades() -> tuple[dict[str, Grade], dict[str, Grade]]:
    """By exact spelling (single letters count only as capitals), and by squashed lower case."""
    exact: dict[str, Grade] = {}
    squashed: dict[str, Grade] = {}
    for row in lists.rows("predikat"):
        grade = Grade(row["predikat"], row["jenis"])
        exact[grade.name] = grade
        if len(grade.name.strip("+-")) > 1:
            for spelling in (grade.name, *filter(None, row["ejaan"].split(";"))):
                squashed[_squash(spelling)] = grade
    return exact, squashed


def _squash(text: str) -> str:
    return re.sub(r"[\s.\-_]+", "", text).casefold()


@remembered
def exactly(text: str) -> Grade | None:
    """The grade that these words are, whatever their spaces and case; None where they are none."""
    printed = text.strip(" .,;:")
    exact, squashed = _grades()
    return exact.get(printed) or squashed.get(_squash(printed))


def behind_label(text: str) -> tuple[str, str]:
    """The name of the scale before a grade, and the rest: ("Nilai", "A"); no name where none stands there."""
    found = _LABEL.match(text)
    return (found[0].strip(" :"), text[found.end() :]) if found else ("", text)


@remembered
def find(text: str) -> Grade | None:
    """A whole cell that is a grade: also behind a label ("Predikat BB"), doubled ("A / Memuaskan"), or misspelt."""
    plain = exactly(text) or exactly(_LABEL.sub("", text))
    if plain:
        return plain
    return _doubled(_LABEL.sub("", text)) or _nearest(text)


def _doubled(text: str) -> Grade | None:
    """The first of two grades that say the same on two scales; of one scale they are a range or a choice."""
    parts = [exactly(part) for part in re.split(r"[()/]| - ", text) if part.strip()]
    if len(parts) != 2 or parts[0] is None or parts[1] is None:
        return None
    return parts[0] if parts[0].kind != parts[1].kind or parts[0] == parts[1] else None


def _nearest(text: str) -> Grade | None:
    squashed = _squash(text)
    if exactly(text.rpartition(" ")[0]) and exactly(text.rpartition(" ")[2]):
        return None  # "Terakreditasi A" says more than its first word
    if len(squashed) < 6 or any(c.isdigit() for c in squashed):
        return None
    from rapidfuzz import fuzz, process

    table = _grades()[1]
    near = process.extract(squashed, list(table), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2)
    if not near or (len(near) > 1 and near[0][1] - near[1][1] < _MARGIN):
        return None
    grade = table[near[0][0]]
    return Grade(grade.name, grade.kind, round(near[0][1] / 100, 3))
