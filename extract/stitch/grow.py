"""A table and the next page's: one step of the fold that joins pages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.document import Cell, Dropped, Line, Table, sureness
from extract.sense import HeaderSense
from extract.stitch.append import appended
from extract.stitch.chain import Chain, begun, bottom_of, span_of
from extract.stitch.columns import Edges, Match, moved
from extract.stitch.header import repeated_band, squash
from extract.stitch.plan import Plan, plan_of

REPEATED = "judul_berulang"
WITHIN = 0.75
"""Part of a line's width that lies in one column for the line to be of that column."""
FEWEST = 3
"""Names that must stand so: one may begin a text."""


def grown(
    chain: Chain, table: Table, sense: HeaderSense, running: frozenset[str], ended: frozenset[int]
) -> Chain | None:
    """The chain with the table joined on; None where it is another table."""
    table, names = unglued(chain.first, len(chain.header), table)
    plan = plan_of(chain, table, sense, running, ended)
    if plan is None:
        return None
    plan = replace(plan, header=max(plan.header, names))
    table = _without_texts_in_names(table, plan.header, _names(chain.first, len(chain.header)))
    if plan.header and plan.bare:
        return _begun_again(chain, table, sense)
    plan = replace(plan, header=plan.header + repeated_band(chain.first, len(chain.header), table, plan.header))
    titles = [Dropped(line.page or table.page, REPEATED, line.text) for line in table.titles]
    dropped = (*chain.dropped, *table.dropped, *titles, *rows_out(table, plan.header))
    whole = replace(_widened(chain, plan.match), dropped=dropped)
    if table.n_rows > plan.header:
        rows = table.n_rows - plan.header
        whole = replace(appended(whole, _below(table, plan), rows, table.page, plan.cut), rows_page=table.page)
    return replace(whole, edges=plan.match.edges, page=table.page, whole=False, bottom=bottom_of(table))


def _widened(chain: Chain, match: Match) -> Chain:
    """The cells so far in the columns of the common grid."""
    if match.first == tuple(range(chain.n_cols + 1)):
        return replace(chain, n_cols=match.n_cols)
    cells = tuple(moved(cell, match.first) for cell in chain.cells)
    return replace(
        chain,
        cells=cells,
        n_cols=match.n_cols,
        parts={i: moved(cell, match.first) for i, cell in chain.parts.items()},
        columns={match.first[col]: column for col, column in chain.columns.items()},
        floor={col: i for i in set(chain.floor.values()) for col in span_of(cells[i])},
    )


def _begun_again(chain: Chain, table: Table, sense: HeaderSense) -> Chain:
    """A chain of the whole header: the one at the foot of the page before, maybe clipped, is left out."""
    fresh = begun(replace(table, titles=chain.first.titles or table.titles), sense)
    return replace(fresh, dropped=(*chain.dropped, *rows_out(chain.first, chain.first.n_rows)), whole=False)


def rows_out(table: Table, rows: int) -> list[Dropped]:
    """The first rows of a table as rows taken out."""
    texts = [[cell.text for cell in table.cells if cell.row == row and cell.text] for row in range(rows)]
    return [Dropped(table.page, REPEATED, " | ".join(row)) for row in texts]


def _below(table: Table, plan: Plan) -> list[Cell]:
    """The cells under the repeated header, in the columns of the common grid."""
    cells = table.cells
    if plan.header:
        cells = tuple(lowered(cell, plan.header) for cell in cells if cell.row + cell.row_span > plan.header)
    return [part for cell in cells for part in in_columns(cell, plan.match.second, plan.match.edges)]


def lowered(cell: Cell, rows: int) -> Cell:
    """A cell after so many rows above it were taken out; of one that began in them only the empty rest is left."""
    row = cell.row - rows
    return cell.at_row(row, cell.row_span) if row >= 0 else replace(cell, row=0, row_span=cell.row_span + row, lines=())


def in_columns(cell: Cell, numbers: Sequence[int], edges: Edges) -> list[Cell]:
    """A cell in the columns of the common grid (`edges`, where its page puts them); several where it had to widen.

    A missing rule is no merged cell: what stands in one column belongs to that column, and the others are empty.
    """
    wide = moved(cell, numbers)
    if wide.col_span == cell.col_span or not edges:
        return [wide]
    columns = range(wide.col, wide.col + wide.col_span)
    homes = [_home(line, edges, columns) for line in cell.lines]
    if None in homes:
        return [wide]
    return [_part(wide, col, [x for x, home in zip(cell.lines, homes, strict=True) if home == col]) for col in columns]


def _home(line: Line, edges: Edges, columns: range) -> int | None:
    """The column that a line stands in; None where it stands in several, or nowhere on the page."""
    box = line.box
    if box is None:
        return None
    return next((c for c in columns if _shared(box.x0, box.x1, edges[c], edges[c + 1]) >= WITHIN * box.width), None)


def _shared(a0: float, a1: float, b0: float, b1: float) -> float:
    return max(0.0, min(a1, b1) - max(a0, b0))


def _part(cell: Cell, col: int, lines: Sequence[Line]) -> Cell:
    return replace(cell, col=col, col_span=1, lines=tuple(lines), confidence=sureness(lines))


def unglued(first: Table, depth: int, table: Table) -> tuple[Table, int]:
    """The page without the names that stand over texts, and how many rows of names are left at its top; as it is, and
    0, where few stand so.

    A header that a page prints again without its lower rule has its names in one cell with the texts under them.
    `first`: the table that the page goes on, `depth` its rows of header.
    """
    known = _names(first, depth)
    named = {at: _named(cell, known) for at, cell in enumerate(table.cells) if 0 < cell.row <= depth}
    glued = [at for at, lines in named.items() if 0 < lines < len(table.cells[at].lines)]
    if len(glued) < FEWEST or not _begins(first, table):
        return table, 0
    rows = len(list(takewhile(lambda row: _is_of_names(table, row, named), range(1, depth)))) + 1
    return replace(
        table, cells=tuple(_without_names(cell, named.get(at, 0), rows) for at, cell in enumerate(table.cells))
    ), rows


def _without_texts_in_names(table: Table, depth: int, known: set[tuple[int, str]]) -> Table:
    """The page with the texts of header cells that reach into its rows in cells of their own, under their names: there
    the rule below the header is missing.
    """
    out = []
    for cell in table.cells:
        end = cell.row + cell.row_span
        names = _named(cell, known) if cell.row < depth < end else 0
        if 0 < names < len(cell.lines):
            out.append(replace(cell, row_span=depth - cell.row, lines=cell.lines[:names]))
            cell = replace(cell, row=depth, row_span=end - depth, lines=cell.lines[names:])
        out.append(cell)
    return replace(table, cells=tuple(sorted(out, key=lambda cell: (cell.row, cell.col))))


def _names(first: Table, depth: int) -> set[tuple[int, str]]:
    """What the header's cells say, each with its column."""
    return {(cell.col, squash(cell.text)) for cell in first.cells if cell.row < depth and cell.text.strip()}


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


def _without_names(cell: Cell, names: int, rows: int) -> Cell:
    """The cell without its names, from the rows below those of names on."""
    end = cell.row + cell.row_span
    if not names or (cell.row < rows and end <= rows):
        return cell
    at = max(cell.row, rows)
    return replace(cell, row=at, row_span=end - at, lines=cell.lines[names:])
