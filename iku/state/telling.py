"""Findings across documents, put into the JSON and the report of the document that they are of.

Both files keep them in a place of their own, so that a later run replaces what an earlier one told.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from emit import rows, table
from emit.report.across import ends
from iku.state import records
from iku.state.sealed import fingerprint
from iku.state.store import Store, content, put

_FINDING = re.compile(rb'\n\{"tabel":[^\n]*"kode":"(?:lintas_tahun|lintas_dokumen)"[^\n]*')
_COUNT = re.compile(rb'"temuan":(\d+)')
_END = b"]}\n"
_DECODER = json.JSONDecoder()
"""Reads the object of a line, whatever closes lists behind it."""


def tell(store: Store, name: str, findings: Sequence[rows.Row], filled: Mapping[str, str]) -> None:
    """Rewrite the two files with these findings (as in the JSON) and what stands in places of the report."""
    loaded = records.load(store, name)
    if loaded is None:
        return
    record, sections = loaded
    fingerprints = dict(record.files)
    for suffix in record.files:
        before = content(store, name + suffix)
        if before is None:
            return
        after = _json(before, findings) if suffix == ".json" else _page(before, filled)
        if after != before:
            put(store, name + suffix, after)
            fingerprints[suffix] = fingerprint(after)
    if fingerprints != record.files:
        records.write(store, replace(record, files=fingerprints), sections)


def carried(before: bytes, after: bytes) -> bytes:
    """A document's JSON with what another state of it was told, until documents are compared again."""
    told = [line.decode() for line in before.split(b"\n") if _FINDING.fullmatch(b"\n" + line)]
    return _json(after, [_DECODER.raw_decode(line)[0] for line in told]) if told else after


def _json(content: bytes, findings: Sequence[rows.Row]) -> bytes:
    """The document with these findings behind its own; they are the last list of the file, one a line."""
    at = content.rfind(b'\n"temuan":[')
    if at < 0 or not content.endswith(_END):
        return content
    head, own = content[:at], content[at : -len(_END)]
    kept = [line.rstrip(b",") for line in own.split(b"\n")[2:] if not _FINDING.fullmatch(b"\n" + line)]
    added = [json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") for row in findings]
    every = [*kept, *added]
    body = b",\n".join(every)
    count = b'"temuan":%d' % len(every)
    return _COUNT.sub(count, head, count=1) + b'\n"temuan":[' + (b"\n" + body if every else b"") + _END


def _page(content: bytes, filled: Mapping[str, str]) -> bytes:
    for name, text in filled.items():
        opening, closing = (mark.encode() for mark in ends(name))
        start, end = content.find(opening), content.find(closing)
        if 0 <= start < end:
            content = content[: start + len(opening)] + table.to_bytes(text) + content[end:]
    return content
