"""Sentences beside a table that say of everything in it that its targets were reached.

Words are data: `audit/words/simpulan.csv`. A sentence with a word that limits it ("hampir", "belum", "triwulan") says
less, and so does one that counts other indicators than the table has. What it speaks of is the table above it, or the
one below where it says so ("tabel berikut"); between two tables only what is wrong of both is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from audit import lists
from extract.document import Document, Line, Table

END = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-z])")
"""Where a sentence ends: "Rp. 5.000" and "s.d. target" go on."""
COUNTED = re.compile(r"\b(\d{1,3})\s*(?:\([^()]{1,30}\)\s*)?indikator", re.IGNORECASE)
BELOW = re.compile(r"\btabel\W{1,3}(?:\w{1,20}\W{1,3}){0,2}berikut|\bdi\s?bawah\b", re.IGNORECASE)
ABOVE = re.compile(r"\bdi\s?atas\b|\btersebut\b", re.IGNORECASE)
ALL, REACHED, OF, LIMIT = "semua", "tercapai", "pokok", "batas"
LONGEST = 400
"""Letters of a sentence; a longer one is several that nothing ends."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A sentence, how many indicators it speaks of where it counts them, and the tables that it may speak of."""

    text: str
    count: int | None
    tables: tuple[Table, ...]


def claimed(document: Document) -> Iterator[Claimed]:
    """Every such sentence around the tables of a document."""
    for tables, lines, after in _stretches(document):
        above: tuple[Table, ...] = ()
        for table in tables:
            yield from _of(table.titles, above, (table,))
            above = (table,)
        yield from _of((*lines, *after), above, ())


def _stretches(document: Document) -> Iterator[tuple[Sequence[Table], Sequence[Line], Sequence[Line]]]:
    """Tables in their order with what stands under the last: page by page, or of a whole file without pages."""
    paged = [page for page in document.pages if page.tables]
    yield from ((page.tables, page.after, ()) for page in paged)
    if not paged:
        yield document.tables, (), document.after


def _of(lines: Sequence[Line], above: tuple[Table, ...], below: tuple[Table, ...]) -> Iterator[Claimed]:
    for sentence in END.split(" ".join(line.text for line in lines)) if lines else ():
        if len(sentence) <= LONGEST and says_all_reached(sentence):
            counted = COUNTED.search(sentence)
            yield Claimed(sentence.strip(), int(counted[1]) if counted else None, _meant(sentence, above, below))


def _meant(sentence: str, above: tuple[Table, ...], below: tuple[Table, ...]) -> tuple[Table, ...]:
    if ABOVE.search(sentence) and not re.search(r"di\s?atas\s+100", sentence):
        return above
    return below if BELOW.search(sentence) else (*above, *below)


def says_all_reached(sentence: str) -> bool:
    """Whether a sentence says of all targets that they were reached, without limit."""
    found = _words(ALL).search(sentence)
    if not found or not _words(OF).search(sentence) or _words(LIMIT).search(sentence):
        return False
    return bool(_words(REACHED).search(sentence, found.end()))


@cache
def _words(part: str) -> re.Pattern[str]:
    words = (re.escape(row["kata"]).replace(r"\ ", r"\s+") for row in lists.rows("simpulan") if row["peran"] == part)
    return re.compile(rf"\b(?:{'|'.join(words)})(?:nya)?\b", re.IGNORECASE)
