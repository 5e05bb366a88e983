"""Two readings of one document held against each other."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from iku.document.pipeline import convert
from normalize.certainty import of_value
from normalize.model import Indicator, Target

ALIKE = 70.0
SURE = 0.95
"""Values said to be right so often are not doubted."""


@dataclass
class Differences:
    """How often what differs, and what it is."""

    count: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, name: str, number: int, said: str = "") -> None:
        """So many of a kind, and what one of them says."""
        if number:
            self.count[name] += number
            self.told.append(f"{name}: {said}" if said else name)


@dataclass(frozen=True)
class Reading:
    """A document's rows, and how it ended."""

    rows: tuple[Indicator, ...]
    status: str


def reading(file: Path) -> Reading:
    result = convert(file)
    return Reading(tuple(row for table in result.doc.tables for row in table.indicators), result.status)


def differences(ours: Reading, other: Reading) -> Differences:
    """Rows, values and texts that the two do not share."""
    found, theirs = Differences(), list(other.rows)
    for row in ours.rows:
        like = max(theirs, key=lambda one: _alike(row, one), default=None)
        if like is None or _alike(row, like) < ALIKE:
            found.add("rows", 1, f"- {_said(row)}")
            continue
        theirs.remove(like)
        _cells(row, like, found)
    for row in theirs:
        found.add("rows", 1, f"+ {_said(row)}")
    wrong = found.count["rows"] + found.count["values"] > 0
    found.add("sure prints", wrong and other.status == "lengkap")
    found.add("doubted", not wrong and ours.status == "lengkap" != other.status, other.status)
    return found


def _cells(row: Indicator, like: Indicator, found: Differences) -> None:
    for name in sorted(row.fields.keys() | like.fields.keys()):
        one, other = _text(row, name), _text(like, name)
        kind = "texts" if _letters(one) != _letters(other) else "white space"
        found.add(kind, one != other, f"{name} {one!r} / {other!r}")
    mine, its = _values(row), _values(like)
    found.add("values", len(mine.keys() ^ its.keys()), f"{_text(row, 'indikator')[:50]}: {_apart(mine, its)}")
    sure = [its[key] for key in its.keys() - mine.keys() if of_value(its[key]) >= SURE and key[3] != "tak_terbaca"]
    found.add("sure values", len(sure))


def _alike(one: Indicator, other: Indicator) -> float:
    """Their indicators, and of like ones all that they say."""
    texts = [_letters(" ".join(_text(row, name) for name in row.fields)) for row in (one, other)]
    name = fuzz.ratio(_letters(_text(one, "indikator")), _letters(_text(other, "indikator")))
    shared = len(_values(one).keys() & _values(other).keys())
    return name + fuzz.ratio(*texts) / 1000 + shared / 10000


def _text(row: Indicator, name: str) -> str:
    return row.fields[name].clean if name in row.fields else ""


def _letters(text: str) -> str:
    return "".join(text.split()).replace("-", "").lower()


Key = tuple[str, str, str, str, float | None]


def _values(row: Indicator) -> dict[Key, Target]:
    return {(v.kind, v.year, v.period, v.value.status, v.value.number): v for v in row.targets}


def _apart(mine: dict[Key, Target], its: dict[Key, Target]) -> str:
    return f"{sorted(map(str, mine.keys() - its.keys()))} / {sorted(map(str, its.keys() - mine.keys()))}"


def _said(row: Indicator) -> str:
    return " | ".join(f"{name} {_text(row, name)[:60]}" for name in sorted(row.fields))[:300]
