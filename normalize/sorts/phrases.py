"""Phrases that tell a sort: looked for in title lines, over columns and at the beginning of cells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.remembered import remembered
from normalize.words import lists

TITLE, WEAK_TITLE, SURE_COLUMN, COLUMN, BODY = "judul", "judul_lemah", "kolom_pasti", "kolom", "isi"
"""Places in which a phrase tells something (column `tempat` of the lists)."""
OTHERS, DOCUMENTS = "dokumen_lain", "jenis_dokumen"
"""Lists: documents that hold no indicators; the sorts of document that do."""
_MARKS = re.compile(r"[^0-9a-z]+")
_LONGEST = 160
"""Letters: a longer line is running text and no title."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one place, each with the sort that it tells; longer ones first."""

    sorts: Mapping[str, str]
    pattern: re.Pattern[str]

    def within(self, text: str) -> tuple[str, str] | None:
        """(sort, phrase) of the first phrase that stands in a line as words of its own; one of no sort tells none."""
        if len(text) > _LONGEST:
            return None
        found = self.pattern.search(f" {plain(text)} ")
        return (self.sorts[found[1]], found[1]) if found and self.sorts[found[1]] else None

    def named(self, text: str) -> set[str]:
        """Every sort that a line names."""
        padded, found, at = f" {plain(text[:_LONGEST])} ", set(), 0
        while one := self.pattern.search(padded, at):
            found.add(self.sorts[one[1]])
            at = one.end() - 1
        return found

    def opening(self, text: str) -> tuple[str, str] | None:
        """(sort, phrase) of the phrase with which a text begins."""
        found = self.pattern.match(f" {plain(text[:_LONGEST])} ")
        return (self.sorts[found[1]], found[1]) if found else None


@remembered
def plain(text: str) -> str:
    """Lower-case words with single spaces between: "STANDAR-PELAYANAN :" is "standar pelayanan"."""
    return _MARKS.sub(" ", text.lower()).strip()


@cache
def phrases(name: str, place: str) -> Phrases:
    """The phrases of a list that tell something in one place."""
    sorts = {plain(row["kata"]): row["jenis"] for row in lists.rows(name) if row["tempat"] == place}
    longest = sorted(sorts, key=lambda phrase: (-len(phrase), phrase))
    return Phrases(sorts, re.compile(" (" + "|".join(longest or ["(?!)"]) + ") "))


def first(name: str, place: str, texts: Iterable[str]) -> tuple[str, str] | None:
    """What the first text that tells anything tells."""
    known = phrases(name, place)
    return next((found for text in texts if (found := known.within(text))), None)


def other(lines: Iterable[str]) -> tuple[str, str] | None:
    """What the first title tells that the document is instead; one that names its sort ("Formulir Rencana Kinerja
    Tahunan") tells nothing else.
    """
    return first(OTHERS, TITLE, (line for line in lines if first(DOCUMENTS, TITLE, [line]) is None))


def share(name: str, place: str, texts: Sequence[str]) -> float:
    """The part of the texts that begin with a phrase of the list."""
    known = phrases(name, place)
    return sum(known.opening(text) is not None for text in texts) / len(texts) if texts else 0.0
