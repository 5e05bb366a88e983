"""Document -> clean indicators: headers, rows, records, hierarchy, words and values, codes; pure and deterministic."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Document, Table
from normalize import decimals, headers, hierarchy, nomenclature, offices, titles
from normalize import rows as row_kinds
from normalize.clean import CleanRow, clean_row, value_texts
from normalize.header_rows import Grid
from normalize.headers import Header
from normalize.leading import lead
from normalize.model import Indicator, Normalised, NormalTable, SetAside
from normalize.records import Record, records
from normalize.rows import DATA, Row
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
    tables = tuple(_coded(table, year, office) for table in tables)
    return Normalised(name, document, office, year, tables, lines)


def _tables(document: Document) -> list[Table]:
    return [table for table in document.tables if table.n_rows and table.n_cols]


def _table(number: int, table: Table, source: str, document_year: int | None) -> NormalTable:
    grid = table.grid()
    year = titles.year(table.titles) or document_year
    header = headers.read_header(table, grid, year)
    rows = row_kinds.classify(grid, header)
    found = _records(grid, header, rows, source)
    placed = hierarchy.place(grid, header, rows, found, titles.level(table.titles))
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
        tuple(_set_aside(table, rows, found)),
        header.corrections + tuple(c for row in cleaned for c in row.corrections),
        tuple(d for row in cleaned for d in row.doubts),
        decimal.mark,
        decimal.evidence,
        table,
    )


def _records(grid: Grid, header: Header, rows: Sequence[Row], source: str) -> list[Record]:
    data = [row.index for row in rows if row.kind == DATA]
    groups = sorted({c.group for c in header.columns})
    found: list[Record] = records(grid, header, data, groups)
    return lead(found, header) if source == "txt" else found


def _level(rows: Sequence[CleanRow]) -> str:
    """The tingkat of the table: that of its rows where they agree."""
    levels = {row.indicator.level for row in rows}
    return levels.pop() if len(levels) == 1 else ""


def _set_aside(table: Table, rows: Sequence[Row], kept: Sequence[Record]) -> list[SetAside]:
    """Every row that is neither an indicator nor part of one, with its reason."""
    pages = {cell.row: cell.page for cell in reversed(table.cells)}
    starts = {record.source_row for record in kept}
    out = []
    for row in rows:
        if row.kind != DATA:
            out.append(SetAside(row.index, row.kind, row.text, pages.get(row.index, table.page)))
        elif row.index not in starts and not row.cells:
            continue
    return out


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


def _coded(table: NormalTable, year: int | None, office: str) -> NormalTable:
    """The table with the official nomenclature code of every row that has one."""
    matches = nomenclature.assign(table.indicators, year, office)
    coded: list[Indicator] = [
        replace(indicator, code=match.code) if match and match.code else indicator
        for indicator, match in zip(table.indicators, matches, strict=True)
    ]
    return replace(table, indicators=tuple(coded))
