"""The pairs of a card: a name, and what stands beside it; of years under it, one for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import Cell, Line, Table
from extract.sense import HeaderSense

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
        return "".join(char for char in self.said.casefold() if char.isalnum())

    @property
    def said(self) -> str:
        """The name without the number and the colon beside it."""
        return _NUMBER.sub("", self.name.text).rstrip(" :") if self.name else ""


def pairs_of(table: Table, sense: HeaderSense) -> tuple[Pair, ...]:
    """Every row that holds text, as a pair, or as one for each year in it; nothing where one of them is none."""
    column = _name_column(table)
    rows: dict[int, tuple[list[Cell], list[Cell]]] = {}
    for cell in table.cells:
        if cell.lines and cell.col >= column and not _COLON.fullmatch(cell.text) and not _is_title(cell, column, table):
            rows.setdefault(cell.row, ([], []))[cell.col > column].append(cell)
    found: list[Pair] = []
    ordered = iter(sorted(rows.items()))
    for _, (name, values) in ordered:
        if len(values) > 1 and name:
            below = next(ordered, (0, ([], [])))[1]
            values, heads = below[1], values
            if below[0] or not _stand_under(values, heads) or sense.header_score([c.text for c in heads]) < KNOWN:
                return ()
            found += [Pair(longer(name[0], head.lines), value) for head, value in zip(heads, values, strict=True)]
        elif len(values) == 1:
            found.append(Pair(name[0] if name else None, values[0]))
        else:
            return ()
    return tuple(found)


def _name_column(table: Table) -> int:
    """The first column but those of numbers and colons alone."""
    texts: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.lines and cell.col_span == 1:
            texts.setdefault(cell.col, []).append(cell.text.strip())
    return next((c for c, own in sorted(texts.items()) if not all(_ORDINAL.fullmatch(t) for t in own)), 0)


def _is_title(cell: Cell, column: int, table: Table) -> bool:
    """Whether a cell runs over the names and all that stands beside them."""
    return cell.col <= column and cell.col + cell.col_span >= table.n_cols


def _stand_under(values: Sequence[Cell], heads: Sequence[Cell]) -> bool:
    return [cell.col for cell in values] == [cell.col for cell in heads]


def longer(cell: Cell, lines: tuple[Line, ...]) -> Cell:
    """The cell with more lines."""
    return replace(cell, lines=(*cell.lines, *lines))
