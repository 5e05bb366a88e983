"""How surely was read what a finding rests on.

What the reader itself doubts is no fault of the document yet: such a finding is less grave, and its advice says what to
look at first. Findings about the reading, and what is only to be known, stay as they are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from audit.finding import Finding, Place
from audit.nature import READING, ROWS, YEARS, Nature, nature
from audit.spot import GALAT, INFO, PERINGATAN, shortened
from extract.structs import replace
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
Doubted: TypeAlias = Callable[[Finding, Place | None], str]
"""What says what the reader doubts first of a cell that a finding rests on, its own or another: nothing where none."""
RULED = "ruled"
CELL = "Periksa dahulu bacaan selnya."
ROW = "Periksa dahulu apakah baris ini terbaca utuh."
COLUMN = "Periksa dahulu apakah judul kolomnya dikenali dengan benar."
RIVAL = "Periksa dahulu kolom mana yang dimaksud: kolom “{kolom}” tidak dikenali."
YEAR = "Periksa dahulu tahun kolomnya, yang pada judulnya hanya bernomor."
TABLE = "Periksa dahulu apakah tabel ini memang tabel indikator."
PARTED = "Periksa dahulu apakah baris-barisnya terbaca benar."


def tempered(findings: Iterable[Finding], doubt: Doubted) -> Iterator[Finding]:
    """Findings as grave as the reading of their own place allows."""
    for finding in findings:
        asked = finding.severity != INFO and nature(finding.code).rests_on != READING
        first = doubt(finding, None) if asked else ""
        yield _lower(finding, first) if first else finding


def doubted(doc: Normalised) -> Doubted:
    """The doubts of a document."""
    tables = {table.number: table for table in doc.tables}
    rows = {(table.number, row.row): row for table in doc.tables for row in table.indicators}
    bases = cache(lambda number, at: _basis(rows[number, at]))

    def doubt(finding: Finding, place: Place | None) -> str:
        number, at, column = place or (finding.table, finding.row, finding.column)
        table, row = tables.get(number or 0), rows.get((number or 0, at or 0))
        against = tables.get(int(finding.against)) if finding.against else None
        basis = bases(number, at) if row and finding.severity == GALAT else None
        return next(_doubts(_Asked(finding, table, row, column, against, basis)), "") if table else ""

    return doubt


@dataclass(frozen=True, slots=True)
class _Asked:
    """A cell that a finding rests on."""

    finding: Finding
    table: NormalTable
    row: Indicator | None
    column: str
    against: NormalTable | None
    """The table that it was held against."""
    basis: "_Basis | None" = None
    """Of a proof: what its row says beside the cell."""

    @property
    def nature(self) -> Nature:
        return nature(self.finding.code)


def _lower(finding: Finding, first: str) -> Finding:
    """A doubt of letters leaves a proof a warning; where rows, columns or the table are not sure, nothing is proven."""
    warned = finding.severity == GALAT and first in (CELL, ROW)
    return replace(finding, severity=PERINGATAN if warned else INFO, advice=f"{first} {finding.advice}")


def _doubts(asked: _Asked) -> Iterator[str]:
    """What the reader doubts of what a finding rests on, as what to look at first."""
    table, row = asked.table, asked.row
    own = _own(asked.column, row) if row else []
    if row and not _certain(own, asked.basis):
        yield CELL
    if row and any(doubt.row == row.row and (doubt.rows or doubt.column == asked.column) for doubt in table.doubts):
        yield ROW
    if asked.nature.rests_on == ROWS and not _rows_told(table):
        yield PARTED
    if table.weight < INDICATORS:
        yield TABLE
    columns = list(_columns(own, table))
    if any(column.score < HEADED for column in columns):
        yield COLUMN
    if row:
        yield from (RIVAL.format(kolom=shortened(one.header)) for one in _rivals(asked.column, table, row))
    if asked.nature.rests_on == YEARS and _numbered(columns) != _numbered(_against(asked)):
        yield YEAR


def _rivals(column: str, table: NormalTable, row: Indicator) -> Iterator[Column]:
    """Columns that were given no name as another one has it already: that one may not be what the finding takes it for.

    Of a value: those of its year that measure work too; of an indicator: only where its own is handed down.
    """
    if not any(_unnamed(table)):
        return
    own = next((target for target in row.targets if target.column == column), None)
    named = row.fields.get("indikator")
    if own:
        yield from contesting(table, own.kind, own.year)
    if named and named.inherited and (own or column == "indikator"):
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


def _against(asked: _Asked) -> list[Column]:
    """The columns of the same name in the table that a finding was held against."""
    columns = asked.against.columns if asked.against else ()
    return [one for one in columns if "_".join(filter(None, (one.kind, one.year, one.period))) == asked.column]


def _columns(own: Sequence[Field], table: NormalTable) -> Iterator[Column]:
    """The columns in which cells stand."""
    for cell in (field.cell for field in own if field.cell):
        yield from (one for one in table.columns if cell.col <= one.index < cell.col + cell.col_span)


def _own(column: str, row: Indicator) -> list[Field]:
    """The cells of a column."""
    own = [target.field for target in row.targets if target.column == column]
    return [*own, row.fields[column]] if column in row.fields else own


def _rows_told(table: NormalTable) -> bool:
    """Whether rules part the rows, and at most one of them may be part of another."""
    ruled = table.source is None or table.source.borders == RULED
    return ruled and sum(doubt.rows for doubt in table.doubts) <= 1


@dataclass(frozen=True, slots=True)
class _Basis:
    """How surely everything in a row was read that a rule may have looked at."""

    letters: bool
    placed: bool
    whole: bool
    """No target is missing: what was moved into its column came from this row, and nothing was lost."""


def _basis(row: Indicator) -> _Basis:
    fields = [*(target.field for target in row.targets), *(row.fields[name] for name in PROOF if name in row.fields)]
    whole = all(target.field.raw.strip() for target in row.targets)
    return _Basis(all(map(_is_read, fields)), all(map(_is_placed, fields)), whole)


def _certain(own: Sequence[Field], basis: _Basis | None) -> bool:
    """Whether what a finding rests on was surely read: for a proof, everything that the rule may have looked at, each
    letter and, where a target is missing, its place.
    """
    if basis is None:
        return all(map(_is_read, own))
    placed = basis.whole or (basis.placed and all(map(_is_placed, own)))
    return basis.letters and placed and all(map(_is_read, own))


def _is_placed(field: Field) -> bool:
    return field.confidence >= SURE


def _is_read(field: Field) -> bool:
    return _letters(field) >= SURE


def _letters(field: Field) -> float:
    """How surely the letters of a cell were read, wherever it stands."""
    lines = field.cell.lines if field.cell else ()
    return min((line.confidence for line in lines), default=1.0 if field.cell else field.confidence)
