"""The files of one document, and its record."""

import json
from collections.abc import Sequence
from dataclasses import replace

from audit.across.digest import digest
from emit import rows, table
from emit.columns import order_columns
from emit.lossless import encode
from emit.result import Result, document_row
from emit.rows import Row
from iku.decisions.rules.rule import Rule
from iku.decisions.rules.touch import print_of_rules
from iku.inputs.opening import absolute
from iku.state import records
from iku.state.records import FileSuffix, Record, Stamp
from iku.state.sealed import fingerprint
from iku.state.store import Store, put
from schema.fields import TABLE


def write_result(
    store: Store,
    result: Result,
    stamp: Stamp,
    path: str,
    report: str | None,
    rules: Sequence[Rule] = (),
    *,
    passing: bool = False,
) -> Record:
    """Write <dokumen>.json and the report, if any, then the record; after that the document is done.

    `path` is where its file lies; `rules` are the folder's own vocabulary: the stamp names those that touch it.
    """
    files: dict[FileSuffix, bytes] = {".json": encode(result)}
    if report is not None:
        files[".laporan.html"] = table.to_bytes(report)
    for suffix, content in files.items():
        put(store, result.doc.name + suffix, content)
    names, sections = encode_sections(result)
    compared = digest(result.doc)
    sections["lintas"] = json.dumps(compared, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    record = Record(
        name=result.doc.name,
        stamp=replace(stamp, rules=print_of_rules(rules, files[".json"])),
        document=document_row(result),
        columns=names,
        files={suffix: fingerprint(content) for suffix, content in files.items()},
        office=result.doc.office,
        compared_as=compared["office"],
        path=absolute(path),
        passing=passing,
    )
    return records.write(store, record, sections)


def encode_sections(result: Result) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """The columns of the document's indikator.csv, and its rows of every table but dokumen.csv.

    Rows of indikator.csv are a JSON list of lists of cells, since other documents may add columns between theirs.
    """
    indicators = result.rows.indicators
    names = order_columns({name: None for row in indicators for name in row})
    return names, {
        "indikator": _cells(names, indicators),
        "target": table.encode_rows(_names("target"), result.rows.targets),
        "koreksi": table.encode_rows(_names("koreksi"), result.rows.corrections),
        "temuan": table.encode_rows(_names("temuan"), rows.finding_rows(result.doc.name, result.findings)),
    }


def _cells(names: tuple[str, ...], found: list[Row]) -> bytes:
    return table.to_bytes(json.dumps([[table.cell(row.get(n)) for n in names] for row in found], ensure_ascii=False))


def _names(name: str) -> tuple[str, ...]:
    return tuple(field.name for field in TABLE[name].fields)
