"""Which mark is the decimal mark: decided for a table as a whole, with the evidence, and applied to one number.

Indonesian writes 1.250,5 (KBBI, PUEBI); spreadsheets with English settings print 1,250.5, and both occur. A number
whose marks allow two readings ("1.250") is settled by the table's evidence or by its unit, or stays unread.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from normalize.units import SCALE, WHOLE, counts_whole

DEFAULT = ","
"""Decimal mark of the Indonesian language: used where a table gives no evidence."""

MANY = 5
"""Different numbers of one look from which their number alone is evidence."""

LONGEST = 24
"""Characters of a number: the largest budget has 20, a longer run of digits is a code."""

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d+)+(?![\w])|(?<![\w.,])\d+[.,]\d+(?!\w)")
_OTHER = {",": ".", ".": ","}


@dataclass(frozen=True, slots=True)
class Decimal:
    """The decimal mark of a table. `sure` is False where no number of the table told it."""

    mark: str = DEFAULT
    evidence: str = ""
    """Bahasa Indonesia: the numbers that told it."""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The readings that a printed number allows: `certain`, or one with each mark as the decimal mark."""

    certain: float | None = None
    """The number where its marks allow one reading only."""
    grouped: float | None = None
    """The number where its mark groups thousands."""
    decimal: float | None = None
    """The number where its mark is the decimal mark."""
    mark: str = ""
    """With `certain`: the decimal mark that the number tells, or empty. Else the mark in question."""


@lru_cache(maxsize=8192)
def readings(text: str) -> Reading | None:
    """What the digits and marks of one number ("1.250", "1,056,317.83") can mean; None where they fit no form."""
    if len(text) > LONGEST:
        return None
    marks = re.findall(r"[.,]", text)
    if not marks:
        return Reading(certain=float(text))
    parts = re.split(r"[.,]", text)
    if not all(parts):
        return None
    if len(set(marks)) == 2:
        return _two_kinds(parts, marks)
    if len(marks) > 1:
        return _one_kind(parts, marks[0])
    return _single(parts[0], parts[1], marks[0])


def _two_kinds(parts: list[str], marks: list[str]) -> Reading | None:
    """1.250,5 and 1,056,317.83: the last mark is the decimal mark, the others group."""
    if len(set(marks[:-1])) != 1 or not _grouped(parts[:-1]):
        return None
    return Reading(certain=_number(parts[:-1], parts[-1]), mark=marks[-1])


def _one_kind(parts: list[str], mark: str) -> Reading | None:
    """1.250.000; and 334,653,250,208,00, where the cents were set off with the grouping mark."""
    if _grouped(parts):
        return Reading(certain=_number(parts, ""), mark=_OTHER[mark])
    if len(parts) > 2 and len(parts[-1]) <= 2 and _grouped(parts[:-1]):
        return Reading(certain=_number(parts[:-1], parts[-1]))
    return None


def _single(whole: str, rest: str, mark: str) -> Reading:
    """One mark: three digits behind it may be thousands or decimals, any other count is decimals."""
    decimal = float(f"{whole}.{rest}")
    if len(rest) != 3 or len(whole) > 3 or whole.startswith("0"):
        return Reading(certain=decimal, mark=mark)
    return Reading(grouped=float(whole + rest), decimal=decimal, mark=mark)


def _grouped(parts: list[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and not (parts[0] == "0" and len(parts) > 1) and all(len(p) == 3 for p in parts[1:])


def _number(whole: list[str], rest: str) -> float:
    return float("".join(whole) + "." + (rest or "0"))


def decide(texts: Iterable[str]) -> Decimal:
    """The decimal mark of a table from all its value cells.

    Give the unit with the number ("16.478 Orang"): what is counted whole has no decimals, so its mark groups.
    """
    texts = list(texts)
    votes: dict[str, list[str]] = {",": [], ".": []}
    for text in texts:
        for mark, shown in _votes(text):
            votes[mark].append(shown)
    comma, point = votes[","], votes["."]
    if not comma and not point:
        thousands = _thousands(texts)
        if thousands:
            return Decimal(",", f"titik selalu diikuti tiga digit: {_some(thousands)}", True)
        return Decimal(DEFAULT, "tidak ada angka yang menentukan; dipakai koma desimal", False)
    if len(comma) == len(point):
        return Decimal(DEFAULT, f"koma dan titik sama kuat: {_some(comma)}; {_some(point)}", False)
    mark = "," if len(comma) > len(point) else "."
    # both conventions in use: an ambiguous number is left to its own unit
    sure = min(len(comma), len(point)) * 4 <= max(len(comma), len(point))
    against = f"; berlawanan: {_some(votes[_OTHER[mark]])}" if votes[_OTHER[mark]] else ""
    return Decimal(mark, f"{len(votes[mark])} angka, antara lain {_some(votes[mark])}{against}", sure)


@lru_cache(maxsize=8192)
def _votes(text: str) -> tuple[tuple[str, str], ...]:
    """(decimal mark, number) for each number of a cell that tells it."""
    found = []
    for match in _NUMBER.finditer(text):
        vote = _vote(match.group(), text[match.end() :])
        if vote:
            found.append((vote, match.group()))
    return tuple(found)


def _vote(number: str, after: str) -> str | None:
    reading = readings(number)
    if reading is None or (reading.certain is None and not _must_group(reading, counts_whole(after))):
        return None
    return (reading.mark or None) if reading.certain is not None else _OTHER[reading.mark]


def _must_group(reading: Reading, whole: bool) -> bool:
    """1.250 people cannot be one and a quarter; 3.000 could be three."""
    return whole and reading.decimal is not None and not reading.decimal.is_integer()


def settle(reading: Reading, decimal: Decimal, kind: str) -> float | None:
    """The number, by the table's convention and the kind of its unit; None where two readings remain.

    What is counted whole cannot have decimals, and a scale (percent, index) does not reach thousands: where this
    contradicts the table's own mark, only the impossible reading is ruled out.
    """
    if reading.certain is not None:
        return reading.certain
    grouping = decimal.mark != reading.mark
    if kind == WHOLE:
        if _must_group(reading, True) or (grouping and (decimal.sure or reading.mark == _OTHER[DEFAULT])):
            return reading.grouped
        return None
    if kind == SCALE:
        return None if decimal.sure and grouping else reading.decimal
    if decimal.sure:
        return reading.grouped if grouping else reading.decimal
    return None


def _thousands(texts: list[str]) -> list[str]:
    """Numbers whose points group, told by their number: many, three digits behind each point, hundreds before some.

    Decimals would not all have three places. The language is on this side too; for commas it is not.
    """
    found = dict.fromkeys(n for text in texts for n in _NUMBER.findall(text))
    ambiguous = [n for n in found if "." in n and "," not in n]
    many = len(ambiguous) >= MANY and len(ambiguous) == len(found)
    return ambiguous if many and any(n.index(".") == 3 for n in ambiguous) else []


def _some(shown: list[str]) -> str:
    return ", ".join(dict.fromkeys(shown[:3]))
