"""A table as it grows from page to page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from extract.document import Cell, Dropped, Table
from extract.fractions.quotient import is_formula_header
from extract.sense import HeaderSense
from extract.stitch.columns import Edges, Match, edges_of, moved
from extract.stitch.flow import flowing
from extract.stitch.header import header_texts
from extract.stitch.place import in_columns
from extract.stitch.plan import Plan, plan_of
from extract.stitch.profile import Column, counted
from extract.stitch.rows import Strip, goes_on, merge_goes_on

REPEATED, CONTINUED = "judul_berulang", "sambungan"


@dataclass(slots=True)
class Chain:
    """A table as it grows from page to page."""

    first: Table
    cells: list[Cell]
    n_rows: int
    n_cols: int
    edges: Edges
    page: int | None
    """Of the last part."""
    header: list[str]
    rows_page: int | None
    """Of the last row."""
    bottom: float | None
    """The y at which the last part ends."""
    columns: dict[int, Column] = field(default_factory=dict)
    floor: dict[int, int] = field(default_factory=dict)
    """For each column, which cell covers the last row."""
    parts: dict[int, Cell] = field(default_factory=dict)
    """For each cell of the floor, its last part, as it stands on its page."""
    dropped: list[Dropped] = field(default_factory=list)
    joins: list[tuple[int, int]] = field(default_factory=list)
    whole: bool = True
    """Nothing was joined on yet."""

    @classmethod
    def of(cls, table: Table, sense: HeaderSense) -> "Chain":
        """A chain of one table."""
        chain = cls(
            table,
            list(table.cells),
            table.n_rows,
            table.n_cols,
            edges_of(table),
            table.page,
            header_texts(table, sense),
            table.page,
            table.box.y1 if table.box else None,
        )
        chain.columns = counted([cell for cell in table.cells if cell.row >= len(chain.header)])
        chain.lay_floor(dict(enumerate(table.cells)))
        chain.dropped = list(table.dropped)
        return chain

    def table(self) -> Table:
        """The logical table; one that nothing was joined to is the raw table itself."""
        if self.whole:
            return self.first
        return replace(
            self.first,
            n_rows=self.n_rows,
            n_cols=self.n_cols,
            cells=tuple(sorted(self.cells, key=lambda cell: (cell.row, cell.col))),
            dropped=tuple(self.dropped),
            joins=tuple(self.joins),
        )

    def take(self, table: Table, sense: HeaderSense, running: frozenset[str]) -> bool:
        """Join the table on if it goes on this one."""
        plan = plan_of(self, table, sense, running)
        if plan is None:
            return False
        if plan.header and plan.bare:
            self.restart(table, sense)
            return True
        self.widen(plan.match)
        self.dropped += table.dropped
        self.drop_header(table, plan.header)
        if table.n_rows > plan.header:
            self.append(below(table, plan), table.n_rows - plan.header, table.page, plan.cut)
            self.rows_page = table.page
        self.edges, self.page, self.whole = plan.match.edges, table.page, False
        self.bottom = table.box.y1 if table.box else None
        return True

    def widen(self, match: Match) -> None:
        """Put the cells so far into the columns of the common grid."""
        if list(match.first) != list(range(self.n_cols + 1)):
            self.cells = [moved(cell, match.first) for cell in self.cells]
            self.parts = {i: moved(cell, match.first) for i, cell in self.parts.items()}
            self.columns = {match.first[col]: column for col, column in self.columns.items()}
            self.floor = {col: i for i in set(self.floor.values()) for col in span_of(self.cells[i])}
        self.n_cols = match.n_cols

    def restart(self, table: Table, sense: HeaderSense) -> None:
        """Begin again with the whole header: the one at the foot of the page before, maybe clipped, is left out."""
        fresh = Chain.of(replace(table, titles=self.first.titles or table.titles), sense)
        fresh.dropped = [*self.dropped, *rows_out(self.first, self.first.n_rows)]
        fresh.whole = False
        for part in fields(self):
            setattr(self, part.name, getattr(fresh, part.name))

    def drop_header(self, table: Table, rows: int) -> None:
        """Account for the rows of header, and the title lines, printed again."""
        self.dropped += [Dropped(line.page or table.page, REPEATED, line.text) for line in table.titles]
        self.dropped += rows_out(table, rows)

    def append(self, cells: Sequence[Cell], n_rows: int, page: int | None, cut: bool) -> None:
        """Add the rows of the next page; its first row, or a merged cell, may go on what stands above."""
        top = [cell for cell in cells if cell.row == 0]
        rest = [cell for cell in cells if cell.row > 0]
        fresh = counted(rest)
        strips = [self.strip(cell, fresh) for cell in top]
        bottom = max((part.box.y1 for part in self.parts.values() if part.box), default=None)
        joined = cut and bool(strips) and goes_on(strips, bottom)
        if joined:
            self.joins += [(self.n_rows - 1, page)] if page is not None else []
            self.dropped.append(Dropped(page, CONTINUED, " | ".join(c.text for c in top if c.lines)))
        offset = self.n_rows - joined
        self.n_rows = offset + n_rows
        placed: dict[int, Cell] = {}
        for strip in strips:
            on = joined or (cut and merge_goes_on(strip, strips, bottom))
            index = self.extend(strip, joined) if on and strip.above else self.add(strip.below, offset)
            placed[index] = strip.below
        for cell in rest:
            placed[self.add(cell, offset)] = cell
        self.count(fresh if joined else counted(top, fresh))
        self.lay_floor(placed)

    def count(self, columns: dict[int, Column]) -> None:
        """Take in what the columns of the page hold."""
        for col, column in columns.items():
            self.columns[col] = self.columns.get(col, Column()).plus(column)

    def strip(self, cell: Cell, fresh: dict[int, Column]) -> Strip:
        """A cell at the top of the page with what stands over it."""
        index = self.floor.get(cell.col)
        column = self.columns.get(cell.col, Column()).plus(fresh.get(cell.col, Column()))
        if index is None:
            return Strip(cell, column=column, first=cell.col == 0)
        return Strip(cell, self.cells[index], self.parts.get(index), column, cell.col == 0)

    def add(self, cell: Cell, offset: int) -> int:
        """A cell of its own; its number."""
        self.cells.append(cell.at_row(cell.row + offset, cell.row_span))
        return len(self.cells) - 1

    def extend(self, strip: Strip, joined: bool) -> int:
        """The cell above takes on the lines and rows of the one below; its number."""
        index = self.floor[strip.below.col]
        above, below = self.cells[index], strip.below
        same = (above.col, above.col_span) == (below.col, below.col_span)
        rows = above.row_span + (below.row_span - joined if same else 0)
        lines = flowing(above, below, is_formula_header(self.heading(above.col)))
        self.cells[index] = replace(
            above, row_span=rows, lines=lines, confidence=min(above.confidence, below.confidence)
        )
        return index

    def heading(self, col: int) -> str:
        """The text at the top of a column."""
        return " ".join(cell.text for cell in self.cells[: 4 * self.n_cols] if cell.col == col and cell.row < 2)

    def lay_floor(self, placed: dict[int, Cell]) -> None:
        """Note which cells cover the last row now, and how they stand on their page."""
        last = {i: part for i, part in placed.items() if self.ends_last(i)}
        still = [i for i in set(self.floor.values()) if i not in last and self.ends_last(i)]
        self.floor = {col: i for i in (*still, *last) for col in span_of(self.cells[i])}
        self.parts = last

    def ends_last(self, index: int) -> bool:
        """Whether a cell covers the last row."""
        return self.cells[index].row + self.cells[index].row_span >= self.n_rows


def span_of(cell: Cell) -> range:
    """The columns of a cell."""
    return range(cell.col, cell.col + cell.col_span)


def rows_out(table: Table, rows: int) -> list[Dropped]:
    """The first rows of a table as rows taken out."""
    texts = [[cell.text for cell in table.cells if cell.row == row and cell.text] for row in range(rows)]
    return [Dropped(table.page, REPEATED, " | ".join(row)) for row in texts]


def below(table: Table, plan: Plan) -> list[Cell]:
    """The cells under the repeated header, in the columns of the common grid."""
    cells = table.cells
    if plan.header:
        cells = tuple(lowered(cell, plan.header) for cell in cells if cell.row + cell.row_span > plan.header)
    if plan.match.second == tuple(range(table.n_cols + 1)):
        return list(cells)
    return [part for cell in cells for part in in_columns(cell, plan.match.second, plan.match.edges)]


def lowered(cell: Cell, rows: int) -> Cell:
    """A cell after so many rows above it were taken out; of one that began in them only the empty rest is left."""
    row = cell.row - rows
    return cell.at_row(row, cell.row_span) if row >= 0 else replace(cell, row=0, row_span=cell.row_span + row, lines=())
