"""Rows that sum up a table ("Jumlah", "Rata-rata capaian"): no indicators, but figures of its columns."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extract.document import Cell
from extract.remembered import remembered
from normalize.offices.names import office_in
from normalize.words import lists
from normalize.words.squash import fold

TOTAL, AVERAGE = "jumlah", "rata_rata"
"""What a row can give for its column."""
_WORD = re.compile(r"[^\W\d_]+")
_ACHIEVED, _AVERAGE = (re.compile(rf"\b{word}\b", re.IGNORECASE) for word in ("(?:pen)?capaian", "(?:rata|rerata)"))
_AVERAGED = re.compile(r"(?:nilai\s+)?(?:rata\s?-?\s?rata|rerata)\s+(?:pen)?capaian\b", re.IGNORECASE)
_COUNTER = re.compile(r"[ivx]{1,5}")
_APART = 2
"""Letters that a part of a word may have where its letters stand apart."""
_LONGEST = 80
"""Letters: a longer text says more than that it sums up."""


@cache
def _words() -> Mapping[str, str]:
    return {row["kata"]: row["arti"] for row in lists.rows("rangkuman")}


@remembered
def says(text: str, *, counted: bool = True) -> str:
    """`TOTAL` or `AVERAGE` where the text says nothing else, else empty.

    `counted` False: what can be counted is no part of a total ("Jumlah kegiatan" is an indicator among indicators).
    """
    text = fold(text)
    if len(text) > _LONGEST:
        return ""
    words = _joined(_WORD.findall(_without_office(text).lower()))
    found = [_words().get(word, "") for word in words if not _COUNTER.fullmatch(word)]
    if not all(found):
        return ""
    if AVERAGE in found:
        return AVERAGE
    return TOTAL if TOTAL in found and (counted or "hitungan" not in found) else ""


def _without_office(text: str) -> str:
    """An average of achievements without the office whose they are: "Capaian rata-rata kinerja Kantor ..."."""
    averages = _ACHIEVED.search(text) and _AVERAGE.search(text)
    return text.replace(office_in(text), "") if averages else text


def _joined(words: list[str]) -> list[str]:
    """The words of a text; letters set apart ("T O T A L", of which a PDF may give "T O TA L") are one."""
    spaced = len(words) > _APART and all(len(word) <= _APART for word in words)
    return ["".join(words)] if spaced else words


def says_cell(cell: Cell, *, counted: bool = True) -> str:
    """The same of a cell; a narrow column may have cut its word over several lines ("Ju|ml|ah")."""
    whole = says(cell.text, counted=counted)
    if whole or len(cell.lines) < _APART:
        return whole
    return says("".join(line.text.strip() for line in cell.lines), counted=counted) or _cut(cell, counted)


def _cut(cell: Cell, counted: bool) -> str:
    """What a cell says that has several words, some of them cut ("Rata-rata|capai|an")."""
    letters = "".join(_WORD.findall(cell.text.lower()))
    words = _parts(letters) if len(letters) <= _LONGEST else None
    return says(" ".join(words), counted=counted) if words else ""


@remembered
def _parts(letters: str) -> tuple[str, ...] | None:
    """The words of the list that the letters make, one after another; None where they make none."""
    ends: list[tuple[str, ...] | None] = [(), *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(end):
            before, word = ends[start], letters[start:end]
            if before is not None and word in _words():
                ends[end] = (*before, word)
                break
    return ends[-1]


def averages(text: str) -> bool:
    """Whether a text is an average of achievements, of whatever part of the table: "Rata-rata capaian Bidang Jalan"."""
    return len(text) <= _LONGEST and _AVERAGED.match(fold(text)) is not None


def of_row(cells: tuple[Cell, ...]) -> str:
    """What a row with these cells gives, by the first that says it."""
    said: Iterator[str] = filter(None, map(says_cell, cells))
    return next(said, AVERAGE if any(averages(cell.text) for cell in cells) else "")
