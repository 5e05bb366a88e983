"""What is different between two states of a document: its JSON has one row or finding a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Json = dict[str, Any]
_DECODER = json.JSONDecoder()
_ROW = b'{"baris":'
_TABLE = b'{"tabel":'


class Said(NamedTuple):
    """What a line of a document says."""

    kind: str
    """The list that it stands in."""
    table: int
    text: bytes
    """Without what closes lists after it."""


def changes(before: bytes, after: bytes) -> Json:
    """The document's head; rows that are new or say something else, and those that are gone; findings likewise."""
    old, new = _said(before), _said(after)
    came, went = _apart(new, old), _apart(old, new)
    rows = list(_rows(came))
    told = {(row["tabel"], row["baris"]) for row in rows}
    places = ((row["tabel"], row["baris"]) for row in _rows(went))
    return {
        "dokumen": head(after),
        "baris": rows,
        "baris_hilang": [{"tabel": table, "baris": row} for table, row in places if (table, row) not in told],
        "temuan": {"baru": list(_findings(came)), "hilang": list(_findings(went))},
    }


def head(document: bytes) -> Json:
    """What a document says of itself: its first line."""
    return dict(json.loads(document.partition(b"\n")[0].rstrip(b",") + b"}")["dokumen"])


def _apart(some: Mapping[Said, bytes], others: Mapping[Said, bytes]) -> list[tuple[Said, bytes]]:
    return [(said, line) for said, line in some.items() if said not in others]


def _rows(lines: list[tuple[Said, bytes]]) -> Iterator[Json]:
    return ({"tabel": said.table, **_first(line)} for said, line in lines if said.kind == "baris")


def _findings(lines: list[tuple[Said, bytes]]) -> Iterator[Json]:
    return (_first(line) for said, line in lines if said.kind == "temuan")


def _first(line: bytes) -> Json:
    """The object at the beginning of a line, whatever closes lists behind it."""
    return dict(_DECODER.raw_decode(line.decode())[0])


def _said(document: bytes) -> dict[Said, bytes]:
    """The lines of its lists; a list begins on a line that ends with its name and an open bracket."""
    kind, table, found = "", 0, {}
    for line in document.split(b"\n"):
        if line.endswith(b'":['):
            kind = line[:-3].rpartition(b'"')[2].decode()
        elif line.startswith(b"{"):
            kind = "tabel" if kind == "baris" and not line.startswith(_ROW) else kind  # the head of the next table
            if kind == "tabel" and line.startswith(_TABLE):
                table = int(line.removeprefix(_TABLE).partition(b",")[0])  # numbers may have gaps
            found[Said(kind, table, line.rstrip(b"]},"))] = line
    return found


def row_at(document: bytes, table: int, row: int) -> Json | None:
    """A row of a document; None where there is none."""
    mark = _ROW + b"%d," % row
    lines = (line for said, line in _said(document).items() if (said.kind, said.table) == ("baris", table))
    return next((_first(line) for line in lines if line.startswith(mark)), None)
