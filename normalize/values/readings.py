"""What one printed number can mean: its marks group thousands or set off decimals ("1.250", "1,056,317.83")."""

import re
from dataclasses import dataclass

from extract.remembered import remembered

OTHER = {",": ".", ".": ","}
"""The mark that groups, by the decimal mark, and the other way round."""
LONGEST = 24
"""Characters of a number: the largest budget has 20, a longer run of digits is a code."""


_FIGURE = re.compile(r"[\d.,]+")


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


@remembered
def readings(text: str) -> Reading | None:
    """What the digits and marks of one number ("1.250", "1,056,317.83") can mean; None where they fit no form."""
    if len(text) > LONGEST or not _FIGURE.fullmatch(text):
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
        return Reading(certain=_number(parts, ""), mark=OTHER[mark])
    if len(parts[-1]) <= 2 and _grouped(parts[:-1]):
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
