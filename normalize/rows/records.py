"""Ruled rows -> records: one indicator each, with the cells it has in every column, its own or of a merged cell."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.document import Cell
from normalize.headers.read import Header
from normalize.model import Column
from normalize.rows.compose import together
from normalize.rows.sheet import Sheet, filled
from schema.columns import MIXED, NAMES_OF_LEVEL, TARGET, UNKNOWN_PREFIX

_DIVIDING = ("definisi_operasional", "satuan", TARGET, MIXED, *NAMES_OF_LEVEL)
"""Columns whose own cell makes a sub-row an indicator; other columns may be divided inside one indicator."""


@dataclass(frozen=True, slots=True)
class Record:
    """One indicator before cleaning."""

    source_row: int
    """0-based row of the source table where it begins."""
    cells: Mapping[int, Cell]
    """By Column.index."""
    inherited: frozenset[int] = frozenset()
    """Columns whose value a merged cell, a band or a parent row gives."""
    group: int = 0
    notes: Mapping[str, Cell] = field(default_factory=dict)
    """Values that stand over the record, by canonical name."""
    members: tuple[int, ...] = ()
    """Every row of the source table that went into it."""


def records(
    grid: Sheet, header: Header, rows: Sequence[int], groups: Iterable[int], titles: Collection[int] = ()
) -> list[Record]:
    """The records of the data rows, top down and left to right over header groups; numbered sets one after another.

    What begins in one of `titles`, rows of a header that is printed again, is nothing of theirs.
    """
    own = frozenset(rows)
    found = [
        _record(grid, header, g, members, own, titles) for g in groups for members in _members(grid, header, g, rows)
    ]
    numbers = {c.index for c in header.columns if c.name == "no"}
    kept = [r for r in found if _filled(r, numbers)]
    if _sets_apart(header):
        return sorted(kept, key=lambda r: (r.group, r.source_row))
    return sorted(kept, key=lambda r: (r.source_row, r.group))


def _sets_apart(header: Header) -> bool:
    """Whether header sets side by side are tables of their own: each numbers its rows."""
    return sum(c.name == "no" for c in header.columns) > 1


def _filled(record: Record, numbers: Collection[int]) -> bool:
    """Whether anything but a number stands in its own cells."""
    own = [i for i in record.cells if i not in record.inherited and i not in numbers]
    return any(filled(record.cells[i]) for i in own)


def _columns(header: Header, group: int) -> list[Column]:
    return [c for c in header.columns if c.group == group]


def _members(grid: Sheet, header: Header, group: int, rows: Sequence[int]) -> list[list[int]]:
    """Grid rows of each record: a row goes on with the record above while it divides nothing, or only adds to it."""
    out: list[list[int]] = []
    key = _key_column(header, group)
    dividing = [c for column in _columns(header, group) if column.name in _DIVIDING for c in header.held[column.index]]
    for r in rows:
        follows = bool(out) and out[-1][-1] == r - 1
        goes_on = key is not None and _same_cell(grid, key, r) and not any(_begins(grid, c, r) for c in dividing)
        if follows and key is not None and (goes_on or _adds(grid, header, group, r)):
            out[-1].append(r)
        else:
            out.append([r])
    return out


def _adds(grid: Sheet, header: Header, group: int, r: int) -> bool:
    """Whether a row fills nothing but formulas and unknown columns: the variables of the indicator above, say."""
    begun = {
        c.name for c in _columns(header, group) if any(_begins(grid, column, r) for column in header.held[c.index])
    }
    return bool(begun) and all(name == "formulasi" or name.startswith(UNKNOWN_PREFIX) for name in begun)


def _key_column(header: Header, group: int) -> int | None:
    names = {c.name: header.held[c.index][-1] for c in _columns(header, group)}
    return next((names[n] for n in ("indikator", MIXED, *reversed(NAMES_OF_LEVEL)) if n in names), None)


def _same_cell(grid: Sheet, column: int, r: int) -> bool:
    cell = grid[r][column]
    return cell is not None and cell.row < r and bool(grid.text(cell))


def _begins(grid: Sheet, column: int, r: int) -> bool:
    cell = grid[r][column]
    return cell is not None and cell.row == r and bool(grid.text(cell))


def _record(
    grid: Sheet, header: Header, group: int, members: Sequence[int], rows: Collection[int], titles: Collection[int]
) -> Record:
    """`rows`: those of indicators; what begins in another one above is the own of the first that it reaches."""
    cells: dict[int, Cell] = {}
    inherited = set()
    for column in _columns(header, group):
        held = [
            cell
            for cell in _distinct(grid[r][c] for r in members for c in header.held[column.index])
            if cell.row >= header.block.end and cell.row not in titles
        ]
        own = [cell for cell in held if not _begins_in_another(cell, column, header)]
        if len(own) < len(held):
            held = [cell for cell in held if cell in own or not _beside(cell, own)]
        if not held:
            continue
        cells[column.index] = together(held, column.name)
        if not own or all(any(r in rows for r in range(cell.row, members[0])) for cell in held):
            inherited.add(column.index)
    return Record(members[0], cells, frozenset(inherited), group, members=tuple(members))


def _begins_in_another(cell: Cell, column: Column, header: Header) -> bool:
    """Whether a merged cell with text begins in the column before: its value is that column's, handed on."""
    return (
        cell.col not in header.held[column.index]
        and filled(cell)
        and any(cell.col in header.held[other.index] for other in header.columns)
    )


def _beside(cell: Cell, others: Iterable[Cell]) -> bool:
    """Whether one of the others with text stands in its row: then it only reaches into their column, whose edge the
    next page puts elsewhere.
    """
    return any(other.row == cell.row and filled(other) for other in others)


def _distinct(cells: Iterable[Cell | None]) -> list[Cell]:
    out: list[Cell] = []
    for cell in cells:
        if cell is not None and not any(cell is seen for seen in out):
            out.append(cell)
    return out
