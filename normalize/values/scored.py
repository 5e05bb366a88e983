"""A grade or a level before its number: "BB (75,5)", "Nilai A (83)", "Level 3 (3,35)", "3 (3,35)", "≥B = 12 OPD"."""

import re
from dataclasses import dataclass

from normalize.values import grades, units
from normalize.values.forms import ROMAN, Form, plain, take_apart
from normalize.values.units import Unit

LONGEST = 80
"""Letters: a longer cell is none of these forms."""
_GRADED = re.compile(
    r"^(?P<grade>[^\d(/=:<>≤≥]{1,200}?)\s{0,9}(?:[(/=:-]|\s(?=\d\d))\s*(?P<amount>[<>≤≥=\d][<>≤≥=\d.,\s%-]*)\)?$"
)
_LEVEL = re.compile(
    r"^(?P<label>[^\W\d_]+)\s+(?P<level>\d|IV|V|I{1,3})\s*[(/=:]\s*(?P<amount>\d(?:[\d.,]*\d)?)\s*\)?$", re.IGNORECASE
)
_STEP = re.compile(r"^(?P<level>\d)\s*\(\s*(?P<amount>\d[.,]\d{1,2})\s*\)$")
_COUNTED = re.compile(r"^(?P<bound>>=|[≥>])\s*(?P<grade>[A-Z]{1,2})\s*[=:]\s*(?P<amount>\d.*)$")
_NUMBERED = ("nilai",)
"""Labels of grades that are the unit of their number; "Predikat" and "Opini" are none."""
_LEAST, _MOST = 10, 100
"""A score of a hundred; a smaller number behind a level may count something."""
_UNSCALED = ("ada", "temuan")
"""Kinds of grades that say that something is there: a number behind them is a count, not their score."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The number's form, and the grade or level as it is to be written; `unit` is that of the scale; both empty where
    nothing names it."""

    form: Form
    grade: str
    unit: Unit | None = None


def read(text: str) -> Scored | None:
    """The grade and the number of a cell that gives both in this order; None for any other."""
    if len(text) > LONGEST:
        return None
    text = plain(text)
    return _counted(text) or _level(text) or _step(text) or _graded(text)


def _graded(text: str) -> Scored | None:
    found = _GRADED.match(text)
    if found is None:
        return None
    label, name = grades.behind_label(found["grade"])
    grade = grades.exactly(name)
    form = take_apart(found["amount"].strip()) if grade and grade.kind not in _UNSCALED else None
    if grade is None or form is None or form.tail not in ("", "%"):
        return None
    scale = units.canonical(label) if label.casefold() in _NUMBERED and not form.tail else None
    return Scored(form, grade.name, scale)


def _level(text: str) -> Scored | None:
    """A level and the score that lies in it, or a roman one and its score of a hundred: the score is the number."""
    found = _LEVEL.match(text)
    form = take_apart(found["amount"]) if found else None
    if found is None or form is None:
        return None
    scale = units.canonical(found["label"])
    step = ROMAN.get(found["level"].upper()) or int(found["level"])
    score = form.number.replace(",", ".")
    if scale.kind != units.SCALE or score.count(".") > 1:
        return None
    if abs(float(score) - step) < 1:
        return Scored(form, f"{scale.name} {found['level']}", scale)
    of_hundred = found["level"].isalpha() and _LEAST <= float(score) <= _MOST
    return Scored(form, f"{scale.name} {found['level']}") if of_hundred else None


def _step(text: str) -> Scored | None:
    """The whole number of a level, whose name stands in another column, and the score that lies in it: "3 (3,25)"."""
    found = _STEP.match(text)
    form = take_apart(found["amount"]) if found else None
    score = float(found["amount"].replace(",", ".")) if found else 0.0
    return Scored(form, "") if found and form and int(found["level"]) in (int(score), round(score)) else None


def _counted(text: str) -> Scored | None:
    """How many reach a grade: "≥B = 12 OPD (20%)" is 12 OPD."""
    found = _COUNTED.match(text)
    grade = grades.exactly(found["grade"]) if found else None
    form = take_apart(found["amount"]) if found and grade else None
    return Scored(form, f"≥{grade.name}") if form and grade else None
