"""A table as it has grown from page to page: what the next page is measured against."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extract.document import Cell, Dropped, Table
from extract.sense import HeaderSense
from extract.stitch.columns import Edges, edges_of
from extract.stitch.header import header_texts
from extract.stitch.profile import Column, counted


@dataclass(frozen=True, slots=True)
class Chain:
    """The parts of a table joined so far."""

    first: Table
    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    edges: Edges
    page: int | None
    """Of the last part."""
    header: tuple[str, ...]
    """The rows of its header, squashed: decided on the first part, what every page is compared with."""
    rows_page: int | None
    """Of the last row."""
    bottom: float | None
    """The y at which the last part ends."""
    columns: Mapping[int, Column]
    floor: Mapping[int, int]
    """For each column, which cell covers the last row."""
    parts: Mapping[int, Cell]
    """For each cell of the floor, its last part, as it stands on its page."""
    dropped: tuple[Dropped, ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    whole: bool = True
    """Nothing was joined on yet."""

    def table(self) -> Table:
        """The logical table; one that nothing was joined to is the raw table itself."""
        if self.whole:
            return self.first
        return replace(
            self.first,
            n_rows=self.n_rows,
            n_cols=self.n_cols,
            cells=tuple(sorted(self.cells, key=lambda cell: (cell.row, cell.col))),
            dropped=self.dropped,
            joins=self.joins,
        )

    def heading(self, col: int) -> str:
        """The text at the top of a column."""
        return " ".join(cell.text for cell in self.cells[: 4 * self.n_cols] if cell.col == col and cell.row < 2)

    def floored(self, placed: Mapping[int, Cell]) -> "Chain":
        """With the cells that cover the last row now, and how they stand on their page."""
        ends = {i for i in (*placed, *self.floor.values()) if self.cells[i].row + self.cells[i].row_span >= self.n_rows}
        last = {i: part for i, part in placed.items() if i in ends}
        still = [i for i in set(self.floor.values()) if i not in last and i in ends]
        floor = {col: i for i in (*still, *last) for col in span_of(self.cells[i])}
        return replace(self, floor=floor, parts=last)


def begun(table: Table, sense: HeaderSense) -> Chain:
    """A chain of one table."""
    header = tuple(header_texts(table, sense))
    return Chain(
        first=table,
        cells=table.cells,
        n_rows=table.n_rows,
        n_cols=table.n_cols,
        edges=edges_of(table),
        page=table.page,
        header=header,
        rows_page=table.page,
        bottom=bottom_of(table),
        columns=counted([cell for cell in table.cells if cell.row >= len(header)]),
        floor={},
        parts={},
        dropped=table.dropped,
    ).floored(dict(enumerate(table.cells)))


def bottom_of(table: Table) -> float | None:
    """The y at which a table ends on its page."""
    return table.box.y1 if table.box else None


def span_of(cell: Cell) -> range:
    """The columns of a cell."""
    return range(cell.col, cell.col + cell.col_span)
