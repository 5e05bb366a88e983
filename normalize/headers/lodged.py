"""Programmes and activities that are written below the goals, in their column: it is one of several levels."""

from collections.abc import Iterable
from dataclasses import replace

from normalize.headers.read import Header
from normalize.hierarchy.evidence import of_wording
from normalize.rows.sheet import Sheet
from normalize.words.squash import fold
from schema.columns import GOALS, MIXED, WORK

_FEWEST = 2
"""Names that begin with the word of their level ("Program ..."), from which they are no goals."""


def mixed(grid: Sheet, header: Header) -> Header:
    """The header, its column of goals one of mixed levels where it names programmes and no other column does."""
    goals = [column for column in header.columns if column.name in GOALS]
    if not goals or any(column.name in (MIXED, *WORK) for column in header.columns):
        return header
    last = goals[-1]
    if _lodged(grid.column(last.index)) < _FEWEST:
        return header
    columns = (replace(column, name=MIXED) if column is last else column for column in header.columns)
    return replace(header, columns=tuple(columns))


def _lodged(texts: Iterable[str]) -> int:
    wordings = (of_wording(fold(text)) for text in texts)
    return sum(wording is not None and wording.level in WORK for wording in wordings)
