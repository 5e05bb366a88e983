"""Files beside those of `tests/cases/docx`, `doors` and `text`: an attribute left out or with another number, an
element left out or twice, a line moved.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from extract.document import Unreadable
from extract.reader import read as read_file
from normalize.sense import VocabularySense
from tests.kept.beside.change import Change, blank, left_out, some, twice
from tests.unit.tables_as_text import parts
from tests.unit.test_docx import packed
from tests.unit.test_door_cases import made

COUNT = 60
OUTCOMES = ("expect", "header rows")
ATTRIBUTE = re.compile(r'\s[\w:-]+="[^"]*"')
NUMBER = re.compile(r'(?<==")\d+(?=[":%])|(?<=\w>)\d+(?=<)')
ELEMENT = re.compile(r"<([\w:-]+)(?:\s[^<>]*)?>[^<]*</\1>|<[\w:-]+(?:\s[^<>]*)?/>")
ROW = re.compile(
    r"<(w:tr|tr|row|table:table-row|w:tc|td|table:table-cell|w:p|w:r)(?=[\s>])(?:(?!</?\1[\s>]).)*</\1>", re.DOTALL
)


def read(path: Path) -> Iterator[object]:
    """What is read of each of them."""
    case = {name: text for name, text in parts(path).items() if name not in OUTCOMES}
    for k in range(COUNT):
        rng = random.Random(f"{path.stem} {k}")
        name = rng.choice(["input", "input", *case])
        if path.parent.name == "text":
            text = "\n".join(some(case[name].splitlines(), LINES, rng))
        else:
            text = rng.choice(MARKUP)(case[name], rng)
        yield _read(_file(path, {**case, name: text}))


def _read(data: bytes) -> object:
    try:
        return replace(read_file("x", data, VocabularySense()), sha256="")  # of the hour at which it is packed
    except Unreadable as error:
        return str(error)


def _file(path: Path, case: dict[str, str]) -> bytes:
    match path.parent.name:
        case "text":
            return case["input"].encode()
        case "docx":
            return packed(case["input"], **{name: case[name] for name in ("numbering", "styles") if name in case})
        case _:
            return made(path.stem.split("-")[0], case)


def _one(pattern: re.Pattern[str], change: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], str]:
    """A change of one of the places that a pattern finds."""

    def changed(text: str, rng: random.Random) -> str:
        found = [*pattern.finditer(text)]
        if not found:
            return text
        place = rng.choice(found)
        return text[: place.start()] + change(place[0], rng) + text[place.end() :]

    return changed


MARKUP = (
    _one(ATTRIBUTE, lambda text, rng: ""),
    _one(NUMBER, lambda text, rng: str(max(0, int(text) + rng.choice((-1, 1, 2, int(text)))))),
    _one(ELEMENT, lambda text, rng: ""),
    _one(ELEMENT, lambda text, rng: text * 2),
    _one(ROW, lambda text, rng: ""),
    _one(ROW, lambda text, rng: text * 2),
)


def _gap(lines: list[str], rng: random.Random) -> list[str]:
    """A tab, a bar or a gap of one line otherwise."""
    at = rng.randrange(len(lines))
    line = re.sub(r"\t|\||\s{2,}", lambda _: rng.choice(("\t", "|", "   ", "\t\t", " ")), lines[at], count=1)
    return [*lines[:at], line, *lines[at + 1 :]]


LINES: tuple[Change, ...] = (left_out, twice, blank, _gap, _gap)
