"""A column sub-divided under one header: a bullet or number beside the text, a unit beside the figure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extract.document import Cell
from normalize.headers.chain import Chain, Part
from normalize.headers.reading import Context, read
from normalize.rows.sheet import Sheet

_BULLET = re.compile(r"[-–—•▪·*○●\uf0b7\uf0a7\uf0d8]+")
_ENUMERATOR = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|(?=[\w.\-]{0,7}\d)(?=[\w.\-]{0,7}[^\W\d_])[\w.\-]{2,8})[.)]*"
)
"""A number, a letter, or a short code of both: "1a-CP"."""
_FIGURE = re.compile(r"[<>≤≥]?\s?\d+(?:[.,]\d+)*\s?%?")
_ASIDE: tuple[Part, ...] = ("figures", "units")


def parts(chain: Chain, grid: Sheet, body: int) -> list[Chain]:
    """The chain as one column, or as several where its grid columns hold things of their own.

    Bullets are dropped; enumerators, and figures right of indicators, become columns of their own; the figures of a
    value column without years stay apart; everything else is read together.
    """
    if len(chain.columns) == 1:
        return [chain]
    own = {c: [grid.text(cell) for cell in _own(grid, c, body)] for c in chain.columns}
    filled = {c: [t for t in texts if t] for c, texts in own.items()}
    columns = [c for c in chain.columns if not _all(_BULLET, filled[c])] or list(chain.columns)
    reading = read(chain, Context())
    if reading.kind is not None:
        apart = sum(_has_figures(filled[c]) for c in columns) > 1
        return [replace(chain, columns=(c,)) for c in columns] if apart else [replace(chain, columns=tuple(columns))]
    name = reading.candidates[0][0] if reading.candidates else ""
    last = _before_figures(columns, filled) if name == "indikator" else len(columns)
    first = name not in ("no", "kode") and last > 1 and _all(_ENUMERATOR, filled[columns[0]])
    numbers = [replace(chain, columns=(columns[0],), part="numbers")] if first else []
    aside = [replace(chain, columns=(c,), part=p) for c, p in zip(columns[last:], _ASIDE, strict=False)]
    return [*numbers, replace(chain, columns=tuple(columns[first:last])), *aside]


def _before_figures(columns: Sequence[int], filled: Mapping[int, list[str]]) -> int:
    """How many columns stand left of one of nothing but figures, which is the last or has its units right of it."""
    for last in range(max(len(columns) - len(_ASIDE), 1), len(columns)):
        if len(filled[columns[last]]) > 1 and _all(_FIGURE, filled[columns[last]]):
            return last
    return len(columns)


def _own(grid: Sheet, column: int, body: int) -> Iterable[Cell]:
    """Cells of the body that stand in this grid column alone."""
    for r in range(body, len(grid)):
        cell = grid[r][column]
        if cell is not None and cell.row == r and cell.col_span == 1:
            yield cell


def _all(pattern: re.Pattern[str], texts: list[str]) -> bool:
    return bool(texts) and all(pattern.fullmatch(t) for t in texts)


def _has_figures(texts: list[str]) -> bool:
    return bool(texts) and sum(any(ch.isdigit() for ch in t) for t in texts) > 0.5 * len(texts)
