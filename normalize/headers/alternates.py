"""Two sets of the same columns of which each row fills one: "Hasil Program" for programmes, "Keluaran Kegiatan" for
activities. They are read as one set; sets of which rows fill both are tables or levels side by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from normalize.headers.number_row import is_number_row
from normalize.model import Column
from normalize.rows.sheet import Sheet

Held: TypeAlias = Mapping[int, tuple[int, ...]]


def merged(grid: Sheet, columns: Sequence[Column], held: Held, body: int) -> tuple[tuple[Column, ...], Held]:
    """The columns and what they hold, sets that take turns made one; the same where none do."""
    groups = {column.group for column in columns}
    if len(groups) != 2:
        return tuple(columns), held
    first = {_key(c): c for c in columns if c.group == 0}
    pairs = [(first[_key(c)], c) for c in columns if c.group and _key(c) in first]
    if not any(c.name == "indikator" for _, c in pairs) or not _take_turns(grid, pairs, held, body):
        return tuple(columns), held
    joined = dict(held)
    for one, other in pairs:
        joined[one.index] = (*held[one.index], *held[other.index])
    gone = {other.index for _, other in pairs}
    return tuple(replace(c, group=0) for c in columns if c.index not in gone), joined


def _key(column: Column) -> tuple[str, str | None, str | None, str]:
    return column.name, column.kind, column.year, column.period


def _take_turns(grid: Sheet, pairs: Sequence[tuple[Column, Column]], held: Held, body: int) -> bool:
    """Whether both sets are used, and no row fills both."""
    rows = [r for r in range(body, len(grid)) if not is_number_row([grid.text(c) for c in grid.printed(r)])]
    used = [[_fills(grid, [pair[side] for pair in pairs], held, r) for r in rows] for side in (0, 1)]
    return any(used[0]) and any(used[1]) and not any(a and b for a, b in zip(*used, strict=True))


def _fills(grid: Sheet, columns: Sequence[Column], held: Held, r: int) -> bool:
    return any(grid.text(grid[r][c]) for column in columns for c in held[column.index])
