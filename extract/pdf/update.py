"""An update at the end of a PDF file (PDF 1.7, section 7.5.6): some objects written anew, the file itself untouched."""

import re
from collections.abc import Mapping
from typing import Any

_START = re.compile(rb"startxref\s+(\d+)")


def updated(data: bytes, document: Any, changes: Mapping[tuple[int, int], bytes]) -> bytes:
    """The file with other bodies for objects, by number and generation; `document` is pdfminer's of the same file.

    The bodies hold no strings, so that they are right in an encrypted file too. Raises ValueError where the file
    does not tell where its table of objects stands.
    """
    starts = _START.findall(data)
    if not starts:
        raise ValueError("no startxref")
    out = bytearray(data + b"\n")
    places: dict[tuple[int, int], int] = {}
    for (number, generation), body in sorted(changes.items()):
        places[number, generation] = len(out)
        out += b"%d %d obj\n%s\nendobj\n" % (number, generation, body)
    before = int(starts[-1])
    trailer = _trailer(document, before)
    start = len(out)
    if data[before : before + 4] == b"xref":
        out += _table(places) + b"trailer\n<< %s /Size %d >>" % (trailer, _size(document))
    else:
        out += _stream(places, trailer, _size(document), start)
    return bytes(out + b"\nstartxref\n%d\n%%%%EOF\n" % start)


def _size(document: Any) -> int:
    return max(int(table.get_trailer().get("Size", 0)) for table in document.xrefs)


def _trailer(document: Any, before: int) -> bytes:
    """The entries that the newest trailer must repeat."""
    newest: dict[str, Any] = {}
    for table in document.xrefs:
        newest = {**table.get_trailer(), **newest}
    parts = [b"/Prev %d" % before]
    parts += [b"/%s %d 0 R" % (key.encode(), newest[key].objid) for key in ("Root", "Encrypt") if key in newest]
    if "ID" in newest:
        parts.append(b"/ID [%s]" % b" ".join(b"<%s>" % part.hex().encode() for part in newest["ID"]))
    return b" ".join(parts)


def _table(places: Mapping[tuple[int, int], int]) -> bytes:
    lines = [b"%d 1\n%010d %05d n \n" % (number, place, generation) for (number, generation), place in places.items()]
    return b"xref\n" + b"".join(lines)


def _stream(places: Mapping[tuple[int, int], int], trailer: bytes, size: int, start: int) -> bytes:
    """The same as a cross-reference stream, which itself is one more object."""
    entries = {**places, (size, 0): start}
    index = b" ".join(b"%d 1" % number for number, _ in entries)
    body = b"".join(
        b"\x01" + place.to_bytes(8, "big") + generation.to_bytes(2, "big") for (_, generation), place in entries.items()
    )
    head = b"<< /Type /XRef /W [1 8 2] /Index [%s] /Size %d %s /Length %d >>" % (index, size + 1, trailer, len(body))
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj" % (size, head, body)
