"""Sets of the same columns of which each row fills one: "Hasil Program" for programmes, "Keluaran Kegiatan" for
activities. They are read as one set; sets of which rows fill both are tables or levels side by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from normalize.headers.number_row import is_number_row
from normalize.headers.slug import unknown
from normalize.model import Column
from normalize.rows.sheet import Sheet

Held: TypeAlias = Mapping[int, tuple[int, ...]]
Pairs: TypeAlias = Sequence[tuple[Column, Column]]


def merged(grid: Sheet, columns: Sequence[Column], held: Held, body: int) -> tuple[tuple[Column, ...], Held]:
    """The columns and what they hold, sets that take turns made one; the same where none do.

    What such a set says once more beside itself ("Hasil Kegiatan" beside "Keluaran Kegiatan") is kept as unknown.
    """
    first = {_key(c): c for c in columns if c.group == 0}
    pairs = [(first[_key(c)], c) for c in columns if c.group == 1 and _key(c) in first]
    if not any(c.name == "indikator" for _, c in pairs) or not _take_turns(grid, pairs, held, body):
        return tuple(columns), held
    joined = dict(held)
    for one, other in pairs:
        joined[one.index] = (*held[one.index], *held[other.index])
    gone = {other.index for _, other in pairs}
    return tuple(_in_one_set(c, first) for c in columns if c.index not in gone), joined


def _key(column: Column) -> tuple[str, str | None, str | None, str]:
    return column.name, column.kind, column.year, column.period


def _in_one_set(column: Column, first: Mapping[tuple[str, str | None, str | None, str], Column]) -> Column:
    if column.group < 2 or _key(column) not in first:
        return replace(column, group=0)
    name = unknown(column.header, f"kolom_{column.index + 1}")
    return Column(column.index, column.raw, name, 0.0, mended=column.mended)


def _take_turns(grid: Sheet, pairs: Pairs, held: Held, body: int) -> bool:
    """Whether both sets are used, and no row fills both."""
    rows = [r for r in range(body, len(grid)) if not is_number_row([grid.text(c) for c in grid.printed(r)])]
    used = [[_fills(grid, [pair[side] for pair in pairs], held, r) for r in rows] for side in (0, 1)]
    return any(used[0]) and any(used[1]) and not any(a and b for a, b in zip(*used, strict=True))


def _fills(grid: Sheet, columns: Sequence[Column], held: Held, r: int) -> bool:
    """Whether a text begins in the columns: one that runs over both sets is of neither."""
    places = [c for column in columns for c in held[column.index]]
    return any(cell is not None and cell.col in places and grid.text(cell) for cell in (grid[r][c] for c in places))
