"""What of the pages was not read as indicators although it may hold some: drawn on a picture of its page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from emit.report.markup import Markup, el
from emit.report.sheets import Sheet, strip
from extract.document import Box, Page
from normalize.model import Normalised
from normalize.sorts.weight import PERHAPS

AROUND = 24.0
"""Points of the page shown over and under a region."""
MOST = 20
"""Regions drawn in one report; the others are named above."""
LOOSE = "isian yang tidak terbaca sebagai tabel"


@dataclass(frozen=True, slots=True)
class Region:
    """A place on a page, and why it was not read."""

    page: int
    box: Box
    reason: str


def regions(doc: Normalised) -> list[Region]:
    """The regions that make a document `sebagian`, page by page."""
    tables = [(one.table, one.reason) for one in doc.refused if one.weight >= PERHAPS]
    passed = [Region(table.page, table.box, why) for table, why in tables if table.page and table.box]
    return sorted((*passed, *_loose(doc.document.pages)), key=lambda one: (one.page, one.box.y0))


def _loose(pages: Sequence[Page]) -> Iterator[Region]:
    for page in pages:
        boxes = [line.box for line in page.loose if line.box]
        if boxes:
            whole = boxes[0]
            for box in boxes[1:]:
                whole = whole.union(box)
            yield Region(page.number, whole, LOOSE)


def section(found: Sequence[Region], drawn: Mapping[int, Sheet]) -> Markup | None:
    """Each region outlined on its part of the page, as far as its page is drawn."""
    cards = [_card(one, drawn[one.page]) for one in found[:MOST] if one.page in drawn]
    return el("section", el("h2", "Bagian yang tidak terbaca"), cards, id="dilewati") if cards else None


def _card(one: Region, sheet: Sheet) -> Markup:
    area = Box(0.0, max(0.0, one.box.y0 - AROUND), sheet.width, min(sheet.height, one.box.y1 + AROUND))
    picture = el("figure", el("div", strip(sheet, area, one.box), class_="cut"))
    return el("article", el("p", f"Halaman {one.page}: {one.reason}."), picture, class_="card peringatan")
