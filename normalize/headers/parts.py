"""A column sub-divided under one header: a bullet or number beside the text, a unit beside the figure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.document import Cell
from normalize.headers.chain import Chain
from normalize.headers.reading import Context, read
from normalize.rows.sheet import Sheet

_BULLET = re.compile(r"[-–—•▪·*○●\uf0b7\uf0a7\uf0d8]+")
_ENUMERATOR = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|(?=[\w.\-]{0,7}\d)(?=[\w.\-]{0,7}[^\W\d_])[\w.\-]{2,8})[.)]*"
)
"""A number, a letter, or a short code of both: "1a-CP"."""


def parts(chain: Chain, grid: Sheet, body: int) -> list[Chain]:
    """The chain as one column, or as several where its grid columns hold things of their own.

    Bullets are dropped; enumerators become a column of their own; the figures of a value column without years stay
    apart; everything else is read together.
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
    numbers = not reading.candidates or reading.candidates[0][0] not in ("no", "kode")
    if numbers and len(columns) > 1 and _all(_ENUMERATOR, filled[columns[0]]):
        return [replace(chain, columns=(columns[0],), enumerates=True), replace(chain, columns=tuple(columns[1:]))]
    return [replace(chain, columns=tuple(columns))]


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
