"""Texts beside those of the lists in `tests/cases`: values, headers, titles, cut words, formulas, names of the
nomenclature, with a mark more, a letter less, a figure otherwise, or another text behind them.
"""

import csv
import random
import re
from collections.abc import Callable, Iterator

from audit.run import audit
from extract.document import Line
from normalize import titles
from normalize.headers.chain import Chain
from normalize.headers.reading import Context, read
from normalize.nomenclature.assign import assign
from normalize.offices.lines import of_government, of_lines
from normalize.offices.names import every_office_in
from normalize.offices.officers import of_signatures
from normalize.values.decimals import Decimal, decide
from normalize.values.parse import parse
from normalize.words.join import join, join_text
from tests.unit.tables_as_text import CASES
from tests.unit.test_audit_statements import document
from tests.unit.test_nomenclature import OFFICE, row
from tests.unit.test_words import _drawn

TOGETHER = 12
"""Cases whose texts are told together."""
MARKS = (
    ".",
    ",",
    ":",
    "/",
    "-",
    "–",
    "%",
    "(",
    ")",
    "=",
    "x",
    "<",
    "≥",
    " ",
    "  ",
    "\n",
    "1",
    "0",
    "20",
    "2024",
    "dan",
)


def _value(text: str) -> object:
    return parse(text, Decimal(), None), parse(text, Decimal(",", "", True), "Dokumen")


def _header(text: str) -> object:
    return read(Chain((0,), tuple(text.split(" | "))), Context(2024, (2023, 2027)))


def _title(text: str) -> object:
    parts = text.split(" / ")
    lines = [Line(part.strip()) for part in parts]
    told = (
        titles.level(lines),
        titles.year(lines),
        titles.span(lines),
        titles.measure(lines),
        sorted(titles.compares(lines)),
    )
    return told, of_lines(lines), of_government(lines), [*every_office_in(text)], of_signatures(parts)


def _column(text: str) -> object:
    lines, box = _drawn(text.split("|"), 10)
    doubted = [Line(line.text, line.box, line.page, confidence=0.97) for line in lines]
    return join(lines, box), join(doubted, box)


def _formula(text: str) -> object:
    return audit(document(("Persentase pasar", text, "75 %; 80 %; 5 Dokumen; 100; 1.250")))


def _name(text: str) -> object:
    kind, _, name = text.partition(": ")
    return assign([row(kind, name)], 2024, OFFICE), assign([row(kind, name)], None, "")


def _cells(text: str) -> object:
    return decide(text.split(" | "))


LISTS: dict[str, tuple[str, Callable[[str], object], int]] = {
    "values/bentuk.csv": ("{teks}", _value, 24),
    "values/desimal.csv": ("{sel}", _cells, 24),
    "headers/bentuk.csv": ("{judul}", _header, 24),
    "titles/lines.txt": ("", _title, 24),
    "words/teks.csv": ("{mentah}", join_text, 40),
    "words/kolom.csv": ("{mentah}", _column, 40),
    "audit/statements.csv": ("{formulasi}", _formula, 8),
    "nomenclature/dinas-perdagangan.csv": ("{jenis}: {nama}", _name, 8),
}
"""Of each list, what of a line is a text, who is asked about it, and how many are made beside each."""


def every() -> list[str]:
    """The lists in parts: "values/bentuk.csv 3"."""
    return [f"{name} {k}" for name in LISTS for k in range(-(-len(_texts(name)) // TOGETHER))]


def told(part: str) -> Iterator[object]:
    """What is said of each text beside those of a part."""
    name, _, number = part.partition(" ")
    texts, rng = _texts(name), random.Random(part)
    _, ask, count = LISTS[name]
    for text in texts[int(number) * TOGETHER :][:TOGETHER]:
        for _ in range(count):
            beside = rng.choice(CHANGES)(text, rng) if rng.random() < 0.8 else f"{text} {rng.choice(texts)}"
            yield beside, ask(beside)


def _texts(name: str) -> list[str]:
    form, *_ = LISTS[name]
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        if form:
            return [form.format(**line) for line in csv.DictReader(file)]
        return [line.split(" -> ")[0] for line in file if " -> " in line]


def _mark(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(MARKS) + text[at:]


def _less(text: str, rng: random.Random) -> str:
    at = rng.randrange(max(1, len(text)))
    return text[:at] + text[at + 1 :]


def _figure(text: str, rng: random.Random) -> str:
    figures = [found.start() for found in re.finditer(r"\d", text)]
    at = rng.choice(figures) if figures else len(text)
    return text[:at] + rng.choice("01259") + text[at + 1 :]


def _swapped(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    at = rng.randrange(len(words))
    return " ".join([*words[:at], *words[at + 1 : at + 2], words[at], *words[at + 2 :]])


def _word_left_out(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    at = rng.randrange(len(words))
    return " ".join([*words[:at], *words[at + 1 :]])


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _mark, _mark, _less, _figure, _swapped, _word_left_out,
    lambda text, rng: text.upper(), lambda text, rng: text.title(),
)  # fmt: skip
