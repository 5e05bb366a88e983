"""The tables of a document with their columns: headers read, years completed, headerless tables named or refused."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.document import Line, Table
from normalize import titles
from normalize.headers import read as headers
from normalize.headers import rows as header_rows
from normalize.headers.guess import guess
from normalize.headers.number_row import freed
from normalize.headers.read import Header
from normalize.headers.rows import HeaderBlock
from normalize.headers.sister_years import dated
from normalize.headers.sisters import Sisters
from normalize.rows.number_cells import dealt
from normalize.rows.sheet import Sheet
from schema.columns import MIXED, NAMES_OF_LEVEL, TARGET, UNKNOWN_PREFIX

_TELLING = {"indikator", "indikator_tujuan", "definisi_operasional", "formulasi"}
"""Columns that only tables of indicators have."""
_IN_BOXES = {"no", "indikator", "satuan", TARGET}
_BOX_ROWS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A table as a sheet, where its header stands, and the title lines above it, also those inside the grid."""

    source: Table
    grid: Sheet
    block: HeaderBlock
    titles: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Headed:
    """A table of indicators with its columns and the year it is for."""

    found: Found
    header: Header
    year: int | None


def find(tables: Iterable[Table]) -> list[Found]:
    """Every table that has cells, with its header rows."""
    return [_found(table) for table in tables if table.n_rows and table.n_cols]


def _found(table: Table) -> Found:
    grid = Sheet(table)
    block = header_rows.find(table, grid)
    mended = dealt(freed(table, block.end))
    grid = grid if mended is table else Sheet(mended)
    inside = [line for r in range(block.first) for cell in grid.printed(r) for line in cell.lines]
    return Found(table, grid, block, (*table.titles, *inside))


def name(
    tables: Sequence[Found], document_year: int | None, before: Iterable[Table]
) -> tuple[list[Headed], tuple[Table, ...]]:
    """The tables with their columns, and those that hold no indicators; `before` are tables these may continue."""
    headed = _headed(tables, document_year)
    earlier = _headed(find(before), document_year)
    sisters = Sisters((h.found.grid, h.header) for h in (*headed, *reversed(earlier)))
    headed = [h if h.header.block.found else replace(h, header=guess(h.found.grid, h.header, sisters)) for h in headed]
    boxes = Counter(h.found.source.page for h in headed if _is_box(h))
    holds = [_holds_indicators(h.header) and not (_is_box(h) and _crowded(h, boxes)) for h in headed]
    refused = tuple(h.found.source for h, good in zip(headed, holds, strict=True) if not good)
    return [h for h, good in zip(headed, holds, strict=True) if good], refused


def _is_box(headed: Headed) -> bool:
    """A small grid of indicators and their values alone, as the boxes of a cascading tree are."""
    names = {c.name for c in headed.header.columns if not c.name.startswith(UNKNOWN_PREFIX)}
    return names <= _IN_BOXES and headed.found.source.n_rows <= _BOX_ROWS


def _crowded(headed: Headed, boxes: Counter[int | None]) -> bool:
    """Three and more of them on one page hang on a tree; one or two may be tables."""
    return headed.found.source.page is not None and boxes[headed.found.source.page] > 2


def _headed(tables: Sequence[Found], document_year: int | None) -> list[Headed]:
    years = [titles.year(found.titles) or document_year for found in tables]
    columns = dated([headers.read_header(f.grid, f.block, year) for f, year in zip(tables, years, strict=True)])
    return [Headed(*parts) for parts in zip(tables, columns, years, strict=True)]


def _holds_indicators(header: Header) -> bool:
    """Indicators, or what only they have, and a second known column beside; one word alone is like many others.

    A list of programmes and their budgets holds none.
    """
    names = {c.name for c in header.columns if not c.name.startswith(UNKNOWN_PREFIX)}
    if _TELLING & names:
        return len(names) > 1
    return TARGET in names and bool({MIXED, *NAMES_OF_LEVEL} & names)
