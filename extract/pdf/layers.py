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

from extract.pdf.update import updated
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
