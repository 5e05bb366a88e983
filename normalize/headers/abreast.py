"""Two columns that were read as one: their headers, or their values, stand beside each other in its cells."""

import re
from collections.abc import Iterable, Sequence

from normalize.headers.measures import names_money
from normalize.hierarchy import level_words
from normalize.model import Indicator
from normalize.words.squash import fold

_YEAR, _PART = r"20\d\d", r"(?:triwulan|tw|semester)\.?"
_HEADERS = re.compile(
    rf"\b(?:{_YEAR} {_YEAR}|({_PART}) (?:[ivx]+|\d) \1|{_PART} [ivx]+ [ivx]+|target realisasi)\b",
    re.IGNORECASE,
)
_INDICATORS_OF = re.compile(rf"(?:.* )?indikator (?:\w+ )?{level_words.pattern()}", re.IGNORECASE)
_NUMBER = r"-?\d[\d.,]*%?"
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+")
"""One number whose thousands stand apart."""
_VALUES = re.compile(rf"{_NUMBER} +{_NUMBER}|{_NUMBER} +[^\W\d_]\D* {_NUMBER}")
_WITH_TEXT = re.compile(rf"{_NUMBER} +[^\W\d_]")
_PERCENT_OF = re.compile(r"\d[\d.,]*% +([^\W\d_]+ +[^\W\d_].*)")
"""A percentage and a text of words, which is no unit."""
_UNIT = re.compile(rf"[^\W\d_].* ({_NUMBER})")
_TEXTS = ("sumber_data", "penanggung_jawab")
_LEAST, _MOST = 2, 0.4
"""Cells, and their part of those that say something, that hold two."""
RANGE = "rentang"
_DIFFERENT = 3
"""Numbers behind units that tell values from scales ("Skala 4", "Level 3"); texts behind percentages, from those of
which they are ("80% dari target")."""


def two_headers(headers: Sequence[str]) -> bool:
    """Whether some level of a header is two headers: "2022 2023", "Triwulan I Triwulan", "Target Realisasi", or those
    of two other columns."""
    levels = [[fold(level) for level in header.split(" | ")] for header in headers]
    names = {own[-1] for own in levels}
    return any(_HEADERS.search(level) or _joins(level, names) for own in levels for level in own)


def _joins(level: str, names: set[str]) -> bool:
    """Whether a header ends in the names of two columns, one after the other, and not in what its indicators are of or
    what became of money ("Realisasi Anggaran")."""
    words = level.split()
    ends = range(1, len(words) * (_INDICATORS_OF.fullmatch(level) is None))
    pairs = ((" ".join(words[a:b]), " ".join(words[b:])) for b in ends for a in range(b))
    return any(one != other and {one, other} <= names and not names_money(other) for one, other in pairs)


def two_values(rows: Sequence[Indicator]) -> bool:
    """Whether the cells of some column of values hold two of them ("75 - 80" is one, a range), or a value and a text,
    those of one of texts a value and the text, or those of the units the unit and a value."""
    columns: dict[str, list[str]] = {}
    whole: dict[str, list[str]] = {}
    for target in (target for row in rows for target in row.targets):
        text = target.field.cell.text if target.field.cell else target.field.raw  # without the number of its item
        columns.setdefault(target.column, []).extend([RANGE] if target.value.status == RANGE else text.splitlines()[:1])
        whole.setdefault(target.column, []).append(text)
    texts = ([row.text(name) for row in rows] for name in _TEXTS)
    units = [fold(row.text("satuan")) for row in rows]
    behind = {found.group(1) for unit in units if (found := _UNIT.fullmatch(unit))}
    return (
        any(_many(_VALUES, own) for own in columns.values())
        or any(_many(_PERCENT_OF, own) and _different(own) for own in whole.values())
        or any(_many(_WITH_TEXT, own) for own in texts)
        or (len(behind) >= _DIFFERENT and _many(_UNIT, units))
    )


def _different(texts: Iterable[str]) -> bool:
    """Whether different texts stand behind percentages."""
    return len({found.group(1) for text in texts if (found := _PERCENT_OF.match(fold(text)))}) >= _DIFFERENT


def _many(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    filled = [text for one in texts if (text := fold(one))]
    held = sum(pattern.match(text) is not None and not _GROUPED.fullmatch(text) for text in filled)
    return held >= max(_LEAST, _MOST * len(filled))
