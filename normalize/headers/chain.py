"""The texts that stand over one column, from the widest header cell down."""

from dataclasses import dataclass, replace
from typing import Literal

from extract.document import Cell
from normalize.headers.rows import HeaderBlock, sub_headers, years_of
from normalize.rows.sheet import Sheet
from normalize.words.squash import fold

_SPANNED = 0.8
"""Part of the rows in which cells span two columns that are one."""


Part = Literal["", "numbers", "figures", "units"]


@dataclass(frozen=True, slots=True)
class Chain:
    """Grid columns under one and the same header, and its texts from the top down."""

    columns: tuple[int, ...]
    texts: tuple[str, ...]
    part: Part = ""
    """What a narrow part holds of what stands beside it under the same header."""
    printed: tuple[str, ...] = ()
    """The texts with words as narrow columns cut them."""

    @property
    def block(self) -> tuple[str, ...]:
        """The levels over its own: columns in which they are the same stand under one header."""
        return self.texts[:-1]

    @property
    def raw(self) -> str:
        """The whole header, its levels joined."""
        return " | ".join(self.texts)

    @property
    def as_printed(self) -> str:
        """The same with words as they are cut."""
        return " | ".join(self.printed)


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
            out[-1] = replace(out[-1], columns=(*out[-1].columns, c))
        else:
            found = _texts(grid, block, c, split)
            out.append(Chain((c,), tuple(t for t, _ in found), printed=tuple(p for _, p in found)))
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
    words = sub_headers(cell) or years_of(cell)[1]
    return words[column - cell.col] if words else None


def _texts(grid: Sheet, block: HeaderBlock, c: int, split: str | None) -> list[tuple[str, str]]:
    """The texts over a column from the top down, each with how it is printed."""
    out: list[tuple[str, str]] = []
    seen: Cell | None = None
    for r in range(block.first, block.end):
        cell = grid[r][c]
        text, printed = grid.text(cell), fold(cell.text) if cell else ""
        counts = r in block.numbers if cell is None else cell.row in block.numbers
        if counts or (cell is not None and cell is seen):
            continue
        seen = cell
        if not text:
            text = printed = _borrowed(grid, block, r, c)
        if split is not None and cell is not None and cell is grid[block.end - 1][c]:
            name = years_of(cell)[0]
            out += [(name, name)] if name else []
            text = printed = split
        if text and (not out or out[-1][0] != text):
            out.append((text, printed))
    return out


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
