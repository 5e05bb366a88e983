"""Tables with a row for each year and the indicators over the columns, their measures below: stood up, so that each
indicator is a row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Cell, Line, Table
from normalize.headers.rows import HeaderBlock
from normalize.headers.words import VALUE, YEAR_WORD, listed
from normalize.rows.sheet import Sheet
from normalize.rows.spread import NAMED
from normalize.rows.turns import body, is_measure, lowest
from normalize.words.openings import column_of
from normalize.words.squash import fold, is_year

_SEVERAL = 2
"""Years, from which they are rows."""

Group = tuple[Cell, list[int]]
"""The cell that names an indicator, and the columns of its measures."""


@dataclass(frozen=True, slots=True)
class _Lying:
    """The rows of the years, and the indicators."""

    years: Sequence[int]
    groups: Sequence[Group]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Year's row and measure, as they stand beside each other behind the name."""
        return [(r, k) for r in self.years for k in range(len(self.groups[0][1]))]


def stood_up(table: Table, grid: Sheet, block: HeaderBlock) -> Table:
    """The table with its indicators as rows, on the rows that it has; the same table where years are no rows of it."""
    found = _lying(grid, block)
    if found is None:
        return table
    names = min(cell.row for cell, _ in found.groups)
    above = [replace(cell, col_span=1) for cell in table.cells if cell.row < names]
    cells = sorted((*above, *_cells(grid, block, found, names)), key=lambda cell: (cell.row, cell.col))
    rows = max(cell.row + cell.row_span for cell in cells)
    return replace(table, n_rows=rows, n_cols=1 + len(found.places), cells=tuple(cells))


def _lying(grid: Sheet, block: HeaderBlock) -> _Lying | None:
    over = block.end - 2 - len(block.numbers)
    if not block.found or over < 0:
        return None
    last = lowest(grid, block)
    if listed(grid.text(last[0]), VALUE) != YEAR_WORD:
        return None
    years = body(grid, block)
    told = [grid.text(grid[r][0]) for r in years]
    several = _SEVERAL <= len(years) == len({*told}) and all(map(is_year, told))
    groups = _groups(grid, grid[over], last) if several else []
    return _Lying(years, groups) if groups else None


def _groups(grid: Sheet, first: Sequence[Cell | None], last: Sequence[Cell | None]) -> list[Group]:
    """The indicators over the columns; none where something else stands over one, or they differ in their measures."""
    out: list[Group] = []
    for c in range(1, grid.width):
        over, under = first[c], last[c]
        if (
            over is None
            or over is under
            or column_of(grid.text(over)) != "indikator"
            or not is_measure(grid.text(under))
        ):
            return []
        if not out or out[-1][0] is not over:
            out.append((over, []))
        out[-1][1].append(c)
    measures = [[fold(grid.text(last[c])) for c in columns] for _, columns in out]
    return out if all(one == measures[0] for one in measures) else []


def _cells(grid: Sheet, block: HeaderBlock, found: _Lying, top: int) -> Iterator[Cell]:
    """The header from the row `top` on: measure and year; then each indicator with its values, year by year. The last
    one has the rows that are left."""
    last, deep, end = lowest(grid, block), block.end - top, found.years[-1] + 1
    yield Cell(top, 0, deep, lines=(Line(NAMED),), page=grid.table.cells[0].page)
    for place, (r, k) in enumerate(found.places, start=1):
        measure, year = last[found.groups[0][1][k]], grid[r][0]
        text = f"{fold(grid.text(measure))} {grid.text(last[0])} {grid.text(year)}"
        yield Cell(top, place, deep, lines=(Line(text),), page=year.page if year else None)
    for n, (name, columns) in enumerate(found.groups):
        row = found.years[0] + n
        rest = end - row if n + 1 == len(found.groups) and row < end else 1
        yield replace(name, row=row, col=0, row_span=rest, col_span=1)
        for place, (r, k) in enumerate(found.places, start=1):
            if (cell := grid[r][columns[k]]) is not None:
                yield replace(cell, row=row, col=place, row_span=rest, col_span=1)
