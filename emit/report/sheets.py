"""The pages of a PDF as small pictures inside the report, each once: findings and cells show their part of one."""

import base64
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from audit.finding import Finding
from emit.report.markup import Markup, el
from extract.document import Box, Page
from normalize.model import Normalised

SCALE = 1.1
"""Pixels per point: small print stays readable at this size."""
MOST, MOST_BYTES = 40, 3_000_000
"""Pages in one report, and their size together."""
STEPS = ((np.arange(256) + 42) // 85).astype(np.uint8)
"""The nearest of four greys."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a picture."""

    number: int
    source: str
    """data: URI of a PNG."""
    width: float
    height: float
    """Points."""

    @property
    def name(self) -> str:
        """Its class in the style sheet."""
        return f"p{self.number}"


def sheets(doc: Normalised, findings: Iterable[Finding], data: bytes, first: Iterable[int] = ()) -> dict[int, Sheet]:
    """Pages with tables, those of `first` and of findings before them, as far as they go into the report; none of other
    files than PDF.

    A page whose size is not that of the boxes has none.
    """
    if doc.document.kind not in ("pdf", "gambar") or not data:
        return {}
    wanted = list(dict.fromkeys([*first, *_wanted(doc, findings)]))
    return _drawn(data, wanted[:MOST], {page.number: page for page in doc.document.pages}) if wanted else {}


def _wanted(doc: Normalised, findings: Iterable[Finding]) -> list[int]:
    first = [finding.page for finding in findings if finding.page and finding.severity != "info"]
    fields = (
        f for t in doc.tables for row in t.indicators for f in (*row.fields.values(), *(v.field for v in row.targets))
    )
    pages = [field.cell.page for field in fields if field.cell and field.cell.page]
    return list(dict.fromkeys([*sorted(set(first)), *sorted(set(pages))]))


def _drawn(data: bytes, wanted: Iterable[int], known: Mapping[int, Page]) -> dict[int, Sheet]:
    from pypdfium2 import PdfDocument

    out: dict[int, Sheet] = {}
    size = 0
    pdf = PdfDocument(data)
    try:
        for number in wanted:
            page = _page(pdf, known.get(number))
            if page is None:
                continue
            drawn = page.render(scale=SCALE, grayscale=True).to_numpy()
            source = "data:image/png;base64," + base64.b64encode(_png(drawn.reshape(drawn.shape[:2]))).decode("ascii")
            size += len(source)
            if size > MOST_BYTES:
                break
            out[number] = Sheet(number, source, *page.get_size())
    finally:
        pdf.close()
    return out


def _page(pdf: Any, known: Page | None) -> Any | None:
    """The page to draw, turned as it was read; None where it is not as large as the boxes say."""
    if known is None or not 1 <= known.number <= len(pdf):
        return None
    page = pdf[known.number - 1]
    page.set_rotation(known.rotation)
    width, height = page.get_size()
    return page if abs(width - known.width) <= 2 and abs(height - known.height) <= 2 else None


def _png(grey: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """A PNG of four greys, two bits a pixel: print needs no more, and it is quick to pack.

    Args:
        grey: height x width, 0-255.
    """
    height, width = grey.shape
    coarse = np.full((height, width + -width % 4), 3, np.uint8)
    coarse[:, :width] = STEPS.take(grey)
    lines = np.zeros((height, coarse.shape[1] // 4 + 1), np.uint8)
    lines[:, 1:] = coarse[:, 0::4] << 6 | coarse[:, 1::4] << 4 | coarse[:, 2::4] << 2 | coarse[:, 3::4]
    size = struct.pack(">IIBBBBB", width, height, 2, 0, 0, 0, 0)
    parts = ((b"IHDR", size), (b"IDAT", zlib.compress(lines.tobytes(), 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))


def _chunk(part: tuple[bytes, bytes]) -> bytes:
    name, data = part
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def style(drawn: Mapping[int, Sheet]) -> Markup:
    """The pictures, each as the background of a class."""
    rules = (
        f".{one.name}{{background-image:url({one.source});background-size:{one.width:.0f}px {one.height:.0f}px}}"
        for one in drawn.values()
    )
    return Markup("".join(rules))


def strip(sheet: Sheet, area: Box, mark: Box | None = None) -> Markup:
    """A part of a page, with a cell set off."""
    shape = f"width:{area.width:.0f}px;height:{area.height:.0f}px;background-position:{-area.x0:.0f}px {-area.y0:.0f}px"
    inside = None
    if mark:
        left, top = max(mark.x0, area.x0) - area.x0, max(mark.y0, area.y0) - area.y0
        width = min(mark.x1, area.x1) - area.x0 - left
        height = min(mark.y1, area.y1) - area.y0 - top
        inside = el("i", style=f"left:{left:.0f}px;top:{top:.0f}px;width:{width:.0f}px;height:{height:.0f}px")
    return el(
        "div", inside, class_=f"strip {sheet.name}", style=shape, role="img", aria_label=f"Halaman {sheet.number}"
    )
