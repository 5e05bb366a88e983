"""Document -> clean indicators: headers, rows, records, hierarchy, words and values, codes; pure and deterministic."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Document, Table
from normalize import decimals, headers, hierarchy, nomenclature, offices, titles
from normalize import rows as row_kinds
from normalize.clean import CleanRow, clean_row, value_texts
from normalize.header_rows import Grid
from normalize.headers import Header
from normalize.leading import lead
from normalize.model import Doubt, Indicator, Normalised, NormalTable, SetAside
from normalize.nomenclature import Match
from normalize.records import Record, records
from normalize.rows import DATA, Row
from normalize.split import Splitting, split
from normalize.squash import fold
from schema.columns import UNKNOWN_PREFIX

_TITLE_LENGTH = 200


def normalise(document: Document, name: str) -> Normalised:
    """Every table of the document, named and cleaned; `name` is the document's id and the last source of its year."""
    year = titles.document_year((t.titles for t in document.tables), name)
    tables = tuple(
        _table(number, table, document.kind, year) for number, table in enumerate(_tables(document), start=1)
    )
    lines = offices.title_lines(document)
    office = offices.of_titles(lines) or _office_of_rows(tables) or offices.of_name(name)
    return Normalised(name, document, office, year, _coded(tables, year, office), lines)


def _tables(document: Document) -> list[Table]:
    return [table for table in document.tables if table.n_rows and table.n_cols]


def _table(number: int, table: Table, source: str, document_year: int | None) -> NormalTable:
    grid = table.grid()
    year = titles.year(table.titles) or document_year
    header = headers.read_header(table, grid, year)
    rows = row_kinds.classify(grid, header)
    splitting = _records(grid, header, rows, source)
    placed = hierarchy.place(grid, header, rows, splitting.records, titles.level(table.titles))
    columns = {c.index: c for c in header.columns}
    decimal = decimals.decide(value_texts(placed, columns))
    cleaned = [clean_row(i, item, columns, decimal, str(year or "")) for i, item in enumerate(placed, start=1)]
    return NormalTable(
        number,
        " ".join(fold(line.text) for line in table.titles)[-_TITLE_LENGTH:],
        _level(cleaned),
        year,
        header.columns,
        tuple(row.indicator for row in cleaned),
        tuple(_set_aside(table, rows)),
        header.corrections + tuple(c for row in cleaned for c in row.corrections),
        tuple(d for row in cleaned for d in row.doubts) + tuple(_kept_whole(splitting, cleaned)),
        decimal.mark,
        decimal.evidence,
        table,
    )


def _records(grid: Grid, header: Header, rows: Sequence[Row], source: str) -> Splitting:
    data = [row.index for row in rows if row.kind == DATA]
    groups = sorted({c.group for c in header.columns})
    found: list[Record] = records(grid, header, data, groups)
    return split(lead(found, header) if source == "txt" else found, header)


def _kept_whole(splitting: Splitting, rows: Sequence[CleanRow]) -> Iterator[Doubt]:
    """A doubt for each row that numbers several indicators which nothing tells apart."""
    for position in splitting.together:
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
