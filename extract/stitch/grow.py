"""A table and the next page's: one step of the fold that joins pages."""

from dataclasses import replace

from extract.document import Cell, Dropped, Table
from extract.sense import HeaderSense
from extract.stitch.append import appended
from extract.stitch.chain import Chain, begun, bottom_of, span_of
from extract.stitch.columns import Match, moved
from extract.stitch.glued import unglued
from extract.stitch.header import repeated_band
from extract.stitch.place import in_columns
from extract.stitch.plan import Plan, plan_of

REPEATED = "judul_berulang"


def grown(
    chain: Chain, table: Table, sense: HeaderSense, running: frozenset[str], ended: frozenset[int]
) -> Chain | None:
    """The chain with the table joined on; None where it is another table."""
    table, names = unglued(chain.first, len(chain.header), table)
    plan = plan_of(chain, table, sense, running, ended)
    if plan is None:
        return None
    plan = replace(plan, header=max(plan.header, names))
    if plan.header and plan.bare:
        return _begun_again(chain, table, sense)
    plan = replace(plan, header=plan.header + repeated_band(chain.first, len(chain.header), table, plan.header))
    titles = [Dropped(line.page or table.page, REPEATED, line.text) for line in table.titles]
    dropped = (*chain.dropped, *table.dropped, *titles, *_rows_out(table, plan.header))
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
    return replace(fresh, dropped=(*chain.dropped, *_rows_out(chain.first, chain.first.n_rows)), whole=False)


def _rows_out(table: Table, rows: int) -> list[Dropped]:
    """The first rows of a table as rows taken out."""
    texts = [[cell.text for cell in table.cells if cell.row == row and cell.text] for row in range(rows)]
    return [Dropped(table.page, REPEATED, " | ".join(row)) for row in texts]


def _below(table: Table, plan: Plan) -> list[Cell]:
    """The cells under the repeated header, in the columns of the common grid."""
    cells = table.cells
    if plan.header:
        cells = tuple(_lowered(cell, plan.header) for cell in cells if cell.row + cell.row_span > plan.header)
    return [part for cell in cells for part in in_columns(cell, plan.match.second, plan.match.edges)]


def _lowered(cell: Cell, rows: int) -> Cell:
    """A cell after so many rows above it were taken out; of one that began in them only the empty rest is left."""
    row = cell.row - rows
    return cell.at_row(row, cell.row_span) if row >= 0 else replace(cell, row=0, row_span=cell.row_span + row, lines=())
