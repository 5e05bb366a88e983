"""Document -> clean indicators: headers, rows, records, hierarchy, words and values, codes; pure and deterministic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Document, Line, Table
from normalize import decimals, header_rows, headers, hierarchy, nomenclature, offices, titles
from normalize import rows as row_kinds
from normalize.clean import CleanRow, clean_row, value_texts
from normalize.guess import guess
from normalize.header_rows import HeaderBlock
from normalize.headers import Header
from normalize.leading import lead
from normalize.model import Doubt, Indicator, Normalised, NormalTable, SetAside
from normalize.nomenclature import Match
from normalize.number_row import freed
from normalize.parents import under_headings
from normalize.records import Record, records
from normalize.rows import BAND, DATA, Row
from normalize.sheet import Sheet
from normalize.sister_years import dated
from normalize.split import Splitting, split
from normalize.squash import fold
from schema.columns import MIXED, NAMES_OF_LEVEL, TARGET, UNKNOWN_PREFIX

_TITLE_LENGTH = 200
_TELLING = {"indikator", "indikator_tujuan", "definisi_operasional", "formulasi"}
"""Columns that only tables of indicators have."""


def normalise(document: Document, name: str, before: Sequence[Table] = ()) -> Normalised:
    """Every table of the document, named and cleaned; `name` is the document's id and the last source of its year.

    `before` holds tables of the document that this one continues: a table without header may go on from them.
    """
    found = [_headed(table) for table in document.tables if table.n_rows and table.n_cols]
    year = titles.document_year((h.titles for h in found), name)
    kept, refused = _named(found, year, before)
    tables = tuple(_table(n, named, document.kind) for n, named in enumerate(kept, start=1))
    lines = tuple(dict.fromkeys(line for headed in found for line in headed.titles))
    office = offices.of_titles((*lines, *offices.identity_lines(refused))) or _office_of_rows(tables)
    office = office or offices.of_name(name)
    return Normalised(name, document, office, year, _coded(tables, year, office), lines, refused)


@dataclass(frozen=True, slots=True)
class _Headed:
    """A table as a sheet, where its header stands, and the title lines above it, also those inside the grid."""

    source: Table
    grid: Sheet
    block: HeaderBlock
    titles: tuple[Line, ...]


def _headed(table: Table) -> _Headed:
    grid = Sheet(table)
    block = header_rows.find(table, grid)
    mended = freed(table, block.end)
    grid = grid if mended is table else Sheet(mended)
    inside = [line for r in range(block.first) for cell in grid.printed(r) for line in cell.lines]
    return _Headed(table, grid, block, (*table.titles, *inside))


@dataclass(frozen=True, slots=True)
class _Named:
    """A table with its columns and the year it is for."""

    headed: _Headed
    header: Header
    year: int | None


def _named(
    found: Sequence[_Headed], document_year: int | None, before: Sequence[Table]
) -> tuple[list[_Named], tuple[Table, ...]]:
    """The tables with their columns, and those that hold no indicators."""
    years = [titles.year(headed.titles) or document_year for headed in found]
    columns = dated([headers.read_header(h.grid, h.block, y) for h, y in zip(found, years, strict=True)])
    named = [_Named(*parts) for parts in zip(found, columns, years, strict=True)]
    built = [(n.headed.grid, n.header) for n in named] + [_alone(table, document_year) for table in reversed(before)]
    named = [n if n.header.block.found else replace(n, header=guess(n.headed.grid, n.header, built)) for n in named]
    kept = [n for n in named if _holds_indicators(n.header)]
    return kept, tuple(n.headed.source for n in named if not _holds_indicators(n.header))


def _alone(table: Table, year: int | None) -> tuple[Sheet, Header]:
    headed = _headed(table)
    return headed.grid, headers.read_header(headed.grid, headed.block, titles.year(headed.titles) or year)


def _holds_indicators(header: Header) -> bool:
    """Indicators, or what only they have; a list of programmes and their budgets holds none."""
    names = {c.name for c in header.columns}
    return bool(_TELLING & names) or (TARGET in names and bool({MIXED, *NAMES_OF_LEVEL} & names))


def _table(number: int, named: _Named, source: str) -> NormalTable:
    grid, header, table = named.headed.grid, named.header, named.headed.source
    rows = row_kinds.classify(grid, header)
    parted = _records(grid, header, rows, source)
    placed = hierarchy.place(grid, header, rows, parted.records, titles.level(named.headed.titles))
    columns = {c.index: c for c in header.columns}
    decimal = decimals.decide(value_texts(placed, columns))
    cleaned = [clean_row(i, item, columns, decimal, str(named.year or "")) for i, item in enumerate(placed, start=1)]
    return NormalTable(
        number,
        " ".join(fold(line.text) for line in named.headed.titles)[-_TITLE_LENGTH:],
        _level(cleaned),
        named.year,
        header.columns,
        tuple(row.indicator for row in cleaned),
        tuple(_set_aside(table, _accounted(rows, parted))),
        header.corrections + tuple(c for row in cleaned for c in row.corrections),
        tuple(d for row in cleaned for d in row.doubts) + tuple(_kept_whole(parted.together, cleaned)),
        decimal.mark,
        decimal.evidence,
        table,
    )


def _records(grid: Sheet, header: Header, rows: Sequence[Row], source: str) -> Splitting:
    data = [row.index for row in rows if row.kind == DATA]
    groups = sorted({c.group for c in header.columns})
    found: Sequence[Record] = records(grid, header, data, groups)
    found = under_headings(lead(found, header) if source == "txt" else found, header)
    return split(found, header)


def _accounted(rows: Sequence[Row], parted: Splitting) -> list[Row]:
    """Data rows that became no record are bands: headings, and rows whose own cells are all empty."""
    used = {row for record in parted.records for row in record.members}
    return [replace(row, kind=BAND) if row.kind == DATA and row.index not in used else row for row in rows]


def _kept_whole(together: Sequence[int], rows: Sequence[CleanRow]) -> Iterator[Doubt]:
    """A doubt for each row that numbers several indicators which nothing tells apart."""
    for position in together:
        found = rows[position].indicator.fields["indikator"]
        yield Doubt(
            position + 1,
            "indikator",
            "tak_terbaca",
            found.raw,
            "Baris memuat beberapa indikator bernomor yang targetnya tidak dapat dipisahkan dengan pasti.",
            found.cell.page if found.cell else None,
            found.cell.box if found.cell else None,
        )


def _level(rows: Sequence[CleanRow]) -> str:
    """The tingkat of the table: that of its rows where they agree."""
    levels = {row.indicator.level for row in rows}
    return levels.pop() if len(levels) == 1 else ""


def _set_aside(table: Table, rows: Sequence[Row]) -> list[SetAside]:
    """Every row that is neither an indicator nor a part of one, with its reason."""
    pages = {cell.row: cell.page for cell in reversed(table.cells)}
    return [SetAside(r.index, r.kind, r.text, pages.get(r.index, table.page)) for r in rows if r.kind != DATA]


def _office_of_rows(tables: Sequence[NormalTable]) -> str:
    heads = [i.text("penanggung_jawab") for t in tables for i in t.indicators]
    texts = [
        field.clean
        for t in tables
        for i in t.indicators
        for key, field in i.fields.items()
        if key in ("sumber_data", "indikator", "sasaran") or key.startswith(UNKNOWN_PREFIX)
    ]
    return offices.of_rows(heads, texts)


def _coded(tables: Sequence[NormalTable], year: int | None, office: str) -> tuple[NormalTable, ...]:
    """The tables with the official nomenclature code of every row that has one; names are matched over all of them."""
    matches = iter(nomenclature.assign([i for table in tables for i in table.indicators], year, office))
    return tuple(
        replace(table, indicators=tuple(_with_code(i, next(matches)) for i in table.indicators)) for table in tables
    )


def _with_code(indicator: Indicator, match: Match | None) -> Indicator:
    return replace(indicator, code=match.code) if match and match.code else indicator
