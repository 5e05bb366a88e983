"""A converted document -> the rows of the output tables: plain values, in the order of the contract."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any, TypeAlias

from audit.finding import Finding
from emit.precision import box_or_null, rounded
from extract.document import Box, Cell
from normalize import certainty
from normalize.model import Correction, Field, Indicator, Normalised, NormalTable, Target
from schema import columns

Scalar: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Scalar]

SHARE_DIGITS = 4


@dataclass(frozen=True)
class Rows:
    """The rows of a document's tables, each made once, when somebody asks for them."""

    doc: Normalised | None

    @cached_property
    def indicators(self) -> list[Row]:
        """Of indikator.csv."""
        return [*indicator_rows(self.doc)] if self.doc else []

    @cached_property
    def targets(self) -> list[Row]:
        """Of target.csv."""
        return [*target_rows(self.doc)] if self.doc else []

    @cached_property
    def corrections(self) -> list[Row]:
        """Of koreksi.csv."""
        return [*correction_rows(self.doc)] if self.doc else []


NO_ROWS = Rows(None)


def indicator_rows(doc: Normalised) -> Iterator[Row]:
    """One row per indicator, with its `target_<year>` and `lain_…` columns."""
    for table in doc.tables:
        for indicator in table.indicators:
            yield _indicator(doc, table, indicator)


def _indicator(doc: Normalised, table: NormalTable, indicator: Indicator) -> Row:
    own = _own(indicator)
    row: Row = {
        "dokumen": doc.name,
        "tabel": table.number,
        "baris": indicator.row,
        "opd": doc.office,
        "tahun": table.year or doc.year,
        "tingkat": indicator.level,
        "jenis": indicator.kind,
        "kode": indicator.code,
        "halaman": page_range(_pages(own)),
        "keyakinan": share(_certainty(indicator, own)),
    }
    for name, value in indicator.fields.items():
        if name not in row:
            row[name if name in columns.INDIKATOR else unknown_name(name)] = value.clean
    if not indicator.code and (printed := indicator.text("kode")):
        row[unknown_name("kode")] = printed  # of a ministry's list, or of the global goals
    for target in indicator.targets:
        if target.kind == columns.TARGET and not target.period:
            _add(row, year_name(target.year), target.field.clean)
    return row


def _add(row: Row, name: str, text: str) -> None:
    """Two value columns of one year ("Volume | Satuan") share a cell of indikator.csv."""
    before = row.get(name)
    row[name] = f"{before} {text}" if before and text else before or text


def unknown_name(name: str) -> str:
    """The column of a field that has no place of its own: `lain_…`."""
    return name if name.startswith(columns.UNKNOWN_PREFIX) else columns.UNKNOWN_PREFIX + name


def year_name(year: str) -> str:
    """`target_<year>`; `lain_target` where no year is known."""
    return f"{columns.TARGET}_{year}" if year else unknown_name(columns.TARGET)


def _own(indicator: Indicator) -> list[Field]:
    """The fields printed in the row itself; all where every one is inherited."""
    every = [*indicator.fields.values(), *(t.field for t in indicator.targets)]
    return [f for f in every if not f.inherited] or every


def _certainty(indicator: Indicator, printed: Sequence[Field]) -> float:
    """That of the row's least certain cell, of those `printed` in the row itself."""
    cells = [(f, certainty.of_text(f)) for f in indicator.fields.values()]
    cells += [(t.field, certainty.of_value(t)) for t in indicator.targets]
    own = {id(f) for f in printed}
    return min((sure for f, sure in cells if f.raw and id(f) in own), default=1.0)


def _pages(fields: Iterable[Field]) -> set[int]:
    return {page for f in fields if f.cell is not None and f.raw for page in cell_pages(f.cell)}


def cell_pages(cell: Cell) -> set[int]:
    """Pages that a cell's lines lie on; empty for a source without pages."""
    found = {line.page for line in cell.lines if line.page is not None}
    return found or ({cell.page} if cell.page is not None else set())


def page_range(pages: Iterable[int]) -> str:
    """ "3", "3-4", or "" where there are none."""
    known = sorted(pages)
    if not known:
        return ""
    return str(known[0]) if known[0] == known[-1] else f"{known[0]}-{known[-1]}"


def share(value: float) -> float:
    """A score or confidence as it is written."""
    return 1.0 if value >= 1 else round(max(0.0, value), SHARE_DIGITS)


def box_row(box: Box | None) -> Row:
    """x0, y0, x1, y1, empty where the source has no geometry."""
    if box is None:
        return {"x0": None, "y0": None, "x1": None, "y1": None}
    x0, y0, x1, y1 = rounded(box)
    return {"x0": x0, "y0": y0, "x1": x1, "y1": y1}


def target_rows(doc: Normalised) -> Iterator[Row]:
    """One row per indicator and value."""
    for table in doc.tables:
        for indicator in table.indicators:
            for target in indicator.targets:
                yield {"dokumen": doc.name, "tabel": table.number, "baris": indicator.row, **value_row(target)}


def value_row(target: Target) -> Row:
    """A value without its document, table and row."""
    value, cell = target.value, target.field.cell
    return {
        "tahun": int(target.year) if target.year else None,
        "periode": target.period,
        "jenis_nilai": target.kind,
        "status": value.status,
        "nilai": value.number,
        "batas_bawah": value.low,
        "batas_atas": value.high,
        "satuan": value.unit or "",
        "predikat": value.grade or "",
        "teks": target.field.clean,
        "mentah": target.field.raw,
        "halaman": page_range(cell_pages(cell)) if cell else "",
        **box_row(cell.place if cell else None),
        "keyakinan": share(certainty.of_value(target)),
    }


def correction_rows(doc: Normalised) -> Iterator[Row]:
    """One row per change between the page and the output."""
    for table in doc.tables:
        for correction in table.corrections:
            yield {"dokumen": doc.name, "tabel": table.number, **correction_row(correction)}


def correction_row(correction: Correction) -> Row:
    """A correction without its document and table."""
    return {
        "baris": correction.row,
        "kolom": correction.column,
        "aturan": correction.rule,
        "mentah": correction.raw,
        "bersih": correction.clean,
        "skor": share(correction.score),
        "halaman": "" if correction.page is None else str(correction.page),
        **box_row(correction.box),
    }


def finding_rows(name: str, findings: Sequence[Finding]) -> Iterator[Row]:
    """One row per finding of document `name`."""
    for finding in findings:
        yield {"dokumen": name, **finding_row(finding)}


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as the JSON has it: as in temuan.csv, with an id, its box and its figures.

    The id is the same in every run that finds the same in the same place.
    """
    place = f"{finding.code}|{finding.table}|{finding.row}|{finding.column}|{finding.message}|{finding.evidence}"
    return {
        **finding_row(finding),
        "id": blake2b(place.encode("utf-8", "replace"), digest_size=6).hexdigest(),
        "kotak": box_or_null(finding.box),
        "angka": dict(finding.figures),
    }


def finding_row(finding: Finding) -> Row:
    """A finding without its document."""
    return {
        "tabel": finding.table,
        "baris": finding.row,
        "kolom": finding.column,
        "kode": finding.code,
        "keparahan": finding.severity,
        "pesan": finding.message,
        "bukti": finding.evidence,
        "saran": finding.advice,
        "halaman": "" if finding.page is None else str(finding.page),
    }
