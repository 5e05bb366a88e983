"""The forms in which a value cell prints a number: bound, range, rate, label before it, and what stands behind it."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "vocabulary" / "batas.csv"
NUMBER = r"[-+]?\d(?:[\d.,]*\d)?"
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_UNTIL = r"-|s\s*[/.]\s*d\.?|(?-i:sd)|sampai(?:\s+dengan)?|hingga|to|~"
"""Words between the bounds of a range; "SD" in capitals is a school."""
_RATE = re.compile(
    r"^(?:(?:/|per)\s*(?P<base>10{2,}|1(?:[.,]?0{2})?(?:[.,]000)+)|:\s*(?P<to>\d+(?:[.,]\d+)*))"
    r"(?![\d.,]*[-/:\d])\s*(?P<tail>.*)$",
    re.IGNORECASE,
)


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
    base: str = ""
    """The second number of a rate: 1000 in "5,8/1000 KH"."""


def plain(text: str) -> str:
    """The text with one kind of dash, for matching."""
    return text.translate(_DASHES)


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a whole cell, and the side that each bound word means."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        sides = {row["ejaan"]: row["sisi"] for row in csv.DictReader(file)}
    words = "|".join(re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in sorted(sides, key=len, reverse=True))
    pattern = rf"""^(?:[•▪●○]\s*)?(?:(?P<bound>{words})\s*)?
        (?P<label>[^\W\d_][^\d<>≥≤=]*?[\s.:=]*|Rp\.?\s*)?
        (?P<number>(?<![\w.,]){NUMBER}|(?<=[Rr][Pp]){NUMBER}|(?<=[.:]){NUMBER})
        (?:\s*(?P<unit>%|[^\W\d_][^\d()]{{0,30}}?)?\s*(?:{_UNTIL})\s*(?P<upper>\d(?:[\d.,]*\d)?))?
        (?P<tail>.*)$"""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE | re.DOTALL), sides


def take_apart(text: str) -> Form | None:
    """The parts of a cell that begins with a number, a bound or one label; None for anything else."""
    pattern, sides = _patterns()
    found = pattern.match(plain(text))
    if not found:
        return None
    label = (found["label"] or "").strip(" .:=")
    side = sides[found["bound"].lower()] if found["bound"] else ""
    tail = found["tail"].strip() or (found["unit"] or "")
    rate = _RATE.match(tail) if not found["upper"] else None
    if rate:
        return Form(found["number"], rate["tail"].strip(), label, side, base=rate["base"] or rate["to"])
    return Form(found["number"], tail, label, side, upper=found["upper"] or "")
