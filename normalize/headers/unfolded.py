"""Columns whose cells hold a name and, after "Indikator :", its indicators: unfolded into a column for each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.document import Cell, Line, Table, around
from normalize.headers.rows import HeaderBlock
from normalize.headers.words import meanings, with_indicators
from normalize.rows.sheet import Sheet
from normalize.words.squash import fold
from schema.columns import MIXED, NAMES_OF_LEVEL

_MARK = re.compile(r"ind[ai]k[ai]tor(?:\s+[^\W\d_]+){0,3}\s*(?:\(\s*[^\W\d_]{1,6}\s*\))?\s*[:;]\s*", re.IGNORECASE)
_MOST = 0.5
"""Part of a column's filled cells that must hold the word."""
_ADDED = "Indikator"
"""Header of the second column, as the cells print it."""


def unfolded(table: Table, grid: Sheet, block: HeaderBlock) -> Table:
    """The table with two columns for each that holds names with their indicators; the same table where none does."""
    columns = [c for c in range(grid.width) if block.found and _is_level(grid, block, c) and _folds(grid, block.end, c)]
    if not columns:
        return table
    place = {c: c + sum(other < c for other in columns) for c in range(grid.width + 1)}
    cells = [part for cell in table.cells for part in _parts(cell, columns, place, block)]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return replace(table, n_cols=place[grid.width], cells=tuple(cells))


def _is_level(grid: Sheet, block: HeaderBlock, column: int) -> bool:
    texts = [grid.text(grid[r][column]) for r in range(block.first, block.end)]
    named = any(name in (MIXED, *NAMES_OF_LEVEL) for text in texts for name, _ in meanings(text)[:1])
    return named or any(map(with_indicators, texts))


def _folds(grid: Sheet, body: int, column: int) -> bool:
    own = {
        id(cell): cell for r in range(body, len(grid)) if (cell := grid[r][column]) is not None and cell.col_span == 1
    }
    filled = [cell for cell in own.values() if grid.text(cell)]
    return bool(filled) and sum(_mark(cell.lines) is not None for cell in filled) >= _MOST * len(filled)


def _mark(lines: Sequence[Line]) -> int | None:
    """The line that says that indicators follow; a name stands above it."""
    return next((i for i, line in enumerate(lines) if i and _MARK.match(fold(line.text))), None)


def announces(text: str) -> bool:
    """Whether a line begins with the word that announces indicators."""
    return _MARK.match(fold(text)) is not None


def unannounced(text: str) -> str:
    """A line without the word that announces indicators: it goes where they get a column of their own."""
    text = fold(text)
    found = _MARK.match(text)
    return text[found.end() :] if found else text


def _parts(cell: Cell, columns: Sequence[int], place: Mapping[int, int], block: HeaderBlock) -> Iterator[Cell]:
    last = cell.col + cell.col_span
    moved = replace(cell, col=place[cell.col], col_span=place[last] - place[cell.col])
    if cell.col_span > 1 or cell.col not in columns:
        yield moved
    elif cell.row < block.end:
        if cell.row + cell.row_span < block.end:
            yield moved
            return
        yield replace(moved, col_span=1)
        yield replace(
            moved, col=moved.col + 1, col_span=1, lines=tuple(replace(x, text=_ADDED) for x in cell.lines[:1])
        )
    else:
        at = _mark(cell.lines)
        name, rest = (cell.lines, ()) if at is None else (cell.lines[:at], _indicators(cell.lines[at:]))
        yield _with(replace(moved, col_span=1), name)
        yield _with(replace(moved, col=moved.col + 1, col_span=1), rest)


def _indicators(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines behind the word, on its own line too."""
    first = replace(lines[0], text=_MARK.sub("", fold(lines[0].text), count=1))
    return (first, *lines[1:]) if first.text else tuple(lines[1:])


def _with(cell: Cell, lines: Sequence[Line]) -> Cell:
    """The cell with these of its lines, and where they stand."""
    return replace(cell, lines=tuple(lines), box=around(line.box for line in lines) or cell.box)
