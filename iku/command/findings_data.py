"""Findings as data on stdout, for other systems: JSON with figures and boxes, CSV as temuan.csv, an HTML page."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from emit import table
from schema.columns import TEMUAN

Row = Mapping[str, str]
FORMATS = ("json", "csv", "html")


def write(form: str, rows: Sequence[Row], documents: Sequence[Row], folder: Path) -> None:
    """Write the chosen findings in one of `FORMATS`."""
    if form == "csv":
        content = table.encode_header(TEMUAN) + table.encode_rows(TEMUAN, rows)
    elif form == "html":
        from emit.summary import render

        content = table.to_bytes(render(documents, rows))
    else:
        content = _json(rows, documents, folder)
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _json(rows: Sequence[Row], documents: Sequence[Row], folder: Path) -> bytes:
    """One list of findings, each as in its document's JSON, with the document's id before it."""
    wanted = {(row["dokumen"], row["kode"], row["tabel"], row["baris"], row["kolom"], row["pesan"]) for row in rows}
    names = dict.fromkeys(row["dokumen"] for row in rows)
    found = [one for name in names for one in _of_document(folder, name) if _key(one) in wanted]
    head = [{"dokumen": row["dokumen"], "berkas": row["berkas"], "status": row["status"]} for row in documents]
    return table.to_bytes(json.dumps({"dokumen": head, "temuan": found}, ensure_ascii=False, indent=1) + "\n")


def _of_document(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with (folder / f"{name}.json").open(encoding="utf-8") as stream:
        yield from ({"dokumen": name, **one} for one in json.load(stream)["temuan"])


def _key(finding: Mapping[str, Any]) -> tuple[str, ...]:
    values = (finding[name] for name in ("dokumen", "kode", "tabel", "baris", "kolom", "pesan"))
    return tuple("" if value is None else str(value) for value in values)
