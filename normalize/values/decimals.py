"""Which mark is the decimal mark: decided for a table as a whole, with the evidence, and applied to one number.

Indonesian writes 1.250,5 (KBBI, PUEBI); spreadsheets with English settings print 1,250.5, and both occur. A number
whose marks allow two readings ("1.250") is settled by the table's evidence or by its unit, or stays unread.
"""

import re
from collections.abc import Iterable

from extract.remembered import remembered
from extract.structs import replace, struct
from normalize.values.readings import OTHER, Reading, readings
from normalize.values.units import SCALE, WHOLE, counts_whole

DEFAULT = ","
"""Decimal mark of the Indonesian language: used where a table gives no evidence."""

ELSEWHERE = "tabel lain dalam dokumen ini"
"""Evidence of a mark that the document's other tables tell."""

MANY = 5
"""Different numbers of one look from which their number alone is evidence."""

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d+)+(?![\w])|(?<![\w.,])\d+[.,]\d+(?!\w)")
"""A number with marks that stands alone: groups of digits, or any digits with one mark."""


_TWICE = re.compile(r"(?<![\w.,])\d{1,3}([.,])\d{3}\1\d{3}(?!\d)")


@struct(frozen=True, slots=True)
class Decimal:
    """The decimal mark of a table. `sure` is False where no number of the table told it."""

    mark: str = DEFAULT
    evidence: str = ""
    """Bahasa Indonesia: the numbers that told it."""
    sure: bool = False
    votes: int = 0
    against: int = 0
    """Numbers that told the mark by themselves, and those that told the other."""
    elsewhere: bool = False
    """Told by the document's other tables: good for plain numbers, which may be thousands."""


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
        return _undecided(texts)
    if len(comma) == len(point):
        return Decimal(
            DEFAULT, f"koma dan titik sama kuat: {_some(comma)}; {_some(point)}", False, len(comma), len(point)
        )
    mark = "," if len(comma) > len(point) else "."
    return _more(mark, votes[mark], votes[OTHER[mark]])


def grouped_twice(texts: Iterable[str]) -> str:
    """The decimal mark that numbers tell which group their thousands twice ("1.733.980"); empty where none does."""
    told = {OTHER[found[1]] for text in texts for found in _TWICE.finditer(text)}
    return told.pop() if len(told) == 1 else ""


def _undecided(texts: list[str]) -> Decimal:
    """No number told a mark by itself."""
    thousands = _thousands(texts)
    if thousands:
        return Decimal(",", f"titik selalu diikuti tiga digit: {_some(thousands)}", True)
    return Decimal(DEFAULT, "tidak ada angka yang menentukan; dipakai koma desimal", False)


def _more(mark: str, votes: list[str], others: list[str]) -> Decimal:
    """The mark that more numbers tell; not sure where many tell the other: each is then left to its own unit."""
    against = f"; berlawanan: {_some(others)}" if others else ""
    evidence = f"{len(votes)} angka, antara lain {_some(votes)}{against}"
    return Decimal(mark, evidence, len(others) * 4 <= len(votes), len(votes), len(others))


@remembered
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
    return (reading.mark or None) if reading.certain is not None else OTHER[reading.mark]


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
        if _must_group(reading, True) or (grouping and (decimal.sure or reading.mark == OTHER[DEFAULT])):
            return reading.grouped
        return None
    if kind == SCALE:
        return None if decimal.sure and grouping else reading.decimal
    if decimal.sure or decimal.elsewhere:
        return reading.grouped if grouping else reading.decimal
    return None


def told_elsewhere(own: Decimal, others: Iterable[str]) -> Decimal:
    """The mark of a table in which no number tells it, by those that the document's other tables tell."""
    marks = set(others)
    if own.sure or own.votes or own.against or len(marks) != 1:
        return own
    return Decimal(marks.pop(), ELSEWHERE, elsewhere=True)


def of_count(decimal: Decimal, text: str) -> Decimal:
    """The mark for a number of what is counted whole, where the table tells none: its points group."""
    return decimal if decimal.sure or "," in text else replace(decimal, mark=DEFAULT, sure=True)


def _thousands(texts: list[str]) -> list[str]:
    """Numbers whose points group, told by their number: many, three digits behind each point, hundreds before some.

    Decimals would not all have three places. The language is on this side too; for commas it is not. Percentages are no
    thousands: "85.000 %" says nothing.
    """
    found = dict.fromkeys(n for text in texts if "%" not in text for n in _NUMBER.findall(text))
    ambiguous = [n for n in found if "." in n and "," not in n]
    many = len(ambiguous) >= MANY and len(ambiguous) == len(found)
    return ambiguous if many and any(n.index(".") == 3 for n in ambiguous) else []


def _some(shown: list[str]) -> str:
    return ", ".join(dict.fromkeys(shown[:3]))
