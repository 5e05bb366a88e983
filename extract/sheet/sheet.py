"""A sheet, whatever file it came from -> tables with the lines that stand above them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.document import Cell, Line, Table
from extract.spans import Span, as_lines

DEFAULT_NAMES = ("sheet", "lembar", "tabelle", "feuille", "hoja")
"""What programs call a sheet that nobody named, in the languages they speak here; a number follows."""
LARGEST = 2_000_000
"""Cells of a table, empty ones included; the largest books of indicators have some 50,000."""


class Sparse(Exception):
    """A sheet whose table would have more cells than any has."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A filled cell at its place among the shown rows and columns, 0-based."""

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    dated: bool = False
    """What is stored is a day or a time: programs make these of "3/5" and "1.05" as they are typed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A shown sheet."""

    name: str
    cells: tuple[SheetCell, ...]
    """In row, then column order; empty ones left out."""
    damaged: bool = False
    """Its file was broken, and only what could be saved is here."""
    filtered: int = 0
    """Rows that a filter hides."""


def tables(sheet: Sheet, engine: str) -> tuple[list[Table], list[Line]]:
    """The tables of a sheet, and the lines below the last.

    Rows that follow each other make a block; a block whose rows all have one text is title, or what stands below. All
    blocks keep the sheet's own columns, so that one that goes on after a blank row fits the one before; columns in
    which no cell begins are spacing.

    Raises:
        Sparse: its cells lie so far apart that the grid between them would fill the memory.
    """
    found: list[Table] = []
    titles = [] if _is_default(sheet.name) else [Line(sheet.name)]
    parted = [_parted(block) for block in _blocks(sheet.cells)]
    columns = sorted({cell.col for _, body in parted for row in body for cell in row})
    for head, body in parted:
        titles += [line for row in head for cell in row for line in _lines(cell.text)]
        if body:
            found.append(_table(body, columns, engine, titles))
            titles = []
    return found, titles


def _is_default(name: str) -> bool:
    folded = name.strip().casefold()
    return folded.rstrip("0123456789 ") in DEFAULT_NAMES


def _blocks(cells: Iterable[SheetCell]) -> Iterator[list[list[SheetCell]]]:
    """Rows that follow each other without a blank one; merged cells reach down."""
    block: list[list[SheetCell]] = []
    reach = 0
    for number, row in groupby(cells, lambda cell: cell.row):
        own = list(row)
        if block and number > reach:
            yield block
            block = []
        block.append(own)
        reach = max(reach, *(cell.row + cell.row_span for cell in own))
    if block:
        yield block


def _parted(block: list[list[SheetCell]]) -> tuple[list[list[SheetCell]], list[list[SheetCell]]]:
    """The rows of one text above the first row of several, and the rest; all of them where none has several."""
    first = next((place for place, row in enumerate(block) if len(row) > 1), len(block))
    return block[:first], block[first:]


def _table(rows: Sequence[Sequence[SheetCell]], columns: Sequence[int], engine: str, titles: Sequence[Line]) -> Table:
    top, height, width = rows[0][0].row, rows[-1][0].row - rows[0][0].row + 1, len(columns)
    if height * width > LARGEST:
        raise Sparse
    filled = []
    for one in (cell for row in rows for cell in row):
        left, right = bisect_left(columns, one.col), bisect_left(columns, one.col + one.col_span)
        down = min(one.row_span, top + height - one.row)
        filled.append(Cell(one.row - top, left, down, max(1, right - left), _lines(one.text, dated=one.dated)))
    cells = tuple(sorted([*filled, *_empty(filled, height, width)], key=lambda cell: (cell.row, cell.col)))
    return Table(height, width, cells, engine, titles=tuple(titles))


def _empty(filled: Sequence[Cell], height: int, width: int) -> Iterator[Cell]:
    covered = {
        (row, col)
        for cell in filled
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    yield from (Cell(row, col) for row in range(height) for col in range(width) if (row, col) not in covered)


def _lines(text: str, *, dated: bool = False) -> tuple[Line, ...]:
    lines = as_lines([[Span(line)] for line in text.split("\n")])
    return tuple(replace(line, dated=True) for line in lines) if dated else lines
