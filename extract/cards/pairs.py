"""The pairs of a card: a name, and what stands beside it; of years under it, one for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.document import Cell, Line, Table
from extract.sense import HeaderSense
from extract.stitch.header import squash

KNOWN = 0.6
"""Part of the names that are names of columns."""
_COLON = re.compile(r"[\s:.\-–]*")
_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[a-z])?[.):]?", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of a card: a name and what stands beside it; no name: it goes on from the row, or the page, before."""

    name: Cell | None
    value: Cell

    @property
    def key(self) -> str:
        """The name's letters."""
        return squash(self.said)

    @property
    def said(self) -> str:
        """The name without the number and the colon beside it."""
        return _NUMBER.sub("", self.name.text).rstrip(" :") if self.name else ""


def pairs_of(table: Table, sense: HeaderSense) -> tuple[Pair, ...]:
    """Every row that holds text, as a pair, or as one for each year in it; nothing where one of them is none."""
    column = _name_column(table)
    found: list[Pair] = []
    rows = _rows(table, column)
    for name, values in rows:  # most tables are told by their first row
        if len(values) > 1 and name:
            below = next(rows, ([], []))
            values, heads = below[1], values
            if below[0] or not _stand_under(values, heads) or sense.header_score([c.text for c in heads]) < KNOWN:
                return ()
            found += [Pair(longer(name[0], head.lines), value) for head, value in zip(heads, values, strict=True)]
        elif len(values) == 1:
            found.append(Pair(name[0] if name else None, values[0]))
        else:
            return ()
    return tuple(found)


def _rows(table: Table, column: int) -> Iterator[tuple[list[Cell], list[Cell]]]:
    """Of each row with text what stands in the column of names, and what behind it; titles and colons left out."""
    for _, row in groupby(table.cells, lambda cell: cell.row):
        own = [c for c in row if c.lines and c.col >= column and not _is_title(c, column, table)]
        said = [cell for cell in own if not _COLON.fullmatch(cell.text)]
        if said:
            yield [cell for cell in said if cell.col == column], [cell for cell in said if cell.col > column]


def _name_column(table: Table) -> int:
    """The first column but those of numbers and colons alone."""
    first = table.n_cols
    for cell in table.cells:
        if cell.col < first and cell.lines and cell.col_span == 1 and not _ORDINAL.fullmatch(cell.text.strip()):
            first = cell.col
    return first if first < table.n_cols else 0


def _is_title(cell: Cell, column: int, table: Table) -> bool:
    """Whether a cell runs over the names and all that stands beside them."""
    return cell.col <= column and cell.col + cell.col_span >= table.n_cols


def _stand_under(values: Sequence[Cell], heads: Sequence[Cell]) -> bool:
    return [cell.col for cell in values] == [cell.col for cell in heads]


def longer(cell: Cell, lines: tuple[Line, ...]) -> Cell:
    """The cell with more lines."""
    return replace(cell, lines=(*cell.lines, *lines))
