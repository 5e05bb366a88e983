"""Tables whose rows name their measures, laid out as other tables are.

Reports print the course of an indicator so. Each measure becomes columns of its own ("Target 2023"), and the rows under
one indicator become one; every cell keeps its page and box.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.document import Cell, Line, Table
from normalize.headers.rows import HeaderBlock
from normalize.rows import captions
from normalize.rows.sheet import Sheet
from normalize.rows.turns import Turns, counts, lowest, turns_of
from normalize.values import units
from normalize.words.openings import column_of
from normalize.words.squash import fold, squash

NAMED = "Indikator Kinerja"
"""Header of the column for an indicator that stands over the table."""


def spread(table: Table, grid: Sheet, block: HeaderBlock) -> Table:
    """The table with the measures of its rows as columns; the same table where no column names them."""
    found = turns_of(grid, block)
    if found is None:
        return table
    block, turns = found
    name, kept = _named(grid, block, turns)
    made = _Spreading(grid, block, turns, kept).table()
    return _with_name(made, name, block, turns.groups[0]) if name else made


def _named(grid: Sheet, block: HeaderBlock, turns: Turns) -> tuple[Line | None, bool]:
    """The indicator of a table that has no column for it, over its measures or in its caption; and whether the header
    over the measures says something else, and stays.
    """
    over = lowest(grid, block)[turns.column]
    if turns.heads:
        return None, True
    if len(turns.groups) > 1 or not all(map(counts, _beside(grid, turns))):
        return None, bool(grid.text(over)) and not turns.dated
    if over is not None and not turns.dated and column_of(grid.text(over)) == "indikator":
        return replace(over.lines[0], text=grid.text(over), box=over.box), False
    name = captions.indicator(grid.table.titles)
    return name, name is not None and bool(grid.text(over)) and not turns.dated


def _beside(grid: Sheet, turns: Turns) -> Iterator[str]:
    """What stands before the measures in their first rows."""
    return (grid.text(cell) for r in turns.groups[0] for cell in grid.printed(r) if cell.col < turns.column)


def _with_name(table: Table, name: Line, block: HeaderBlock, group: Sequence[int]) -> Table:
    """The table with a column before all others that names the indicator of its rows."""
    page = table.cells[0].page
    head = Cell(block.first, 0, block.end - block.first, lines=(Line(NAMED),), page=page)
    body = Cell(group[0], 0, len(group), lines=(name,), box=name.box, page=name.page or page)
    moved = (replace(cell, col=cell.col + 1) for cell in table.cells)
    cells = sorted((head, body, *moved), key=lambda cell: (cell.row, cell.col))
    return replace(table, n_cols=table.n_cols + 1, cells=tuple(cells))


@dataclass(frozen=True)
class _Spreading:
    """The new table, cell by cell: columns before the values, the values once for each measure, columns behind."""

    grid: Sheet
    block: HeaderBlock
    turns: Turns
    kept: bool
    """The column of the measures stays, with what its header says."""

    def table(self) -> Table:
        cells = [moved for cell in self.grid.table.cells for moved in self._moved(cell)]
        cells.sort(key=lambda cell: (cell.row, cell.col))
        return replace(self.grid.table, n_cols=self._place(self.grid.width), cells=tuple(cells))

    @cached_property
    def _group(self) -> Mapping[int, tuple[int, ...]]:
        return {r: group for group in self.turns.groups for r in group}

    def _place(self, column: int, measure: int = 0) -> int:
        """Where a column goes: of values, for one measure."""
        turns = self.turns
        many = len(turns.values)
        place = column - (column > turns.column and not self.kept)
        if column in turns.values:
            return place + measure * many
        return place + (len(turns.measures) - 1) * many if column >= turns.values.stop else place

    def _moved(self, cell: Cell) -> Iterator[Cell]:
        columns = [c for c in range(cell.col, cell.col + cell.col_span) if c != self.turns.column or self.kept]
        if not columns:
            return
        if not all(c in self.turns.values for c in columns):
            yield from self._beside(cell, columns)
        elif cell.row < self.block.end:
            for measure, name in enumerate(self.turns.measures):
                yield self._over(replace(cell, col=self._place(columns[0], measure)), name)
        elif cell.row in self.turns.of_row:
            yield self._value(cell, self._place(columns[0], self.turns.of_row[cell.row]))
        elif cell.row not in self.turns.heads:
            yield replace(cell, col=self._place(columns[0]))  # the number of a column

    def _over(self, cell: Cell, name: str) -> Cell:
        """A header cell of the values; the lowest names its measure."""
        if not cell.lines or cell.row in self.block.numbers:
            return cell
        lowest = cell.row + cell.row_span >= self.block.end - len(self.block.numbers)
        own = fold(cell.text)
        line = replace(cell.lines[0], text=f"{own} {name}" if self.turns.dated else f"{name} {own}", box=None)
        return replace(cell, lines=(line,)) if lowest else cell

    def _value(self, cell: Cell, place: int) -> Cell:
        group = self._group[cell.row]
        lines = (*cell.lines, *self._unit(cell.row)) if cell.lines else ()
        return replace(cell, row=group[0], row_span=len(group), col=place, lines=lines)

    def _unit(self, r: int) -> Iterator[Line]:
        """The lines of the unit that a row prints for itself, where it is another than that of the rows over it."""
        for cell in self.grid.printed(r):
            if not self._is_value(cell) and self._is_other_unit(cell):
                yield from cell.lines

    def _is_value(self, cell: Cell) -> bool:
        return cell.col in self.turns.values or cell.col == self.turns.column

    def _first(self, cell: Cell) -> Cell:
        """The first cell with text in the column of one, among the rows of its indicator."""
        printed = (other for r in self._group[cell.row] for other in self.grid.printed(r) if other.col == cell.col)
        return next(printed, cell)

    def _repeats(self, cell: Cell) -> bool:
        first = self._first(cell)
        return first is not cell and squash(self.grid.text(first)) == squash(self.grid.text(cell))

    def _is_other_unit(self, cell: Cell) -> bool:
        known = units.is_known(self.grid.text(cell))
        return known and self._first(cell) is not cell and not self._repeats(cell)

    def _beside(self, cell: Cell, columns: Sequence[int]) -> Iterator[Cell]:
        """A cell of other columns: said once for the group."""
        last = self._place(columns[-1], len(self.turns.measures) - 1)
        moved = replace(cell, col=self._place(columns[0]), col_span=last - self._place(columns[0]) + 1)
        group = self._group.get(cell.row)
        if self._is_label(cell):
            moved = replace(moved, lines=())
        if group is None:
            yield moved
        elif cell.row == group[0]:
            below = [own for r in group[1:] for own in self.grid.printed(r) if own.col == cell.col and self._adds(own)]
            lines = (*moved.lines, *(line for own in below for line in own.lines))
            yield replace(moved, lines=lines, row_span=len(group))

    def _adds(self, cell: Cell) -> bool:
        """Whether a cell under the first row says something that the rows over it do not."""
        told = self._is_label(cell) or self._repeats(cell) or self._is_other_unit(cell)
        return not told and (self._first(cell) is cell or not counts(self.grid.text(cell)))

    def _is_label(self, cell: Cell) -> bool:
        """Whether a cell names a measure where indicators are named too."""
        return bool(self.turns.heads) and cell.col == self.turns.column and cell.row in self.turns.of_row
