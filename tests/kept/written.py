"""What is written of invented documents: each one's own files, and what a folder of them holds together."""

import hashlib
import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audit.across.compare import compare
from audit.across.digest import digest
from emit import office, raw
from emit.formats import forms
from emit.formats.tables import Tables
from emit.report import render
from emit.result import Result
from emit.shapes import shape
from emit.shapes.write import write as write_shape
from iku.state import comparison, overview
from iku.state.merge import merge
from iku.state.outputs import encode_sections, write_result
from iku.state.records import Stamp
from iku.state.store import WORK, LocalStore

KEPT = Path(__file__).with_name("written.csv")
FIELDS = ("file", "bytes", "sha256")
OWN = (".json", ".laporan.html")
FORMS = ("xlsx", "jsonl", "sqlite")
FIRST, DOCUMENTS = 1_000, 16
"""Seeds of the folder's documents; beside each stands the later one of its office."""


def of_one(result: Result, *after: Result) -> str:
    """A digest of a document's report, rows and raw tables, and of the page that puts it beside a later one."""
    doc, compared = result.doc, [digest(one.doc) for one in (result, *after)]
    texts = (
        render(doc, result.findings, b"", status=result.status),
        raw.raw_csv(doc.document),
        raw.raw_html(doc.document, "dokumen"),
        raw.raw_json(doc.document, "dokumen"),
        office.render("dinas", compared, list(compare(compared))),
        repr(encode_sections(result)),
    )
    return _print("\n".join(texts).encode("utf-8", "replace"))


def lines(pairs: Sequence[Sequence[Result]]) -> Iterator[dict[str, str]]:
    """Every file of a folder that is made of all its documents."""
    results = [
        replace(one, doc=replace(one.doc, name=f"{place}-{k}"))
        for k, pair in enumerate(pairs)
        for place, one in zip("ab", pair, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        for file, content in _folder(LocalStore(Path(folder)), results):
            yield dict(zip(FIELDS, (file, str(len(content)), _print(content)), strict=True))


def _folder(store: LocalStore, results: Sequence[Result]) -> Iterator[tuple[str, bytes]]:
    names = [one.doc.name for one in results]
    for one in results:
        write_result(store, one, Stamp(one.doc.name, one.file, "", ""), one.file, "")
    for own in comparison.groups(store, names).compared:
        comparison.compare_group(str(store.root), own, {})
    merge(store, names)
    overview.write(str(store.root), names)
    tables = Tables(store.read)
    for form in FORMS:
        forms.write(form, tables, store.write)
    for file in sorted(store.root.rglob("*")):
        if file.is_file() and not file.name.endswith(OWN) and WORK not in file.parts:
            yield str(file.relative_to(store.root)), _content(file)
    for name in shape.names():
        known = shape.load(name)
        for form in known.bentuk:
            stream = io.BytesIO()
            write_shape(known, form, tables, stream)
            yield f"{name} {form}", stream.getvalue() if form != "xlsx" else _unpacked(stream)


def _content(file: Path) -> bytes:
    """What a file says, however it is packed."""
    if file.suffix == ".xlsx":
        return _unpacked(io.BytesIO(file.read_bytes()))
    if file.suffix == ".db":
        with sqlite3.connect(file) as database:
            return "\n".join(database.iterdump()).encode()
    return file.read_bytes()


def _unpacked(stream: io.BytesIO) -> bytes:
    with zipfile.ZipFile(stream) as package:
        return b"\n".join(package.read(name) for name in sorted(package.namelist()))


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
