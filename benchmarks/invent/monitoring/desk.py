"""An office's desk: the words of its hand, how it prints numbers, its formula, cap and scale; and its indicators."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from benchmarks.invent.cases.draw import Draw, rupiah
from benchmarks.invent.cases.model import Cell

HEAD = Cell(bold=True, align="center", middle=True)


@cache
def words_of(hand: str) -> dict[str, tuple[str, ...]]:
    """What a hand writes, by slot."""
    with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as file:
        return {row["isi"]: tuple(row["teks"].split(";")) for row in csv.DictReader(file) if row["tangan"] == hand}


@dataclass(frozen=True)
class Fault:
    """A finding that must come: its kind, the table, and the row's name or the text that it names."""

    code: str
    table: int
    name: str = ""
    says: str = ""
    goal: str = ""
    """The indicator's own name, where the print has another."""


@dataclass(frozen=True)
class Goal:
    """One indicator of the office, right in itself."""

    name: str
    unit: str
    digits: int
    promised: float
    reached: float
    before: float
    start: float
    last: float
    less: bool


@dataclass
class Desk:
    """One office's habits and the words of its hand."""

    draw: Draw
    hand: str
    year: int = 0
    point: bool = False
    """A decimal point, commas between thousands."""
    sign: str = ""
    rp: str = ""
    formula: str = ""
    cap: float = 0.0
    scale: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        draw = self.draw
        self.year = draw.randint(2020, 2025)
        self.point = draw.random() < 0.25
        self.sign, self.rp = draw.choice(("", "", "%", " %")), draw.choice(("", "", "Rp ", "Rp"))
        self.formula, self.cap = draw.choice(("mirrored", "inverted")), draw.choice((0.0, 0.0, 0.0, 100.0, 120.0))
        self.scale = _scale(self.word("skala"))

    def word(self, slot: str) -> str:
        """One of the hand's words, with its years filled in."""
        years = {"tahun": self.year, "awal": self.year - 3, "lalu": self.year - 1, "akhir": self.year + 2}
        text = self.draw.choice(words_of(self.hand)[slot])
        for name, year in years.items():
            text = text.replace(f"{{{name}}}", str(year))
        return text

    def words(self, slot: str, count: int) -> list[str]:
        """Several, each once."""
        pool = words_of(self.hand)[slot]
        return self.draw.sample(pool, min(count, len(pool)))

    def number(self, value: float, digits: int) -> str:
        """As this office prints numbers."""
        text = f"{value:,.{digits}f}"
        return text if self.point else text.translate(str.maketrans(",.", ".,"))

    def money(self, value: int) -> str:
        """An amount of rupiah."""
        text = rupiah(value)
        return self.rp + (text.replace(".", ",") if self.point else text)

    def percent(self, value: float) -> str:
        """An achievement."""
        return self.number(value, 2) + self.sign

    def achieved(self, goal: Goal, promised: float, reached: float) -> float:
        """By the office's own formula and cap."""
        share = reached / promised * 100
        if goal.less:
            share = 200 - share if self.formula == "mirrored" else 100 / share * 100
        return min(share, self.cap) if self.cap else share

    def category(self, percent: float) -> str:
        """On the office's scale."""
        return next(name for name, low in self.scale if percent >= low)


def _scale(text: str) -> tuple[tuple[str, float], ...]:
    parts = [part.partition(">") for part in text.split("|")]
    return tuple((name, float(low or "-inf")) for name, _, low in parts)


def offices(hand: str) -> tuple[str, ...]:
    """Whose reports a hand writes."""
    return words_of(hand)["kantor"]


def goals(desk: Desk, count: int) -> list[Goal]:
    """Indicators with figures of five years that agree."""
    chosen = [(one, False) for one in desk.words("lebih", count - 2)] + [(one, True) for one in desk.words("kurang", 2)]
    desk.draw.shuffle(chosen)
    return [goal_of(desk, *one) for one in chosen]


def goal_of(desk: Desk, text: str, less: bool) -> Goal:
    """An indicator of the words' notation: name|unit|least|most|decimals."""
    name, unit, low, high, digits = text.split("|")
    draw, places = desk.draw, int(digits)
    promised = round(draw.uniform(float(low), float(high)), places)
    share = draw.choice((1.0, draw.uniform(0.78, 0.99), draw.uniform(1.01, 1.18)))
    steps = (1, share, share * draw.uniform(0.9, 1.05), 0.85, 1.12) if not less else (1, 2 - share, 1.1, 1.25, 0.9)
    return Goal(name, unit, places, *(round(promised * step, places) for step in steps), less)


def head(texts: Sequence[str]) -> tuple[Cell, ...]:
    """A row of headers."""
    return tuple(replace(HEAD, text=text) for text in texts)


def line(texts: Sequence[str], left: int) -> tuple[Cell, ...]:
    """A row of the body; the columns up to `left` hold text."""
    return tuple(Cell(text, align="left" if 0 < c <= left else "center") for c, text in enumerate(texts))
