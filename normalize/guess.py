"""Columns of a table without header: those of a table of the same build, else what their content leaves no doubt of."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from extract.document import Table
from normalize import units
from normalize.headers import Header
from normalize.sheet import Sheet
from normalize.squash import squash
from schema.columns import TARGET, UNKNOWN_PREFIX

SURE = 0.8
"""Part of a column's cells that must agree, and the score that a guessed name gets."""
LIKELY = 0.6
"""Score of names taken from another table that only has the same sorts of columns."""
_FEWEST = 2
_TOO_FEW = 4
"""Fewer columns look alike by chance."""
_SAME_EDGE = 0.02
"""Part of the table's width by which edges of two tables of the same build may differ."""
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,4}){2,6}\.?")
_VALUE = re.compile(r"[<>≥≤±]?\s*\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*(?:%|[A-Za-z/ ]{1,24})?")


@cache
def _starts() -> Mapping[str, str]:
    text = files("normalize").joinpath("vocabulary", "isi_kolom.csv").read_text(encoding="utf-8")
    return {r["awal"]: r["nama"] for r in csv.DictReader(text.splitlines())}


def guess(grid: Sheet, header: Header, others: Sequence[tuple[Sheet, Header]]) -> Header:
    """The header of a headerless table; a column about which nothing is certain stays `lain_kolom_<n>`."""
    headed = [(other, known) for other, known in others if known.block.found]
    for alike, score in ((_same_build, SURE), (_same_kinds, LIKELY)):
        for other, known in headed:
            if alike(grid, other) and _agreed(other, headed):
                return _adopted(header, known, score)
    names = _by_content([_texts(grid, column.index) for column in header.columns])
    columns = tuple(
        replace(c, name=name, score=SURE, kind=TARGET if name == TARGET else None) if name else c
        for c, name in zip(header.columns, names, strict=True)
    )
    return replace(header, columns=columns)


def _agreed(other: Sheet, headed: Sequence[tuple[Sheet, Header]]) -> bool:
    """Whether all headed tables with as many columns name them alike: else which one goes on is a guess."""
    names = {_known_names(known) for sheet, known in headed if sheet.width == other.width}
    return len(names) == 1


def _known_names(header: Header) -> tuple[tuple[int, str, str | None], ...]:
    return tuple((c.index, c.name, c.kind) for c in header.columns if not c.name.startswith(UNKNOWN_PREFIX))


def _same_build(grid: Sheet, other: Sheet) -> bool:
    """Whether two tables have the same columns at the same places."""
    edges, edges_of_other = _edges(grid.table), _edges(other.table)
    if not edges or grid.width != other.width or len(edges) != len(edges_of_other):
        return False
    slack = _SAME_EDGE * max(edges)
    return all(abs(a - b) <= slack for a, b in zip(edges, edges_of_other, strict=True))


def _same_kinds(grid: Sheet, other: Sheet) -> bool:
    """Whether two tables have as many columns, with figures, words or nothing in the same ones, words in some."""
    if grid.width != other.width or grid.width < _TOO_FEW:
        return False
    kinds = [_sort(_texts(grid, c)) for c in range(grid.width)]
    return kinds == [_sort(_texts(other, c)[-len(grid) :]) for c in range(grid.width)] and kinds.count("words") > 1


def _sort(texts: Sequence[str]) -> str:
    if not texts:
        return "nothing"
    return "figures" if sum(t[0].isdigit() for t in texts) > 0.5 * len(texts) else "words"


def _edges(table: Table) -> list[float]:
    """Left edges of the columns, from cells that span one; empty where a column shows none."""
    found: dict[int, float] = {}
    for cell in table.cells:
        if cell.box is not None and cell.col_span == 1:
            found.setdefault(cell.col, cell.box.x0)
    return [found[c] for c in sorted(found)] if len(found) == table.n_cols else []


def _adopted(header: Header, known: Header, score: float) -> Header:
    """The other table's columns over this table's rows."""
    columns = tuple(replace(c, raw="", score=score * c.score) for c in known.columns)
    return replace(header, columns=columns, held=known.held)


def _texts(grid: Sheet, column: int) -> list[str]:
    cells = [row[column] for row in grid]
    return [grid.text(c) for i, c in enumerate(cells) if c is not None and c.row == i and grid.text(c)]


def _by_content(columns: Sequence[Sequence[str]]) -> list[str | None]:
    """A name for each column that its texts settle; of two columns with the same answer neither is certain."""
    found = [_name(texts, first=i == 0) for i, texts in enumerate(columns)]
    counts = Counter(found)
    return [name if counts[name] == 1 else None for name in found]


def _name(texts: Sequence[str], first: bool) -> str | None:
    if len(texts) < _FEWEST:
        return None
    if first and _share(texts, lambda t: t.strip(".,() ").isdigit()) and _rising(texts):
        return "no"
    if _share(texts, lambda t: bool(_CODE.fullmatch(t))):
        return "kode"
    if _share(texts, units.is_known):
        return "satuan"
    if _share(texts, lambda t: bool(_VALUE.fullmatch(t))):
        return TARGET
    starts = Counter(_starts().get(squash(t.split()[0])) for t in texts)
    name, times = starts.most_common(1)[0]
    return name if name and times >= SURE * len(texts) else None


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, texts)) >= SURE * len(texts)


def _rising(texts: Sequence[str]) -> bool:
    numbers = [int(n) for t in texts if (n := t.strip(".,() ")).isdigit()]
    return numbers == sorted(numbers) and len(set(numbers)) > 1
