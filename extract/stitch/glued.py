"""A header that a page prints again without its lower rule: its names stand in one cell with the texts under them."""

from dataclasses import replace
from itertools import takewhile

from extract.document import Cell, Table
from extract.stitch.header import squash

FEWEST = 3
"""Names that must stand so: one may begin a text."""


def unglued(first: Table, depth: int, table: Table) -> tuple[Table, int]:
    """The page without the names that stand over texts, and how many rows of names are left at its top; as it is, and
    0, where few stand so.

    `first`: the table that the page goes on, `depth` its rows of header.
    """
    known = {(cell.col, squash(cell.text)) for cell in first.cells if cell.row < depth and cell.text.strip()}
    named = {at: _named(cell, known) for at, cell in enumerate(table.cells) if 0 < cell.row <= depth}
    glued = [at for at, lines in named.items() if 0 < lines < len(table.cells[at].lines)]
    if len(glued) < FEWEST or not _begins(first, table):
        return table, 0
    rows = len(list(takewhile(lambda row: _is_of_names(table, row, named), range(1, depth)))) + 1
    return replace(
        table, cells=tuple(_below(cell, named.get(at, 0), rows) for at, cell in enumerate(table.cells))
    ), rows


def _begins(first: Table, table: Table) -> bool:
    """Whether both begin with the same row."""
    texts = [[squash(c.text) for c in one.cells if c.row == 0 and c.text.strip()] for one in (first, table)]
    return first.n_cols == table.n_cols and texts[0] == texts[1] != []


def _named(cell: Cell, known: set[tuple[int, str]]) -> int:
    """With how many of its lines a cell says the name of its column."""
    said = ""
    for count, line in enumerate(cell.lines, 1):
        said += squash(line.text)
        if (cell.col, said) in known:
            return count
    return 0


def _is_of_names(table: Table, row: int, named: dict[int, int]) -> bool:
    """Whether a row has names alone: what else stands in its cells stands in the rows below."""
    own = [(at, cell) for at, cell in enumerate(table.cells) if cell.row == row and cell.lines]
    return bool(own) and all(
        named.get(at, 0) == len(cell.lines) or (named.get(at, 0) and cell.row_span > 1) for at, cell in own
    )


def _below(cell: Cell, names: int, rows: int) -> Cell:
    """The cell without its names, from the rows below those of names on."""
    end = cell.row + cell.row_span
    if not names or (cell.row < rows and end <= rows):
        return cell
    at = max(cell.row, rows)
    return replace(cell, row=at, row_span=end - at, lines=cell.lines[names:])
