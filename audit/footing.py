"""How surely was read what a finding rests on.

What the reader itself doubts is no fault of the document yet: such a finding is less grave, and its advice says what to
look at first. Findings about the reading, and what is only to be known, stay as they are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from audit.finding import Finding
from audit.nature import READING, ROWS, YEARS, nature
from audit.spot import GALAT, INFO, PERINGATAN, shortened
from normalize.model import Column, Field, Indicator, Normalised, NormalTable
from schema.columns import UNKNOWN_PREFIX

SURE = 0.85
"""A cell read with less confidence can be misread: what rests on it is no proof."""
PROOF = ("formulasi", "definisi_operasional", "indikator")
HEADED = 0.7
"""A column whose header is less like a known one, or that has none, may mean something else."""
INDICATORS = 0.8
"""A table that is less surely one of indicators may be a key, a form or a list of criteria."""
NUMBER = re.compile(r"\bke\b|\b(?:tahun\s{0,2})?(?:\d{1,2}|[IVX]{1,4})\s{0,3}(?:$|\|)", re.IGNORECASE)
"""A year by its number in the plan: "Tahun Ke- | 3", "Tahun II"."""
WORK = ("target", "realisasi", "capaian")
RULED = "ruled"
CELL = "Periksa dahulu bacaan selnya."
ROW = "Periksa dahulu apakah baris ini terbaca utuh."
COLUMN = "Periksa dahulu apakah judul kolomnya dikenali dengan benar."
RIVAL = "Periksa dahulu kolom mana yang dimaksud: kolom “{kolom}” tidak dikenali."
YEAR = "Periksa dahulu tahun kolomnya, yang pada judulnya hanya bernomor."
TABLE = "Periksa dahulu apakah tabel ini memang tabel indikator."
PARTED = "Periksa dahulu apakah baris-barisnya terbaca benar."


def tempered(findings: Iterable[Finding], doubt: Callable[[Finding], str]) -> Iterator[Finding]:
    """Findings as grave as the reading of their own place allows."""
    for finding in findings:
        asked = finding.severity != INFO and nature(finding.code).rests_on != READING
        first = doubt(finding) if asked else ""
        yield _lower(finding, first) if first else finding


def doubted(doc: Normalised) -> Callable[[Finding], str]:
    """What says what the reader doubts first of the place of a finding; nothing where it doubts none."""
    tables = {table.number: table for table in doc.tables}
    rows = {(table.number, row.row): row for table in doc.tables for row in table.indicators}

    def doubt(finding: Finding) -> str:
        if finding.table not in tables:
            return ""
        return next(_doubts(finding, tables, rows.get((finding.table, finding.row or 0))), "")

    return doubt


def _lower(finding: Finding, first: str) -> Finding:
    """A doubt of letters leaves a proof a warning; where rows, columns or the table are not sure, nothing is proven."""
    warned = finding.severity == GALAT and first in (CELL, ROW)
    return replace(finding, severity=PERINGATAN if warned else INFO, advice=f"{first} {finding.advice}")


def _doubts(finding: Finding, tables: Mapping[int, NormalTable], row: Indicator | None) -> Iterator[str]:
    """What the reader doubts of what a finding rests on, as what to look at first."""
    table = tables[finding.table or 0]
    if row and not _certain(row, finding):
        yield CELL
    if row and any(_touches(finding, doubt.column, rows=doubt.rows) for doubt in table.doubts if doubt.row == row.row):
        yield ROW
    if nature(finding.code).rests_on == ROWS and not _rows_told(table):
        yield PARTED
    if table.weight < INDICATORS:
        yield TABLE
    columns = list(_columns(finding, table, row)) if row else []
    if any(column.score < HEADED for column in columns):
        yield COLUMN
    if row:
        yield from (RIVAL.format(kolom=shortened(one.header)) for one in _rivals(finding, table, row))
    if nature(finding.code).rests_on == YEARS and _numbered(columns) != _numbered(_against(finding, tables)):
        yield YEAR


def _rivals(finding: Finding, table: NormalTable, row: Indicator) -> Iterator[Column]:
    """Columns that were given no name as another one has it already: that one may not be what the finding takes it for.

    Of a value: those of its year that measure work too; of an indicator: only where its own is handed down.
    """
    own = next((target for target in row.targets if target.column == finding.column), None)
    named = row.fields.get("indikator")
    if own:
        yield from contesting(table, own.kind, own.year)
    if named and named.inherited and (own or finding.column == "indikator"):
        yield from (one for one in _unnamed(table) if "indikator" in one.header.casefold())


def contesting(table: NormalTable, kind: str, year: str) -> Iterator[Column]:
    """Columns without a name whose headers say that they measure work in a year: which is the year's target, say?"""
    for column in _unnamed(table) if kind in WORK and year else ():
        words = column.header.casefold()
        if year in words and any(one in words for one in WORK):
            yield column


def _unnamed(table: NormalTable) -> Iterator[Column]:
    return (one for one in table.columns if not one.kind and one.name.startswith(UNKNOWN_PREFIX))


def _numbered(columns: Sequence[Column]) -> bool:
    """Whether the year of a column is none that its header prints: "Tahun ke-2" of a plan."""
    return any(one.year is not None and one.year not in one.header and NUMBER.search(one.header) for one in columns)


def _against(finding: Finding, tables: Mapping[int, NormalTable]) -> list[Column]:
    """The columns of the same name in the table that a finding was held against."""
    other = tables.get(int(finding.against)) if finding.against else None
    columns = other.columns if other else ()
    return [one for one in columns if "_".join(filter(None, (one.kind, one.year, one.period))) == finding.column]


def _columns(finding: Finding, table: NormalTable, row: Indicator) -> Iterator[Column]:
    """The columns in which the cell of a finding stands."""
    for cell in (field.cell for field in _own(finding, row) if field.cell):
        yield from (one for one in table.columns if cell.col <= one.index < cell.col + cell.col_span)


def _own(finding: Finding, row: Indicator) -> list[Field]:
    """The cells that a finding names."""
    own = [target.field for target in row.targets if target.column == finding.column]
    return [*own, row.fields[finding.column]] if finding.column in row.fields else own


def _touches(finding: Finding, column: str, rows: bool) -> bool:
    """Whether a doubt on the row of a finding is about its cell, or about the row itself."""
    return rows or column == finding.column


def _rows_told(table: NormalTable) -> bool:
    """Whether rules part the rows, and at most one of them may be part of another."""
    ruled = table.source is None or table.source.borders == RULED
    return ruled and sum(doubt.rows for doubt in table.doubts) <= 1


def _certain(row: Indicator, finding: Finding) -> bool:
    """Whether what a finding rests on was surely read: for a proof, everything that the rule may have looked at.

    A row of text whose cells were moved into their columns has sure letters in cells of doubtful place: it is proof
    where no target is missing, as what was moved then came from this row and nothing was lost.
    """
    own = _own(finding, row)
    if finding.severity != GALAT:
        return min(map(_letters, own), default=1.0) >= SURE
    fields = [target.field for target in row.targets] + [row.fields[name] for name in PROOF if name in row.fields] + own
    if min(map(_letters, fields), default=1.0) < SURE:
        return False
    placed = min((field.confidence for field in fields), default=1.0) >= SURE
    return placed or all(target.field.raw.strip() for target in row.targets)


def _letters(field: Field) -> float:
    """How surely the letters of a cell were read, wherever it stands."""
    lines = field.cell.lines if field.cell else ()
    return min((line.confidence for line in lines), default=1.0 if field.cell else field.confidence)
