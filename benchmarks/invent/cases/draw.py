"""Words and looks drawn at random; the same seed gives the same document."""

import json
import random
from pathlib import Path

from benchmarks.invent.cases.model import Look, Text

WORDS = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
FONTS = (
    "Liberation Serif",
    "Liberation Sans",
    "DejaVu Sans",
    "DejaVu Serif",
    "Liberation Sans Narrow",
    "Times-Roman",
    "Helvetica",
)
SHEETS = ((210.0, 297.0), (215.0, 330.0), (215.9, 355.6))
"""A4, F4, legal: width and height of the upright sheet, mm."""


class Draw(random.Random):
    """Random choices in the words of an office; topics do not repeat until all are used."""

    def __init__(self, seed: int, name: str):
        super().__init__(f"{seed}-{name}")
        self.seeded = seed
        self._topics: list[str] = []

    def word(self, key: str) -> str:
        """One of a list of words."""
        return self.choice(WORDS[key])

    def header(self, key: str) -> str:
        """A spelling of a column's header."""
        return self.choice(WORDS["headers"][key])

    def title(self, key: str) -> str:
        """A title of a kind of document."""
        return self.choice(WORDS["titles"][key])

    def topic(self) -> str:
        """What an indicator is about."""
        if not self._topics:
            self._topics = self.sample(WORDS["topics"], len(WORDS["topics"]))
        return self._topics.pop()

    def office(self) -> str:
        """An office with its region."""
        return f"{self.word('offices')} {self.word('regions')}"

    def goal(self, topic: str = "") -> str:
        """A goal's sentence."""
        return f"{self.word('goals')} {topic or self.topic()}"

    def unit(self) -> str:
        """A unit of counting."""
        return self.word("units")

    def indicator(self, unit: str, long: float = 0.0) -> str:
        """A name that fits the unit; with the chance `long` one of many words."""
        measures = WORDS["measures"].get({"Persen": "%", "persen": "%"}.get(unit, unit), ["Jumlah"])
        text = f"{self.choice(measures)} {self.topic()} {self.word('quality')}"
        return f"{text} {self.word('tails')}" if self.random() < long else text

    def measured(self, percent: float = 0.35) -> tuple[str, str]:
        """Unit as printed and indicator."""
        unit = self.word("percent") if self.random() < percent else self.unit()
        return unit, self.indicator(unit, 0.2)

    def look(self, wide: bool, producers: tuple[str, ...] = ("canvas", "canvas", "browser", "word")) -> Look:
        """A look; `wide` lays the sheet on its side."""
        w, h = self.choice(SHEETS)
        producer = self.choice(producers)
        fonts = FONTS if producer == "canvas" else FONTS[:5]
        return Look(
            font=self.choice(fonts),
            size=self.choice((7.0, 8.0, 9.0, 10.0)),
            page=(h, w) if wide else (w, h),
            margin=self.choice((10.0, 15.0, 20.0)),
            line=self.choice((0.4, 0.7, 1.0)),
            producer=producer,
        )

    def heading(self, kind: str, office: str, *more: str) -> Text:
        """Title lines in capitals, centred."""
        shown = self.choice((str.upper, str.upper, str))(office)
        return Text((self.title(kind), shown, *more), bold=True, align="center")


def rupiah(number: int) -> str:
    """12.345.678"""
    return f"{number:,}".replace(",", ".")


def comma(number: float, digits: int = 2) -> str:
    """A decimal comma."""
    return f"{number:.{digits}f}".replace(".", ",")
