"""What stands behind a number: unit, grade, and asides in brackets ("Nilai BB", "(A)", "Kelompok (1400 orang)")."""

import re
from dataclasses import dataclass
from functools import cache

from extract.remembered import remembered
from normalize.values import grades, units
from normalize.values.grades import Grade
from normalize.values.units import Unit
from normalize.words import lists

MAX_WORDS = 8
"""A unit, or a value in words, of more words is running text."""

_BRACKETS = re.compile(r"\(([^()]*)\)")
_UNIT = re.compile(r"[\w\s/%.,&'²³°‰$-]+")
"""What a unit is printed with: no brackets, no equation."""
_NOTE = re.compile(r"(?<!\s)\s*(?<!\*)\*+\)?\s*$|^\s*\d\)\s*$")
"""The mark of a footnote: "*)", "1)"."""
_SCALE = re.compile(r"^(?:dari\s+)?skala\s+(?:likert\s+)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s*$", re.IGNORECASE)
"""The scale that a score is on: "3,5 skala 4"."""
_EDGES = " ,;:-*=/"
_SENTENCE, _UNIT_WORDS = 30, 4
"""Words of the longest text behind a number that may begin with its unit, and of that unit."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The parts that were found; `printed` is the unit as the cell prints it."""

    unit: Unit | None = None
    grade: Grade | None = None
    printed: str = ""


@remembered
def split_tail(text: str) -> Tail | None:
    """The parts of the text behind a number; None where it is no unit or grade (a second number, a sentence)."""
    text = _SCALE.sub("", _NOTE.sub("", text))
    if units.is_known(text):
        return _tail(text.strip(_EDGES), None)
    grade, rest = _brackets(text)
    rest = _without_clause(rest.strip(_EDGES))
    if grade is None:
        grade, rest = _last_word(rest)
    if not rest.strip("."):
        return Tail(grade=grade)
    if not _UNIT.fullmatch(rest) or len(rest.split(" ")) > MAX_WORDS:
        return None
    if any(c.isdecimal() for c in rest) and not units.is_known(rest) and not _exponent(rest):
        return None
    return _tail(rest, grade) if "%" in rest or sum(c.isalpha() for c in rest) > 1 else None


def _tail(printed: str, grade: Grade | None) -> Tail:
    return Tail(units.canonical(printed), grade, printed)


def _without_clause(text: str) -> str:
    """A unit without the sentence that a long text goes on with: "karya Iptek yang didaftarkan untuk ..."."""
    words = text.split(" ")
    if len(words) <= MAX_WORDS or len(words) > _SENTENCE:
        return text
    linking = next((i for i, word in enumerate(words) if i and word.lower() in _linking()), 0)
    return " ".join(words[:linking]) if 0 < linking <= _UNIT_WORDS and not any(c.isdigit() for c in text) else text


@cache
def _linking() -> frozenset[str]:
    return frozenset(lists.lines("kata_tugas"))


def _exponent(text: str) -> bool:
    """A digit that belongs to a unit: "m2/hari"."""
    return bool(re.fullmatch(r"[^\d]*[^\W\d_][23](?:/[^\d]*)?", text))


def _brackets(text: str) -> tuple[Grade | None, str]:
    """The grade that stands in brackets, and the text without brackets: other asides stay in `teks` only."""
    inners = [grades.behind_label(inner)[1] for inner in _BRACKETS.findall(text)]
    found = next(filter(None, map(grades.exactly, inners)), None)
    return found, " ".join(_BRACKETS.sub(" ", text).split())


def _last_word(text: str) -> tuple[Grade | None, str]:
    """A letter grade that ends the text: "Nilai BB", "/ A"."""
    whole = grades.exactly(text)
    if whole and whole.kind != "ada":
        return whole, ""
    head, _, last = text.rpartition(" ")
    grade = grades.exactly(last) if last.isupper() or last.rstrip("+-").isupper() else None
    if grade and head and grade.kind in ("akip", "huruf"):
        return grade, head.strip(_EDGES)
    return None, text
