"""The files of one document, and its record in the journal."""

import json

from audit.across import digest
from emit import rows, table
from emit.columns import order_columns
from emit.lossless import encode
from emit.result import Result, document_row
from emit.rows import Row
from iku import journal
from iku.input import absolute
from iku.store import Store
from schema.fields import TABLE

DIGEST = "lintas"
"""Section of a record that holds what comparing documents needs of it."""


def write_result(
    store: Store, result: Result, stamp: journal.Stamp, report: str | None, *, passing: bool = False
) -> journal.Record:
    """Write <dokumen>.json and the report, if any, then the record; after that the document is done."""
    files = {f"{result.doc.name}.json": encode(result)}
    if report is not None:
        files[report_name(result.doc.name)] = table.to_bytes(report)
    for name, content in files.items():
        with store.write(name) as stream:
            stream.write(content)
    names, encoded = encode_tables(result)
    compared = digest(result.doc)
    encoded[DIGEST] = json.dumps(compared, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    record = journal.Record(
        name=result.doc.name,
        stamp=stamp,
        document=document_row(result),
        columns=names,
        lengths={name: len(part) for name, part in encoded.items()},
        files={name: len(content) for name, content in files.items()},
        office=result.doc.office,
        compared_as=compared["office"],
        path=absolute(result.doc.document.path),
        passing=passing,
    )
    journal.write(store, record, encoded)
    return record


def report_name(name: str) -> str:
    """Where the report of a document lies."""
    return f"{name}.laporan.html"


def encode_tables(result: Result) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """The columns of the document's indikator.csv, and its encoded rows of every table but dokumen.csv."""
    indicators = list(rows.indicator_rows(result.doc))
    names = indicator_columns(indicators)
    return names, {
        "indikator": table.encode_rows(names, indicators),
        "target": table.encode_rows(_names("target"), rows.target_rows(result.doc)),
        "koreksi": table.encode_rows(_names("koreksi"), rows.correction_rows(result.doc)),
        "temuan": table.encode_rows(_names("temuan"), rows.finding_rows(result.doc.name, result.findings)),
    }


def _names(name: str) -> tuple[str, ...]:
    return tuple(field.name for field in TABLE[name].fields)


def indicator_columns(indicators: list[Row]) -> tuple[str, ...]:
    """The columns that these rows need."""
    return order_columns({name: None for row in indicators for name in row})
