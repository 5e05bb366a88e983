"""Scales of achievement that a document prints itself, as a small table or in a sentence.

"≥ 90 | Hijau", "Hijau (≥ 90%), Kuning (75 – 89,99%), Merah (< 75%)". A piece of text is a step where it is one interval
beside a name in capitals; two steps and more with bounds of their own are a scale. Words of bounds are data
(`normalize/vocabulary/batas.csv`, `audit/words/ujung_skala.csv`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from math import inf

from audit import lists as own_lists
from audit.criteria import Criteria, scale
from extract.document import Line, Table
from normalize.model import Normalised
from normalize.words import lists

SOURCE = "skala dalam dokumen ini"
JUST_OVER = 1e-6
"""What "> 100" begins above 100."""
LONGEST, INTERVAL = 4000, 40
"""Letters of the running text between two tables, and of an interval, that are looked at."""
WORDS = 4
"""Words of a category, and columns of a table that is a scale, at most."""
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?(?![.,]?\d)")
_PIECES = re.compile(r"[;\n•)]|,\s|\.\s(?=[A-Z])|\s(?:dan|serta)\s")
_SIGNS = frozenset("<>≥≤")
_BESIDE = re.compile(r"[=:(](?!=)")
_EDGE = " \t():=.,-–%<>≥≤"


def own_scales(doc: Normalised) -> tuple[Criteria, ...]:
    """Every scale that a document prints."""
    tables = [one.table for one in doc.refused]
    sources = (*tables, *(table.source for table in doc.tables if table.source))
    pages = (page.after for page in doc.document.pages)
    texts = (*(table.titles for table in sources), *pages, doc.document.after)
    found = (*map(_of_table, tables), *(_of_steps(_in_text(text)) for text in texts))
    return tuple(dict.fromkeys(filter(None, found)))


def _of_table(table: Table) -> Criteria | None:
    grid = table.grid() if table.n_cols <= WORDS else []
    return _of_steps(step for row in grid for step in _of_row(" ".join(cell.text.split()) for cell in row if cell))


def _of_row(cells: Iterable[str]) -> Iterator[tuple[str, float]]:
    """A row with a cell of words and a cell that is an interval."""
    texts = [text for text in cells if text]
    names = [text for text in texts if not any(letter.isdigit() for letter in text)]
    lows = [low for text in texts if len(text) <= INTERVAL and (low := _low(text)) is not None]
    if names and lows:
        yield names[-1], lows[-1]


def _in_text(lines: Iterable[Line]) -> Iterator[tuple[str, float]]:
    """The pieces of a sentence with an interval and its name: "Hijau = ≥ 90", "Merah (< 75", "95% ke atas Baik"."""
    for piece in _PIECES.split(" ".join(line.text for line in lines)[:LONGEST]):
        parts = _BESIDE.split(piece)
        interval = next((part for part in parts if _is_interval(part)), "")
        beside = [part for part in parts if not _NUMBER.search(part)][-1:]
        low = _low(interval)
        if low is None:  # most pieces
            continue
        names = map(_name, (interval, *beside, interval[: _end_of_name(interval)]))
        if name := next(filter(None, names), ""):
            yield name, low


def _is_interval(text: str) -> bool:
    """Whether a text has two numbers, or one with its bound: a bare number in running text is none."""
    ends = [found.end() for found in _NUMBER.finditer(text)]
    count = len(ends) if ends and ends[-1] <= INTERVAL else 0
    return count > 1 or (count == 1 and (bool(_SIGNS & set(text)) or _says(text, _bounds())))


def _end_of_name(text: str) -> int:
    found = _NUMBER.search(text)
    return found.start() if found else 0


def _name(text: str) -> str:
    """The words in capitals that a text ends with: "adalah Sangat Baik (" says "Sangat Baik", and so does "Sangat Baik
    untuk capaian"."""
    words = text.strip(_EDGE).split()
    while words and words[-1] in _links():
        words.pop()
    start = len(words)
    while start and words[start - 1][:1].isupper():
        start -= 1
    return " ".join(words[start:][-WORDS:])


def _low(text: str) -> float | None:
    """The lower bound of an interval of percentages; None where the text is none."""
    numbers = [float(one[0].replace(",", ".")) for one in _NUMBER.finditer(text)]
    if len(numbers) == 1:
        above = JUST_OVER if ">" in text and "=" not in text else 0.0
        return -inf if _is_end(text) else numbers[0] + above
    return min(numbers) if len(numbers) == 2 else None


def _is_end(text: str) -> bool:
    """Whether the one number of a text is where an interval ends: "< 75", "kurang dari 75"."""
    return _says(text, _bounds("atas"))


def _says(text: str, words: Iterable[str]) -> bool:
    folded = f" {' '.join(text.casefold().split())} "
    return any(word in folded for word in words)


@cache
def _bounds(*sides: str) -> frozenset[str]:
    """Words of bounds: of these sides, of all where none is named."""
    wanted = sides or ("atas", "bawah")
    words = {row["ejaan"] for row in lists.rows("batas") if row["sisi"] in wanted}
    words |= {row["kata"] for row in own_lists.rows("ujung_skala") if row["sisi"] in wanted}
    return frozenset(f" {word} " if word[0].isalpha() else word for word in words)


@cache
def _links() -> frozenset[str]:
    return own_lists.words("ujung_skala", sisi="sambung")


def _of_steps(steps: Iterable[tuple[str, float]]) -> Criteria | None:
    """None where there is one step only, or two share a bound."""
    lows = dict(steps)
    if len(lows) < 2 or len(set(lows.values())) < len(lows):
        return None
    return scale(sorted(lows.items(), key=lambda step: -step[1]), SOURCE)
