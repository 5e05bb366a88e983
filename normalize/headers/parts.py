"""A column sub-divided under one header: a bullet or number beside the text, a unit beside the figure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from extract.document import Cell
from normalize.headers.chain import Chain, Part
from normalize.headers.reading import Context, read
from normalize.rows.sheet import Sheet
from schema.columns import NAMES_OF_LEVEL

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
    runs = groupby(zip(columns, _held(name, [filled[c] for c in columns]), strict=True), key=itemgetter(1))
    return [replace(chain, columns=tuple(c for c, _ in run), part=part) for part, run in runs]


def _held(name: str, texts: Sequence[list[str]]) -> list[Part]:
    """What each column under a header of texts holds, of its filled cells."""
    out: list[Part] = [""] * len(texts)
    if len(texts) == 1 or name in ("no", "kode"):
        return out
    if _all(_ENUMERATOR, texts[0]):
        out[0] = "numbers"
    if name == "indikator":
        last = _before_figures(texts)
        out[last:] = _ASIDE[: len(texts) - last]
    elif name in NAMES_OF_LEVEL and not out[0] and len(texts[-1]) > 1 and _all(_ENUMERATOR, texts[-1]):
        out[-1] = "numbers"  # of what the next column names
    return out


def _before_figures(texts: Sequence[list[str]]) -> int:
    """How many columns stand left of one of nothing but figures, which is the last or has its units right of it."""
    places = range(max(len(texts) - len(_ASIDE), 1), len(texts))
    return next((i for i in places if len(texts[i]) > 1 and _all(_FIGURE, texts[i])), len(texts))


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
