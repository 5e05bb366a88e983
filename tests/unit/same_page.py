"""The same PDF in another guise: scaled, turned, shifted, nested, behind a cover, distilled. Rows must not change."""

import subprocess
from collections.abc import Callable
from ctypes import c_float
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Guise = Callable[[bytes], bytes]


def scaled(factor: float) -> Guise:
    """Every page `factor` times its size."""
    return lambda data: _moved(data, lambda width, height: (factor, 0, 0, factor, 0, 0), (factor, factor))


def shifted(right: float, up: float) -> Guise:
    """The content of every page moved by points, its boxes with it: the origin lies outside the page, say."""

    def change(document: Any, page: Any) -> None:
        box = page.get_mediabox()
        _transform(page, (1, 0, 0, 1, right, up))
        page.set_mediabox(box[0] + right, box[1] + up, box[2] + right, box[3] + up)

    return lambda data: _each(data, change)


def margined(points: float) -> Guise:
    """Every page with white round it."""

    def change(document: Any, page: Any) -> None:
        x0, y0, x1, y1 = page.get_mediabox()
        box = (x0 - points, y0 - points, x1 + points, y1 + points)
        page.set_mediabox(*box)
        page.set_cropbox(*box)

    return lambda data: _each(data, change)


def turned(degrees: int) -> Guise:
    """The content turned counter-clockwise by a multiple of 90 in a page of fitting sides: no /Rotate tells of it."""

    def matrix(width: float, height: float) -> tuple[float, ...]:
        c, s = ((1, 0), (0, 1), (-1, 0), (0, -1))[degrees // 90 % 4]
        corners = [(c * x - s * y, s * x + c * y) for x in (0, width) for y in (0, height)]
        return (c, s, -s, c, -min(x for x, _ in corners), -min(y for _, y in corners))

    return lambda data: _moved(data, matrix, (1, 1), swap=degrees % 180 != 0)


def rotated(degrees: int) -> Guise:
    """/Rotate raised by a multiple of 90: the page lies on its side, as a viewer shows it."""
    return lambda data: _each(data, lambda _, page: page.set_rotation((page.get_rotation() + degrees) % 360))


def straightened(degrees: int) -> Guise:
    """The content turned and turned back by /Rotate: shown as before, written otherwise."""
    return lambda data: rotated(degrees)(turned(degrees)(data))


def nested(data: bytes) -> bytes:
    """Every page's content inside a form XObject."""
    source = pdfium.PdfDocument(data)
    target = pdfium.PdfDocument.new()
    for k in range(len(source)):
        x0, y0, x1, y1 = source[k].get_mediabox()
        page = target.new_page(x1 - x0, y1 - y0)
        xobject = raw.FPDF_NewXObjectFromPage(target.raw, source.raw, k)
        handle = raw.FPDF_NewFormObjectFromXObject(xobject)
        raw.FPDFPage_InsertObject(page.raw, handle)
        raw.FPDFPage_GenerateContent(page.raw)
        raw.FPDF_CloseXObject(xobject)
    return _saved(target)


def covered(data: bytes) -> bytes:
    """Behind an empty cover page."""
    document = pdfium.PdfDocument(data)
    document.new_page(400, 500, 0)
    return _saved(document)


def twice(data: bytes) -> bytes:
    """Bound twice into one file."""
    document = pdfium.PdfDocument(data)
    document.import_pages(pdfium.PdfDocument(data))
    return _saved(document)


def distilled(data: bytes) -> bytes:
    """Written anew by Ghostscript. Raises FileNotFoundError where it is not installed."""
    command = ["gs", "-q", "-sDEVICE=pdfwrite", "-o", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def _moved(
    data: bytes,
    matrix: Callable[[float, float], tuple[float, ...]],
    sides: tuple[float, float],
    swap: bool = False,
) -> bytes:
    def change(document: Any, page: Any) -> None:
        x0, y0, x1, y1 = page.get_mediabox()
        width, height = x1 - x0, y1 - y0
        if x0 or y0:
            _transform(page, (1, 0, 0, 1, -x0, -y0))
        _transform(page, matrix(width, height))
        wide, high = width * sides[0], height * sides[1]
        box = (0, 0, high, wide) if swap else (0, 0, wide, high)
        page.set_mediabox(*box)
        page.set_cropbox(*box)

    return _each(data, change)


def _transform(page: Any, matrix: tuple[float, ...]) -> None:
    everywhere = raw.FS_RECTF(-1e5, 1e5, 1e5, -1e5)
    raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(*map(c_float, matrix)), everywhere)


def _each(data: bytes, change: Callable[[Any, Any], None]) -> bytes:
    document = pdfium.PdfDocument(data)
    for page in document:
        change(document, page)
        page.close()
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()
