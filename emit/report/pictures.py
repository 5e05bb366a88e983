"""The row of a finding cut out of the page, as a small picture inside the report."""

import base64
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from audit.finding import Finding
from extract.document import Box, Page
from normalize.model import Indicator, Normalised

SCALE = 1.25
"""Pixels per point: small print stays readable at this size."""
MARGIN = 3.0
"""Points around the cell."""
TALLEST, LEAST_WIDE = 190.0, 300.0
"""Points: a taller cell is cut, a narrow table shows more of its page."""
MOST = 40
"""Pictures in one report."""
WITH_PICTURE = ("galat", "peringatan")
FOUR = [min(3, (value + 42) // 85) for value in range(256)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A cut-out with the cell's place in it, in percent of its width and height."""

    source: str
    """data: URI of a PNG."""
    width: int
    height: int
    """Points."""
    mark: tuple[float, float, float, float]
    """Left, top, width, height."""


def pictures(doc: Normalised, findings: Iterable[Finding], data: bytes) -> tuple[dict[int, Picture], int]:
    """Pictures by the place of the finding in `findings`, and how many were left out beyond the limit.

    Only galat and peringatan of PDF pages whose size is that of the boxes; a page turned by its content has none.
    """
    wanted = [(n, f) for n, f in enumerate(findings) if f.severity in WITH_PICTURE and f.box and f.page]
    if doc.document.kind != "pdf" or not wanted or not data:
        return {}, 0
    from pypdfium2 import PdfDocument

    out: dict[int, Picture] = {}
    sizes = {page.number: page for page in doc.document.pages}
    rows = {(table.number, row.row): row for table in doc.tables for row in table.indicators}
    pdf = PdfDocument(data)
    try:
        by_page = sorted(wanted[:MOST], key=lambda pair: pair[1].page or 0)
        for number, same in groupby(by_page, key=lambda pair: pair[1].page or 0):
            page = _page(pdf, sizes.get(number))
            drawn: dict[Box, str] = {}
            for n, finding in same if page else ():
                row = rows.get((finding.table or 0, finding.row or 0))
                out[n] = _cut(page, finding, row, drawn)
    finally:
        pdf.close()
    return out, max(0, len(wanted) - MOST)


def _page(pdf: Any, known: Page | None) -> Any | None:
    """The page to cut from; None where it is not as large as the boxes say."""
    if known is None or not 1 <= known.number <= len(pdf):
        return None
    page = pdf[known.number - 1]
    width, height = page.get_size()
    return page if abs(width - known.width) <= 2 and abs(height - known.height) <= 2 else None


def _cut(page: Any, finding: Finding, row: Indicator | None, drawn: dict[Box, str]) -> Picture:
    """`drawn` keeps the pictures of the page: findings in one row share one."""
    box = finding.box or Box(0, 0, 0, 0)
    width, height = page.get_size()
    area = _area(box, _row_box(row, finding.page or 0), width, height)
    if area not in drawn:
        crop = (area.x0, height - area.y1, width - area.x1, area.y0)
        drawn[area] = _uri(page.render(scale=SCALE, crop=crop, grayscale=True).to_pil())
    return Picture(drawn[area], round(area.width), round(area.height), _mark(box, area))


def _row_box(row: Indicator | None, page: int) -> Box | None:
    """The box of all cells of a row on one page."""
    fields = [*row.fields.values(), *(target.field for target in row.targets)] if row else []
    boxes = [f.cell.box for f in fields if f.cell and f.cell.box and f.cell.page == page]
    out = boxes[0] if boxes else None
    for box in boxes[1:]:
        out = out.union(box) if out else box
    return out


def _area(cell: Box, row: Box | None, width: float, height: float) -> Box:
    """What to show: the width of the row, the height of the cell."""
    x0, x1 = (row.x0, row.x1) if row else (cell.x0, cell.x1)
    more = max(0.0, LEAST_WIDE - (x1 - x0)) / 2
    y1 = min(cell.y1, cell.y0 + TALLEST)
    return Box(
        max(0.0, x0 - MARGIN - more),
        max(0.0, cell.y0 - MARGIN),
        min(width, x1 + MARGIN + more),
        min(height, y1 + MARGIN),
    )


def _mark(cell: Box, area: Box) -> tuple[float, float, float, float]:
    left, top = max(cell.x0, area.x0), max(cell.y0, area.y0)
    right, bottom = min(cell.x1, area.x1), min(cell.y1, area.y1)
    shares: Sequence[float] = (
        (left - area.x0) / area.width,
        (top - area.y0) / area.height,
        (right - left) / area.width,
        (bottom - top) / area.height,
    )
    return tuple(round(100 * share, 2) for share in shares)  # type: ignore[return-value]


def _uri(image: Any) -> str:
    """A PNG of four greys, two bits a pixel: print needs no more, and it is the quickest to pack."""
    from PIL import Image

    coarse = image.convert("L").point(FOUR)
    small = Image.frombytes("P", coarse.size, coarse.tobytes())
    small.putpalette([grey * 85 for grey in range(4) for _ in range(3)])
    out = io.BytesIO()
    small.save(out, "PNG", bits=2, compress_level=1)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii")
