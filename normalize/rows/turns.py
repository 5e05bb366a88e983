"""Rows that say which measure or which year their values are of: "Target", "Realisasi", "Capaian" under one another
beside the years, or 2022, 2023, 2024 beside the measures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from extract.document import Cell
from normalize.headers import periods
from normalize.headers.chain import Chain
from normalize.headers.number_row import is_number_row
from normalize.headers.reading import OTHER, Context, read
from normalize.headers.rows import HeaderBlock
from normalize.headers.words import VALUE, YEAR_WORD, listed, meanings, only_dates, under
from normalize.rows.sheet import REACH, Sheet
from normalize.words.squash import is_year, squash
from schema.columns import JenisNilai

_BRACKETS = re.compile(r"\([^)]{0,40}\)")
_SHORT = 40
"""Letters of a measure's name, at most."""
_SURE, _LONGEST = 0.8, 3
"""Score from which a cell is the name of a measure and of nothing else, and its words, at most."""
_SEVERAL = 2
"""Measures from which rows take turns."""


@dataclass(frozen=True, slots=True)
class Turns:
    """How the rows of a table take turns."""

    column: int
    """Where the measures, or the years, are named."""
    values: range
    """The columns of years or periods beside it, or of measures."""
    measures: tuple[str, ...]
    """What is named, as printed, in the order of its first rows."""
    groups: tuple[tuple[int, ...], ...]
    """The rows of each indicator."""
    of_row: Mapping[int, int]
    """Row -> place of its measure."""
    heads: frozenset[int] = frozenset()
    """Rows that name the indicator over its measures, in their column."""
    dated: bool = False
    """Years are named; with what stands over them."""


def turns_of(grid: Sheet, block: HeaderBlock) -> tuple[HeaderBlock, Turns] | None:
    """How rows take turns, and the header they do it under; None where no column names measures.

    Years alone are no header: where none was found, what stands over the first measure is.
    """
    over = ((_over(grid, c, block), c) for c in range(grid.width - 1))
    found = ((header, _turns(grid, header, c) or _years(grid, header, c)) for header, c in over)
    return next(((header, turns) for header, turns in found if turns), None)


def _over(grid: Sheet, column: int, block: HeaderBlock) -> HeaderBlock:
    if block.found:
        return block
    own = (r for r in range(min(REACH, len(grid))) if is_measure(grid.text(_own(grid, r, column))))
    return HeaderBlock(0, next(own, 0))


def _turns(grid: Sheet, block: HeaderBlock, column: int) -> Turns | None:
    if not block.found or len({*filter(is_measure, grid.column(column, block.end))}) < _SEVERAL:
        return None
    rows = body(grid, block)
    named = {r: grid.text(cell) for r in rows if (cell := _own(grid, r, column))}
    told = {r: _name(text) for r, text in named.items() if text}
    names = {r: name for r, name in told.items() if name}
    heads = frozenset(r for r in told if r not in names and r + 1 in names)
    if len({*names.values()}.intersection(JenisNilai)) < _SEVERAL or (len(names) < len(told) and not heads):
        return None
    values = _dated(grid, block, column)
    if not values or any(r not in names for r in rows if any(c.col in values for c in grid.printed(r))):
        return None
    order = tuple(dict.fromkeys(names.values()))
    printed = tuple(next(named[r] for r, own in names.items() if own == name) for name in order)
    of_row = {r: order.index(name) for r, name in names.items()}
    return Turns(column, values, printed, tuple(_groups(grid, column, names, heads)), of_row, heads)


def _years(grid: Sheet, block: HeaderBlock, column: int) -> Turns | None:
    """Years beside columns of measures, several for one indicator at least."""
    last = lowest(grid, block) if block.found else []
    if not last or listed(grid.text(last[column]), VALUE) != YEAR_WORD:
        return None
    rows = body(grid, block)
    named = {r: text for r in rows if (cell := _own(grid, r, column)) and (text := grid.text(cell))}
    values = _headed(grid, last, column)
    untold = any(r not in named for r in rows if any(c.col in values for c in grid.printed(r)))
    groups = tuple(_groups(grid, column, named, frozenset()))
    if not values or untold or not all(map(is_year, named.values())) or len(groups) == len(named):
        return None
    order = sorted({*named.values()})
    over = tuple(f"{grid.text(last[column])} {year}" for year in order)
    return Turns(column, values, over, groups, {r: order.index(year) for r, year in named.items()}, dated=True)


def body(grid: Sheet, block: HeaderBlock) -> list[int]:
    """The rows under a header, without those that number the columns."""
    return [r for r in range(block.end, len(grid)) if not is_number_row([grid.text(c) for c in grid.printed(r)])]


def lowest(grid: Sheet, block: HeaderBlock) -> list[Cell | None]:
    """The lowest row of a header that names its columns."""
    return grid[block.end - 1 - len(block.numbers)]


def _headed(grid: Sheet, last: Sequence[Cell | None], column: int) -> range:
    """The columns behind this one that measures stand over, and no date, as far as they stand together."""
    return _run([_measures(grid.text(cell)) for cell in last], column)


def _run(wanted: Sequence[bool], column: int) -> range:
    """The first columns behind this one that are wanted, as far as they stand together."""
    first = next((c for c in range(column + 1, len(wanted)) if wanted[c]), len(wanted))
    return range(first, next((c for c in range(first, len(wanted)) if not wanted[c]), len(wanted)))


def _measures(text: str) -> bool:
    return bool(text) and not _is_date(text) and read(Chain((0,), (text,)), Context()).kind is not None


def _own(grid: Sheet, r: int, column: int) -> Cell | None:
    cell = grid[r][column]
    return cell if cell is not None and (cell.row, cell.col_span) == (r, 1) else None


def is_measure(text: str) -> bool:
    """Whether a cell is a measure as the vocabulary spells it; quickly, since every cell of every table is asked."""
    return len(text) <= _SHORT and listed(_BRACKETS.sub("", text), VALUE) in JenisNilai


def _name(text: str) -> str:
    """The measure that a cell names and nothing else, or a known thing that is none ("Kriteria"); else empty."""
    found = under(text.strip(" :"), VALUE) or next(iter(meanings(text)), None)
    name, score = found or ("", 0.0)
    short = len(text.split()) <= _LONGEST
    return name if short and score >= _SURE and (name in JenisNilai or name.startswith(OTHER)) else ""


def _dated(grid: Sheet, block: HeaderBlock, column: int) -> range:
    """The columns behind this one that nothing but years or periods stand over, as far as they stand together."""
    return _run([_is_date(grid.text(cell)) for cell in lowest(grid, block)], column)


def _is_date(text: str) -> bool:
    spoken = periods.read(text)
    rest = spoken.rest if spoken else text
    dated = bool(text) and only_dates(rest) and "%" not in rest
    return dated and read(Chain((0,), (text,)), Context()).kind is not None


def _groups(grid: Sheet, column: int, names: Mapping[int, str], heads: Set[int]) -> Iterator[tuple[int, ...]]:
    """Rows of one indicator: until a measure comes again, or another name begins beside or over it."""
    group: list[int] = []
    for r in sorted({*names, *heads}):
        beside = [cell for cell in grid.printed(r) if cell.col < column and not counts(grid.text(cell))]
        begins = r in heads or any(not _repeats(grid, cell, group) for cell in beside)
        again = names.get(r) in [names[other] for other in group if other in names]
        if group and (begins or again or r != group[-1] + 1):
            yield tuple(group)
            group = []
        group.append(r)
    if group:
        yield tuple(group)


def counts(text: str) -> bool:
    """Whether a text only numbers its row."""
    return text.strip(" .)").isdigit()


def _repeats(grid: Sheet, cell: Cell, group: Sequence[int]) -> bool:
    """Whether a cell says what stands over it in the group's first row."""
    over = grid[group[0]][cell.col] if group else None
    return over is not None and squash(grid.text(over)) == squash(grid.text(cell))
