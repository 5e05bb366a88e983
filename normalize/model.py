"""The value objects between normalising, auditing and writing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.document import Box, Cell, Document, Line, Table
from extract.structs import struct
from schema.columns import NAMES_OF_LEVEL


@struct(frozen=True, slots=True)
class Column:
    """A printed column and the name it was given."""

    index: int
    """0-based column of the source table."""
    raw: str
    """Printed header, its levels joined by " | "."""
    name: str
    """Canonical name (see `schema.columns`), or `lain_<slug>`."""
    score: float
    """0-1: how sure the name is."""
    year: str | None = None
    """For value columns: "2024"; None where no year is printed."""
    kind: str | None = None
    """For value columns: one of `schema.columns.JenisNilai`."""
    group: int = 0
    """Which of several header sets printed side by side (logical tables) it belongs to."""
    period: str = ""
    """For value columns: part of the year (`schema.columns.Periode`), "" for the whole of it."""
    cumulative: bool = False
    """For value columns: of a period it counts from the year's beginning ("s.d. Triwulan III"), of a year from the
    plan's ("s.d. 2016")."""
    mended: str = ""
    """The header with words whole that a narrow column cut; "" where it is as printed."""
    undated: bool = False
    """Values of a year that is told by its number in a plan ("Tahun ke-2") which nothing dates: kept as `lain_`."""

    @property
    def header(self) -> str:
        """What the header says, with its words whole."""
        return self.mended or self.raw


@struct(frozen=True, slots=True)
class Field:
    """One clean cell of an indicator, with the cell it came from."""

    raw: str
    clean: str
    cell: Cell | None = None
    confidence: float = 1.0
    inherited: bool = False
    """The value came from a merged cell, a band or a parent row that covers this row."""


@struct(frozen=True, slots=True)
class Value:
    """What a value cell says, parsed; `schema.columns.Status` names the states."""

    status: str
    number: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    grade: str | None = None


@struct(frozen=True, slots=True)
class Target:
    """A value of one indicator for one year."""

    year: str
    kind: str
    value: Value
    field: Field
    period: str = ""
    """Part of the year (`schema.columns.Periode`), "" for the whole of it."""

    @property
    def column(self) -> str:
        """Its name among the columns of a row: "target_2024", "realisasi_2024_TW1"."""
        dated = f"{self.kind}_{self.year}" if self.year else self.kind
        return f"{dated}_{self.period}" if self.period else dated


@struct(frozen=True, slots=True)
class Correction:
    """A change made between the page and the output. `rule` is one of `schema.columns.Aturan`."""

    row: int | None
    """1-based output row; None for a header."""
    column: str
    rule: str
    raw: str
    clean: str
    score: float
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that normalising could not settle; the audit turns it into a finding."""

    row: int | None
    column: str
    code: str
    """A `kode` of the contract: tak_terbaca, ..."""
    raw: str
    message: str
    """Bahasa Indonesia, with the evidence."""
    page: int | None = None
    box: Box | None = None
    rows: bool = False
    """What is printed there may be other rows than this one: the document is not read whole."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row of the table that is no indicator, and why (`schema.columns.AlasanBaris`, or "judul")."""

    row: int
    """0-based row of the source table."""
    reason: str
    text: str
    page: int | None = None
    sums_up: str = ""
    """"jumlah" (a total) | "rata_rata" (an average) where the row gives figures for its whole column, else empty."""
    figures: tuple[Target, ...] = ()
    """What a row of totals or averages, or the row of a programme, prints in the value columns: its budget, say; empty
    cells are left out."""


@struct(frozen=True, slots=True)
class Indicator:
    """One row of indikator.csv."""

    row: int
    """1-based within its table."""
    source_row: int
    """0-based row of the source table."""
    level: str
    """tingkat: kepala_opd | eselon_iii | eselon_iv | ""."""
    kind: str
    """jenis: sasaran | program | kegiatan | sub_kegiatan | indikator."""
    fields: Mapping[str, Field]
    """By canonical name, `lain_…` among them; absent means that the table has no such column."""
    targets: tuple[Target, ...] = ()
    code: str = ""
    """kode: official nomenclature code, or empty."""
    source_rows: tuple[int, ...] = ()
    """Every 0-based row of the source table that went into it: a divided row holds several."""

    @property
    def depth(self) -> int:
        """How many levels may stand over its own; 0 for a bare indicator."""
        return NAMES_OF_LEVEL.index(self.kind) if self.kind in NAMES_OF_LEVEL else 0

    def text(self, name: str) -> str:
        """The clean text of a field, empty where there is none."""
        found = self.fields.get(name)
        return found.clean if found else ""


@dataclass(frozen=True, slots=True)
class NormalTable:
    """A logical table with clean rows."""

    number: int
    """1-based in the document."""
    title: str
    level: str
    year: int | None
    """Of the title above it, else of the document."""
    columns: tuple[Column, ...]
    indicators: tuple[Indicator, ...]
    set_aside: tuple[SetAside, ...]
    corrections: tuple[Correction, ...]
    doubts: tuple[Doubt, ...]
    decimal: str = ","
    """Decimal mark decided for the table."""
    decimal_evidence: str = ""
    source: Table | None = None
    weight: float = 1.0
    """0-1: how surely it is a table of indicators (`normalize.sorts.weight`)."""
    sort: str = ""
    """jenis_dokumen of this table: a report may quote an agreement."""
    decimal_sure: bool = False
    """Whether a number of the table told the mark."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A table that was read and that holds no indicators: an identity block, a form, a chart."""

    table: Table
    weight: float
    """0-1: how surely it would be one of indicators."""
    reason: str
    """Bahasa Indonesia."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """A document with clean tables."""

    name: str
    """dokumen: the id, unique in a batch."""
    document: Document
    office: str
    """opd."""
    year: int | None
    tables: tuple[NormalTable, ...]
    titles: tuple[Line, ...] = field(default=())
    refused: tuple[Refused, ...] = ()
    """Tables of the document that hold no indicators: they are not in `tables`."""
    seems: str = ""
    """What a document without indicators seems to be instead ("daftar hadir"); empty where nothing tells."""
    sort: str = ""
    """jenis_dokumen: one of `schema.columns.JenisDokumen`, or empty where it is unknown."""
    sort_evidence: str = ""
    """What of the document tells its sort."""
