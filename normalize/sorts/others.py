"""What a table or a document without indicators seems to be instead, by phrases of `vocabulary/dokumen_lain.csv`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from extract.document import Line
from extract.figures import is_value
from normalize.headers.heading import Headed
from normalize.headers.words import only_dates
from normalize.sorts.measures import heads
from normalize.sorts.phrases import BODY, COLUMN, DOCUMENTS, OTHERS, TITLE, first, phrases
from normalize.words.squash import fold
from schema.columns import TARGET, UNKNOWN_PREFIX

_IN_TITLE, _OVER_COLUMN, _IN_BODY = 3.0, 1.0, 0.5
"""What a phrase counts by its place: a title says what a document is, a cell hints at it."""
_LEAST = 2.0
"""What the phrases of a sort must count together before it is named."""
_CERTAIN = 4.0
"""What they must count for the table to be nothing else."""
_MOST_CELLS = 40
"""Cells that are looked at in each table."""
_BUDGET = "anggaran"
_PERFORMANCE = re.compile(r"indikator|kinerja|target|sasaran", re.IGNORECASE)
_COUNTED = {"no", "indikator", "satuan", TARGET}
_SUM = re.compile(r"(?:rp\.?\s?)?\d{1,3}(?:[.,]\d{3}){2,6}(?:[.,]\d\d)?", re.IGNORECASE)
"""A million and more."""
_MONEY = 0.5
"""Part of a table's figures that are sums."""
SEEMS = "tampaknya {sort}"
NO_COLUMN = "tidak ada kolom indikator"
UNLIKE = "isinya tidak seperti tabel indikator"


def reason(table: Headed) -> str:
    """Why a table is set aside, for an official."""
    sort = of_tables([table])
    if sort:
        return SEEMS.format(sort=sort)
    return UNLIKE if any(column.name.startswith("indikator") for column in table.header.columns) else NO_COLUMN


def is_certain(table: Headed) -> bool:
    """Whether a table says so often that it is of another sort that it holds no indicators; of budgets its sums say it
    too.
    """
    counts = _counts([table], ())
    most = max(counts.values(), default=0.0)
    return most >= _CERTAIN or (most >= _LEAST and counts.get(_BUDGET) == most and _holds_money(table))


def is_silent(lines: Iterable[Line]) -> bool:
    """Whether no line of a document names performance, or a sort of document that tells of it."""
    texts = [fold(line.text) for line in lines]
    return not any(map(_PERFORMANCE.search, texts)) and first(DOCUMENTS, TITLE, texts) is None


def only_counts(table: Headed) -> bool:
    """Whether a table says how many there were in years, of whatever its "Uraian" names, and no more: what stands under
    bare years is a target where something says so."""
    header = table.header
    told = {column.name for column in header.columns if not column.name.startswith(UNKNOWN_PREFIX)}
    dated = all(only_dates(column.raw) for column in header.columns if column.name == TARGET)
    silent = not any(map(_PERFORMANCE.search, heads(table.found.grid, header)))
    return header.block.found and silent and told <= _COUNTED and dated


def _holds_money(table: Headed) -> bool:
    """Whether a table has sums of money where others have targets, and no header that speaks of performance."""
    if any(_PERFORMANCE.search(text) for text in heads(table.found.grid, table.header)):
        return False
    texts = ["".join(cell.text.split()) for cell in table.found.source.cells]
    sums = sum(_SUM.fullmatch(text) is not None for text in texts)
    return sums >= _MONEY * sum(map(is_value, texts))


def of_tables(tables: Sequence[Headed], lines: Iterable[Line] = ()) -> str:
    """The sort that titles, headers and cells tell most; empty where they tell too little."""
    counts = _counts(tables, lines)
    sort = max(counts, key=lambda name: counts[name], default="")
    return sort if counts.get(sort, 0.0) >= _LEAST else ""


def _counts(tables: Sequence[Headed], lines: Iterable[Line]) -> Mapping[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    for sort, worth in (*_of_lines(lines), *(told for table in tables for told in _of_table(table))):
        counts[sort] += worth
    return counts


def _of_lines(lines: Iterable[Line]) -> Iterator[tuple[str, float]]:
    """What titles say until one names a document of indicators: its text may speak of letters and laws as it likes."""
    texts = takewhile(lambda text: first(DOCUMENTS, TITLE, [text]) is None, (fold(line.text) for line in lines))
    found = (first(OTHERS, TITLE, [text]) for text in texts)
    yield from ((told[0], _IN_TITLE) for told in found if told)


def _of_table(table: Headed) -> Iterator[tuple[str, float]]:
    yield from _of_lines(table.found.titles)
    body = phrases(OTHERS, BODY)
    over = phrases(OTHERS, COLUMN)
    for text in heads(table.found.grid, table.header):
        told = over.opening(text)
        if told:
            yield told[0], _OVER_COLUMN
    for cell in table.found.source.cells[:_MOST_CELLS]:
        told = body.opening(fold(cell.text))
        if told:
            yield told[0], _IN_BODY
