"""The tables of a document with their columns: headers read, years completed, headerless tables named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from extract.document import Line, Table
from normalize import titles
from normalize.headers import read as headers
from normalize.headers import rows as header_rows
from normalize.headers.guess import guess
from normalize.headers.lodged import mixed
from normalize.headers.number_row import freed
from normalize.headers.read import Header
from normalize.headers.reading import Context
from normalize.headers.rows import HeaderBlock
from normalize.headers.sister_years import dated
from normalize.headers.sisters import Sisters
from normalize.headers.sunk import sunk
from normalize.headers.unfolded import unfolded
from normalize.rows.number_cells import dealt
from normalize.rows.rejoined import rejoined
from normalize.rows.sheet import Sheet
from normalize.rows.spread import spread
from normalize.rows.stood import stood_up
from schema.columns import TARGET


@dataclass(frozen=True, slots=True)
class Found:
    """A table as a sheet, where its header stands, and the title lines above it, also those inside the grid."""

    source: Table
    grid: Sheet
    block: HeaderBlock
    titles: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with its columns and the year it is for."""

    found: Found
    header: Header
    year: int | None


def find(tables: Iterable[Table]) -> list[Found]:
    """Every table that has cells, with its header rows."""
    return [_found(table) for table in tables if table.n_rows and table.n_cols]


def _found(table: Table) -> Found:
    grid = Sheet(table)
    block = header_rows.find(table, grid)
    opened = stood_up(table, grid, block)
    opened = spread(table, grid, block) if opened is table else opened
    if opened is not table:
        grid = Sheet(opened)
        block = header_rows.find(opened, grid)
    mended = dealt(freed(sunk(unfolded(grid.table, grid, block), block), block.end))
    grid = _laid_out(grid, mended)
    grid = _laid_out(grid, rejoined(grid, range(block.first, block.end)))
    inside = [line for r in range(block.first) for cell in grid.printed(r) for line in cell.lines]
    return Found(table, grid, block, (*table.titles, *inside))


def _laid_out(grid: Sheet, table: Table) -> Sheet:
    """The table as a sheet; this one where it is its own."""
    return grid if table is grid.table else Sheet(table)


def name(tables: Sequence[Found], document_year: int | None, before: Iterable[Table]) -> list[Headed]:
    """The tables with their columns; `before` are tables that a headerless one may continue."""
    headed = _headed(tables, document_year)
    earlier = _headed(find(before), document_year)
    sisters = Sisters((h.found.grid, h.header) for h in (*headed, *reversed(earlier)))
    named = [h if h.header.block.found else replace(h, header=guess(h.found.grid, h.header, sisters)) for h in headed]
    return [replace(h, header=mixed(h.found.grid, h.header)) for h in named]


def _headed(tables: Sequence[Found], document_year: int | None) -> list[Headed]:
    spans = [span for found in tables if (span := titles.span(found.titles))]
    span = max(spans, key=spans.count, default=None)
    measures = accumulate((titles.measure(found.titles) for found in tables), _or_before, initial=TARGET)
    contexts = [_context(*pair, document_year, span) for pair in zip(tables, list(measures)[1:], strict=True)]
    read = [headers.read_header(f.grid, f.block, context) for f, context in zip(tables, contexts, strict=True)]
    years = (context.year for context in contexts)
    return [Headed(*parts) for parts in zip(tables, dated(read), years, strict=True)]


def _or_before(before: str, own: str | None) -> str:
    return own or before


def _context(found: Found, measure: str, document_year: int | None, document_span: tuple[int, int] | None) -> Context:
    """What stands over a table, else over the document's other tables; `measure` is of the tables before too."""
    year = titles.year(found.titles) or document_year
    over = " ".join(line.text for line in found.titles)
    compared = titles.compares(found.titles)
    return Context(year, titles.span(found.titles) or document_span, measure, over, compared)
