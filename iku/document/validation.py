"""Rows that break the data contract become findings; the rows stay."""

from collections.abc import Iterator, Mapping, Sequence

from audit.finding import Finding
from audit.together import together
from emit.result import Result, document_row
from schema.check import Row, Violation, violations

FEW = 3
"""Cells of a column told one by one; where more break one rule alike, it is one fault."""


def validate(result: Result) -> list[Finding]:
    """A finding for each cell of the output rows that its table's model does not allow; one for many alike."""
    tables: Mapping[str, Sequence[Row]] = {
        "indikator": result.rows.indicators,
        "target": result.rows.targets,
        "koreksi": result.rows.corrections,
        "dokumen": [document_row(result)],
    }
    every = [finding for name, found in tables.items() for finding in _findings(name, found)]
    return together(every, lambda one: (one.table, one.column, one.template, tuple(one.figures.items())), FEW)


def _findings(table: str, found: Sequence[Row]) -> Iterator[Finding]:
    for violation in violations(table, found):
        yield _finding(table, violation, found[violation.index])


def _finding(table: str, violation: Violation, row: Row) -> Finding:
    return Finding(
        code="isian_kosong" if violation.missing else "tak_terbaca",
        severity="peringatan",
        template="Kolom {kolom} pada {tabel}.csv berisi {nilai}, seharusnya {syarat}.",
        evidence=violation.value,
        advice="Periksa sel ini pada dokumen asli.",
        table=_integer(row.get("tabel")) if table != "dokumen" else None,
        row=_integer(row.get("baris")),
        column=violation.column,
        page=_integer(str(row.get("halaman") or "").partition("-")[0]) if table != "dokumen" else None,
        figures={
            "kolom": violation.column,
            "tabel": table,
            "nilai": f'"{violation.value}"' if violation.value else "kosong",
            "syarat": violation.rule,
        },
    )


def _integer(value: object) -> int | None:
    return int(str(value)) if str(value).isdigit() else None
