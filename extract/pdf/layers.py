"""Layers that are switched off (optional content, PDF 1.7, section 8.11) are no part of the page.

PDFium's renderer leaves them out, its lists of objects do not. So what belongs to a layer that a viewer opens
switched off is told from the file's own objects and written over in an update at the file's end: groups and
memberships are marked for `drop_hidden`; forms, pictures and annotations of such a layer become empty.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from ctypes import byref, c_int
from io import BytesIO
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

from extract.settings import Settings

_KEY = b"HiddenByLayer"
_NAME = b"/OCProperties"
_PACKED = re.compile(rb"/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")
_REACH = 400
"""Bytes of a stream's dictionary behind its type."""
_MOST_UNPACKED = 1 << 22
"""Bytes of one object stream that are looked through."""
_EMPTY_FORM = b"<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Length 0 >>\nstream\n\nendstream"
_NO_ANNOTATION = b"<< /Type /Annot /Subtype /Popup /F 2 /Rect [0 0 0 0] >>"
_START = re.compile(rb"startxref\s+(\d+)")


class NoLayers(Exception):
    """The file has layers, and which of them are shown cannot be told."""


def marked(data: bytes, settings: Settings) -> tuple[bytes, bool]:
    """The file with what its layers hide marked or emptied, and whether they hide anything.

    Raises `NoLayers`.
    """
    if not _may_have_layers(data):
        return data, False
    from pdfminer.psexceptions import PSException

    try:
        return _marked(data, settings.password or "")
    except (PSException, ValueError, TypeError, KeyError, AttributeError, AssertionError, RecursionError) as error:
        raise NoLayers from error  # pdfminer raises any of these for a damaged file


def _marked(data: bytes, password: str) -> tuple[bytes, bool]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    from extract.pdf.visibility import Switches

    document = PDFDocument(PDFParser(BytesIO(data)), password)
    properties = resolve1(document.catalog.get("OCProperties"))
    switches = Switches(properties if isinstance(properties, dict) else {})
    if not switches.off:
        return data, False
    changes = dict(_changes(document, switches))
    return (updated(data, document, changes), True) if changes else (data, False)


def _may_have_layers(data: bytes) -> bool:
    """Whether the file names optional content, in the open or in one of its packed objects."""
    if _NAME in data:
        return True
    for found in _PACKED.finditer(data):
        start = _STREAM.search(data, found.end(), found.end() + _REACH)
        try:
            text = zlib.decompressobj().decompress(data[start.end() :], _MOST_UNPACKED) if start else _NAME
        except zlib.error:
            return True  # encrypted, or packed otherwise: to be looked at properly
        if _NAME in text:
            return True
    return False


def _changes(document: Any, switches: Any) -> Iterator[tuple[tuple[int, int], bytes]]:
    """(object number, generation) and the new body of each object that a layer hides."""
    from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

    for number, generation in _objects(document):
        found = resolve1(PDFObjRef(document, number))
        entries: Mapping[str, Any] = found.attrs if isinstance(found, PDFStream) else found
        if not isinstance(entries, dict):
            continue
        kind = str(getattr(entries.get("Type"), "name", ""))
        layer = entries.get("OC")
        if kind in ("OCG", "OCMD") and switches.hides(number, entries):
            yield (number, generation), b"<< /Type /%s /%s 1 >>" % (kind.encode(), _KEY)
        elif isinstance(layer, PDFObjRef) and switches.hides(layer.objid, resolve1(layer) or {}):
            yield (number, generation), _EMPTY_FORM if isinstance(found, PDFStream) else _NO_ANNOTATION


def _objects(document: Any) -> Iterator[tuple[int, int]]:
    """Number and generation of every object, the newest of each number."""
    seen: set[int] = set()
    for table in document.xrefs:
        for number in table.get_objids():
            if number not in seen:
                seen.add(number)
                packed, _, generation = table.get_pos(number)
                yield number, 0 if packed else generation


def drop_hidden(page: Any) -> None:
    """Take the marked objects out of a pypdfium2 page, those inside forms too; it must not have a text page yet."""
    _drop(
        [raw.FPDFPage_GetObject(page, k) for k in range(max(0, raw.FPDFPage_CountObjects(page)))],
        lambda handle: raw.FPDFPage_RemoveObject(page, handle),
    )


def _drop(handles: list[Any], remove: Any) -> None:
    for handle in filter(None, handles):
        if _is_hidden(handle):
            remove(handle)
            raw.FPDFPageObj_Destroy(handle)
        elif raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_FORM:
            count = max(0, raw.FPDFFormObj_CountObjects(handle))
            inner = [raw.FPDFFormObj_GetObject(handle, k) for k in range(count)]
            _drop(inner, lambda child, form=handle: raw.FPDFFormObj_RemoveObject(form, child))


def _is_hidden(handle: Any) -> bool:
    value = c_int()
    marks = map(raw.FPDFPageObj_GetMark, repeat(handle), range(max(0, raw.FPDFPageObj_CountMarks(handle))))
    return any(raw.FPDFPageObjMark_GetParamIntValue(mark, _KEY, byref(value)) for mark in marks)


def updated(data: bytes, document: Any, changes: Mapping[tuple[int, int], bytes]) -> bytes:
    """The file with an update at its end (PDF 1.7, section 7.5.6): other bodies for objects, by number and generation.

    `document` is pdfminer's of the same file, which itself is left untouched.
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
