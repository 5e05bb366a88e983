"""Columns of a table without header: those of a sister table, else what their content leaves no doubt of."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from normalize.headers.read import Header
from normalize.headers.sisters import Sisters
from normalize.rows.sheet import Sheet
from normalize.values import units
from normalize.words.openings import column_of
from schema.columns import TARGET

SURE = 0.8
"""Part of a column's cells that must agree, and the score that a guessed name gets."""
LIKELY = 0.6
"""Score of names taken from another table that only has the same sorts of columns."""
_FEWEST = 2
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,4}){2,6}\.?")
_VALUE = re.compile(r"[<>≥≤±]?\s*\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*(?:%|[A-Za-z/ ]{1,24})?")


def guess(grid: Sheet, header: Header, sisters: Sisters) -> Header:
    """The header of a headerless table; a column about which nothing is certain stays `lain_kolom_<n>`."""
    of_build = sisters.of_build(grid)
    if of_build is not None:
        return _adopted(header, of_build, SURE)
    of_sorts = sisters.of_sorts(grid)
    if of_sorts is not None:
        return _adopted(header, of_sorts, LIKELY)
    names = _by_content([grid.column(column.index) for column in header.columns])
    columns = tuple(
        replace(c, name=name, score=SURE, kind=TARGET if name == TARGET else None) if name else c
        for c, name in zip(header.columns, names, strict=True)
    )
    return replace(header, columns=columns)


def _adopted(header: Header, known: Header, score: float) -> Header:
    """The other table's columns over this table's rows."""
    columns = tuple(replace(c, raw="", score=score * c.score) for c in known.columns)
    return replace(header, columns=columns, held=known.held)


def _by_content(columns: Sequence[Sequence[str]]) -> list[str | None]:
    """A name for each column that its texts settle; of two columns with the same answer neither is certain."""
    found = [_name(texts, first=i == 0) for i, texts in enumerate(columns)]
    counts = Counter(found)
    return [name if counts[name] == 1 else None for name in found]


def _name(texts: Sequence[str], first: bool) -> str | None:
    if len(texts) < _FEWEST:
        return None
    if first and _share(texts, lambda t: t.strip(".,() ").isdecimal()) and _rising(texts):
        return "no"
    if _share(texts, lambda t: bool(_CODE.fullmatch(t))):
        return "kode"
    if _share(texts, units.is_known):
        return "satuan"
    if _share(texts, lambda t: bool(_VALUE.fullmatch(t))):
        return TARGET
    starts = Counter(map(column_of, texts))
    name, times = starts.most_common(1)[0]
    return name if name and times >= SURE * len(texts) else None


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, texts)) >= SURE * len(texts)


def _rising(texts: Sequence[str]) -> bool:
    numbers = [int(n) for t in texts if (n := t.strip(".,() ")).isdecimal()]
    return numbers == sorted(numbers) and len(set(numbers)) > 1
