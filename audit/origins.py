"""Where a title or a header says that figures come from: a plan, a stage of it, a part of the year, another region,
another measure ("Fisik").

Words are data: `audit/words/asal_nilai.csv`.
"""

import re
from functools import cache

from audit import lists
from extract.remembered import remembered
from normalize.model import NormalTable, Target
from normalize.words.squash import squash

LONGEST = 2000
WHOLE_WORD = 7
"""Letters of a word that is looked for among all letters."""
_NUMBERED = re.compile(r"\btabel\s+(?:\d|[IVX]+\b)", re.IGNORECASE)
PLAN, REGION, STAGE, MEASURE = "rencana", "wilayah", "tahap", "lain"


@remembered
def named(text: str) -> frozenset[str]:
    """The origins that a text names."""
    return frozenset(found.lower() for found in _pattern().findall(text[:LONGEST]))


def caption(title: str) -> str:
    """A title from its last number on ("Tabel 2.3 ..."); sentences before it tell of other tables too."""
    return title[max((found.start() for found in _NUMBERED.finditer(title)), default=0) :]


@remembered
def named_in_header(text: str) -> frozenset[str]:
    """The same of a header, whose narrow cells may cut words: "Targe t Renst ra"."""
    letters = squash(text[:LONGEST])
    return named(text) | {word for word in _kinds() if len(word) >= WHOLE_WORD and squash(word) in letters}


def sort_of(origin: str) -> str:
    """PLAN, REGION, STAGE, MEASURE or a part of the year."""
    return _kinds()[origin]


def plans(table: NormalTable, value: Target) -> frozenset[str]:
    """The plans and regions that the header over a value names."""
    return frozenset(word for word in named_in_header(header(table, value)) if _kinds()[word] in (PLAN, REGION))


def header(table: NormalTable, value: Target) -> str:
    """The printed header of a value: of its column, else of all columns of its kind, year and period."""
    cell = value.field.cell
    own = [c.raw for c in table.columns if cell and c.kind == value.kind and c.index == cell.col]
    alike = (c.raw for c in table.columns if (c.kind, c.year or value.year, c.period) == _what(value))
    return " ".join(own or alike)


def _what(value: Target) -> tuple[str, str, str]:
    return value.kind, value.year, value.period


@cache
def _kinds() -> dict[str, str]:
    return {row["kata"]: row["jenis"] for row in lists.rows("asal_nilai")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{lists.either(_kinds())}\b", re.IGNORECASE)
