"""The word that a cell opens with tells its column: "Persentase ..." an indicator, "Meningkatnya ..." a goal."""

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache

from extract.remembered import remembered
from normalize.words import lists
from normalize.words.squash import squash

_NUMBER = re.compile(
    r"\W*(?:(?:[A-Za-z]{2,5}\s?)?\d{1,2}(?:\.\d{1,2}){0,4}|(?:[A-Za-z]{2,5}\s)?[A-Za-z])(?:[.):]\s*|\s+)(?=\S)"
)
"""A number or letter before the text, perhaps with the abbreviation of its kind: "3.", "a)", "IKU 1.1"."""


@cache
def _openings() -> tuple[dict[str, str], Sequence[tuple[str, str]]]:
    """By the word itself, and by pattern ("ter*nya")."""
    rows = [(row["awal"], row["nama"]) for row in lists.rows("isi_kolom")]
    return {word: name for word, name in rows if "*" not in word}, [row for row in rows if "*" in row[0]]


def _behind_number(text: str) -> str:
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


@remembered
def column_of(text: str) -> str | None:
    """The column in which texts open like this one, its number left aside; None where that tells nothing."""
    exact, patterns = _openings()
    for rest in (text, _behind_number(text)):
        word = squash(rest.lstrip(' -•–"“(').split(" ", 1)[0])
        found = exact.get(word) or next((name for pattern, name in patterns if fnmatchcase(word, pattern)), None)
        if found:
            return found
    return None
