"""The forms in which a value cell prints a number: bound, range, rate, label before it, and what stands behind it."""

import re
from dataclasses import dataclass
from functools import cache

from extract.remembered import remembered
from normalize.values import spelled, units
from normalize.words import lists
from normalize.words.squash import is_year

ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_LEVEL = re.compile(r"^(?P<label>level|tingkat|peringkat)\s+(?P<roman>IV|V|I{1,3})\b\s*(?P<rest>.*)$", re.IGNORECASE)
"""A roman number on a scale: "Level III"."""
_RANK = re.compile(
    r"^(?P<label>peringkat|rangking|ranking|urutan)\s+(?:ke\s?-?\s?)?(?P<number>\d{1,4})(?:\s+dari\s+\d{1,4}\b[^\d]*)?$",
    re.IGNORECASE,
)
"""A place in an order: "Peringkat ke-3 dari 27"."""
_LABELLED = re.compile(r"[:=]\s*$")
"""What parts a number from its own name in the cell: "UTTP : 6.089.916 buah"."""
NUMBER = r"[-+]?\d(?:[\d.,]*\d)?"
"""A number as printed: its marks are read by `decimals`."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_UNTIL = r"-|s\s*[/.]\s*d\.?|(?-i:sd)|sampai(?:\s+dengan)?|hingga|to|~"
"""Words between the bounds of a range; "SD" in capitals is a school."""
_WITH_SHARE = re.compile(
    r"^(?P<label>rp\.?\s?)?(?P<number>\d{1,3}(?:[.,]\d{3}){2,6}(?:[.,]\d\d)?)\s?/\s?(?:100|\d{1,2})(?:[.,]\d{1,2})?\s?%?$",
    re.IGNORECASE,
)
"""An amount with its share behind it: "1.187.500.000 / 95,00" under "Realisasi (Rp/%)"."""
_RATE = re.compile(
    r"^(?:(?:/|per)\s*(?P<base>10{2,}|1(?:[.,]?0{2}|0)?(?:[.,]000)+)|:\s*(?P<to>\d+(?:[.,]\d+)*))"
    r"(?![\d.,]*[-/:\d])\s*(?P<tail>.*)$",
    re.IGNORECASE,
)
"""What stands behind the number of a rate: a power of ten ("/1000 KH", "per 100.000") or a colon and a number (":15"),
but not the rest of a date or a fraction.
"""


@dataclass(frozen=True, slots=True)
class Form:
    """A value cell taken apart; all parts as printed."""

    number: str
    tail: str
    """What stands behind the number: unit, grade, aside."""
    label: str = ""
    """What stands before it: "Level", "Rp"."""
    side: str = ""
    """bawah | atas: the number is a lower or an upper bound."""
    upper: str = ""
    """The second number of a range."""
    spread: str = ""
    """How far its bounds lie from the number: 1,0 in "2,5 ± 1,0"."""
    base: str = ""
    """The second number of a rate: 1000 in "5,8/1000 KH"."""
    named: bool = False
    """A colon or an equals sign parts the label from the number."""


def plain(text: str) -> str:
    """The text with one kind of dash, for matching."""
    return text.translate(_DASHES)


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a whole cell, and the side that each bound word means.

    The cell may begin with a bullet; a bound ("≥", "minimal") and a label ("Level", "Rp") may stand before the number,
    the sign of a bound also behind the label, a unit between the two numbers of a range, or how far its bounds lie from
    one; the tail is whatever is left.
    """
    sides = {row["ejaan"]: row["sisi"] for row in lists.rows("batas")}
    words = "|".join(re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in sorted(sides, key=len, reverse=True))
    pattern = rf"""^(?:[•▪●○]\s*)?(?:(?P<bound>{words})\s*)?
        (?P<label>[^\W\d_][^\d<>≥≤=]*?[\s.:=]*|Rp\.?\s*)?(?P<inner>[<>]=?|[≤≥])?\s*
        (?P<number>(?<![\w.,]){NUMBER}|(?<=[Rr][Pp]){NUMBER}|(?<=[.:]){NUMBER})
        (?:\s*(?P<unit>%|[^\W\d_][^\d()]{{0,30}}?)?\s*(?:{_UNTIL})\s*(?:<=|[≤<])?\s*(?P<upper>\d(?:[\d.,]*\d)?)
         |\s*(?P<around>%|[^\W\d_][^\d()]{{0,30}}?)?\s*(?:±|\+\s?/\s?-)\s*(?P<spread>\d(?:[\d.,]*\d)?))?
        (?P<tail>.*)$"""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE | re.DOTALL), sides


def form_of(text: str) -> Form | None:
    """The parts of a cell whose number is in digits, roman, or in words; None for anything else."""
    return _roman(text) or _ranked(text) or _shared(text) or take_apart(text) or _spelled(text)


def _roman(text: str) -> Form | None:
    found = _LEVEL.match(text)
    return Form(str(ROMAN[found["roman"].upper()]), found["rest"], found["label"]) if found else None


def _ranked(text: str) -> Form | None:
    found = _RANK.match(plain(text))
    return Form(found["number"], "", found["label"]) if found else None


def _shared(text: str) -> Form | None:
    found = _WITH_SHARE.match(text)
    return Form(found["number"], "", (found["label"] or "").strip(" .")) if found else None


def _spelled(text: str) -> Form | None:
    """A number in words, alone or before a unit: "seratus persen"; "satu pintu" is none."""
    found = spelled.take(text)
    return Form(str(found[0]), found[1]) if found and (not found[1] or units.is_known(found[1])) else None


@remembered
def take_apart(text: str) -> Form | None:
    """The parts of a cell that begins with a number, a bound or one label; None for anything else."""
    pattern, sides = _patterns()
    found = pattern.match(plain(text))
    if not found:
        return None
    label = (found["label"] or "").strip(" .:=")
    bound = found["bound"] or found["inner"]
    side = sides[bound.lower()] if bound else ""
    tail = found["tail"].strip() or found["unit"] or found["around"] or ""
    spread = found["spread"] or ""
    rate = _RATE.match(tail) if not found["upper"] else None
    if rate and rate["to"] and is_year(found["number"]):
        return None  # "2024: 85" says a year and its value
    if rate:
        return Form(found["number"], rate["tail"].strip(), label, side, base=rate["base"] or rate["to"])
    named = bool(_LABELLED.search(found["label"] or ""))
    return Form(found["number"], tail, label, side, upper=found["upper"] or "", spread=spread, named=named)
