"""The texts that stand over one column, from the widest header cell down, and what they say together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Cell
from normalize.headers.rows import YEAR_WORD, HeaderBlock, sub_headers
from normalize.headers.words import meanings, under
from normalize.rows.sheet import Sheet
from normalize.words.squash import squash, without_years, years
from schema.columns import TARGET, JenisNilai

OTHER = "lain"
"""Name in the vocabulary of known headers that the contract has no field for."""
_RELATIVE = re.compile(r"\(?\bn\s*(?:([-+–])\s*(\d))?\s*\)?(?=\W|$)", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:(?:tw|trw|triw|tri\s*wulan|kuartal|semester|bulan|tahun(?:\s*ke)?)\W*|\(?)(?:\d{1,2}|[IVX]{1,4})\)?\.?",
    re.IGNORECASE,
)
"""Quarters and numbered years: parts of a target that no year tells apart."""
_PARENT_COUNTS, _LEAF_COUNTS = 0.9, 0.95
_SPANNED = 0.8
"""Part of the rows in which cells span two columns that are one."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Grid columns under one and the same header, and its texts from the top down."""

    columns: tuple[int, ...]
    texts: tuple[str, ...]
    enumerates: bool = False
    """True: a narrow part that only numbers what stands beside it under the same header."""

    @property
    def raw(self) -> str:
        """The printed header, its levels joined."""
        return " | ".join(self.texts)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a chain says: a value column (`kind` set), or candidate names with scores, best first."""

    candidates: tuple[tuple[str, float], ...] = ()
    kind: str | None = None
    year: str | None = None
    score: float = 0.0
    counted: bool = False
    """True: a value of a quarter or of a numbered year, which has no place of its own."""


def chains(grid: Sheet, block: HeaderBlock) -> list[Chain]:
    """Neighbouring columns that share every header cell are one, or most cells where there is no header."""
    if not block.found:
        return _without_header(grid)
    out: list[Chain] = []
    last: tuple[int, ...] | None = None
    for c in range(grid.width):
        cells = [grid[r][c] for r in range(block.first, block.end)]
        key = tuple(id(cell) for cell in cells)
        split = _word_of(cells[-1], c)
        if key == last and None not in cells and split is None:
            out[-1] = Chain((*out[-1].columns, c), out[-1].texts)
        else:
            out.append(Chain((c,), _texts(grid, block, c, split)))
        last = key
    return out


def _without_header(grid: Sheet) -> list[Chain]:
    """Columns without texts; a last row of signatures may part what every row of the table spans."""
    out: list[Chain] = []
    for c in range(grid.width):
        spanning = [row for row in grid if c and row[c] is not None and row[c] is row[c - 1]]
        if len(spanning) > 1 and len(spanning) >= _SPANNED * len(grid):
            out[-1] = Chain((*out[-1].columns, c), ())
        else:
            out.append(Chain((c,), ()))
    return out


def _word_of(cell: Cell | None, column: int) -> str | None:
    """The word for one column of a cell that holds a word for each ("Volume Satuan" where the rule is missing)."""
    if cell is None or cell.col_span < 2:
        return None
    words = sub_headers(cell)
    return words[column - cell.col] if words else None


def _texts(grid: Sheet, block: HeaderBlock, c: int, split: str | None) -> tuple[str, ...]:
    out: list[str] = []
    seen: Cell | None = None
    for r in range(block.first, block.end):
        cell = grid[r][c]
        text = grid.text(cell)
        if cell is not None and cell is seen:
            continue
        seen = cell
        if not text:
            text = _borrowed(grid, block, r, c)
        if split is not None and cell is grid[block.end - 1][c]:
            text = split
        if text and (not out or out[-1] != text):
            out.append(text)
    return tuple(out)


def _borrowed(grid: Sheet, block: HeaderBlock, r: int, c: int) -> str:
    """The header of the left neighbour, where a source without merged cells left this one empty over a sub-header."""
    below = [grid[i][c] for i in range(r + 1, block.end)]
    if not any(grid.text(cell) for cell in below):
        return ""
    for left in range(c - 1, -1, -1):
        cell = grid[r][left]
        if grid.text(cell):
            under_left = grid[r + 1][left] if r + 1 < block.end else None
            has_sub = under_left is not None and under_left is not cell and bool(grid.text(under_left))
            return grid.text(cell) if has_sub else ""
    return ""


def read(chain: Chain, document_year: int | None) -> Reading:
    """Value column or text column, and which; a year may stand at any level of the chain."""
    if chain.enumerates:
        return Reading((("no", _PARENT_COUNTS),))
    state, score, dated = _walk(chain.texts)
    year = _year(chain.texts, document_year)
    if state in JenisNilai:
        return Reading((), state, year, score)
    if state is None and dated:
        return Reading((), TARGET, year, 0.9)
    if state == "satuan":
        return Reading(((state, score),))
    counted = state == OTHER and len(chain.texts) > 1 and _COUNTED.fullmatch(chain.texts[-1]) is not None
    return Reading(_candidates(chain.texts), counted=counted)


def _walk(texts: Sequence[str]) -> tuple[str | None, float, bool]:
    """Name, score and whether a bare year was met, going down: the lower level decides, conditions stay conditions."""
    state: str | None = None
    score, dated = 0.0, False
    for text in texts:
        if not squash(without_years(text)):
            dated = dated or bool(years(text))
            continue
        if state in JenisNilai and _COUNTED.fullmatch(text):
            state, score = OTHER, 0.0
            continue
        found = (under(text, state) if state else None) or next(iter(meanings(text)), None)
        if found is None or (state in JenisNilai and found[0] not in (*JenisNilai, "satuan", OTHER)):
            continue
        if found[0] == YEAR_WORD:
            dated = True
        elif not (state is not None and state.startswith("kondisi") and found[0] == TARGET):
            state, score = found
    return state, score, dated


def _year(texts: Sequence[str], document_year: int | None) -> str | None:
    for text in reversed(texts):
        found = years(text)
        if found:
            return found[-1]
    for text in reversed(texts):
        relative = _RELATIVE.search(text)
        if relative and document_year and ("(" in relative[0] or relative[1]):
            step = int(relative[2] or 0)
            return str(document_year - step if relative[1] != "+" else document_year + step)
    return None


def _candidates(texts: Sequence[str]) -> tuple[tuple[str, float], ...]:
    if not texts:
        return ()
    weighed = [(" ".join(texts), 1.0)]
    if len(texts) > 1:
        weighed += [(texts[-1], _LEAF_COUNTS), (texts[0], _PARENT_COUNTS)]
    best: dict[str, float] = {}
    for text, weight in weighed:
        for name, score in meanings(text):
            if name not in (*JenisNilai, YEAR_WORD):
                best[name] = max(best.get(name, 0.0), score * weight)
    return tuple(sorted(best.items(), key=lambda item: -item[1]))
