"""One scanned page: picture -> white paper -> upright -> rules -> lines -> characters -> ink."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from extract.document import Problem
from extract.ink import Fills, Ink
from extract.scan.asked import disputed
from extract.scan.cropped import cut_sides
from extract.scan.edges import without_edges
from extract.scan.extras import OcrMissing
from extract.scan.found import Found
from extract.scan.ghosts import parted
from extract.scan.glyphs import as_glyphs
from extract.scan.layout import Layout, TextLine, find_lines
from extract.scan.ocr import Reading, Recogniser, recogniser, sureness
from extract.scan.outline import only_sheet
from extract.scan.paper import Clean, darken, whiten
from extract.scan.pen import without_pen
from extract.scan.picture import Grey, Picture, TooLarge, take
from extract.scan.place import Placed, cut_out
from extract.scan.reread import read_line
from extract.scan.rules import find_rules
from extract.scan.standing import stood
from extract.scan.stems import counted
from extract.scan.stipple import without_stipple
from extract.scan.streaks import without_streaks
from extract.scan.underlines import told_apart
from extract.scan.unread import with_unread
from extract.scan.upright import lies_sideways, straighten, turned
from extract.scan.witness import attested
from extract.scan.words import vouched
from extract.sense import HeaderSense, NoSense
from extract.settings import Settings

if TYPE_CHECKING:
    import pypdfium2

STAGE = "pindai"
SAMPLE = 8
"""Lines that are read to tell whether a page stands on its head."""
DOUBTFUL = 0.85
"""Mean confidence below which a sample is read upside down as well."""
ILLEGIBLE = 0.5
"""Mean confidence below which a page, either way up, holds no text: a photograph, or noise."""
BLACK, PALE = 165, 220
"""Good print is at least so dark somewhere; paler print may be what shines through from the other side."""
PALE_SURE = 0.8
"""Mean confidence from which pale print is the page's own: what shines through is mirrored."""
GHOSTLY = 3
"""Lines of pale print, at least, that tell whether it shines through."""
SMALLEST = 24.0
"""Points: no page with text is narrower or lower."""
LEAST_BLACK = 2e-5
"""Share of the page that print covers at least: some five letters."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What a scanned page held. `ink` is None where it is empty or could not be read (then `problems` say why)."""

    ink: Ink | None
    kind: str = "scan"
    """scan | empty."""
    problems: tuple[Problem, ...] = ()


def scan_ink(
    page: "pypdfium2.PdfPage", number: int, settings: Settings | None = None, sense: HeaderSense | None = None
) -> ScanResult:
    """Read a page from its picture; `number` is 1-based. Geometry: points of the page turned upright."""
    settings, sense = settings or Settings(), sense or NoSense()
    if not settings.ocr:
        return _failed(number, "tidak dibaca karena pembacaan gambar dimatikan", "Jalankan lagi dengan OCR dinyalakan.")
    try:
        picture = take(page, settings.max_pixels)
        return read_picture(picture, number, page.get_rotation(), recogniser(settings.ocr_threads), sense)
    except OcrMissing as missing:
        return _failed(
            number,
            f"adalah hasil pindai dan pembacanya belum terpasang ({missing})",
            "Pasang dengan: pip install 'iku[ocr]'.",
        )
    except TooLarge as size:
        return _failed(number, f"memuat gambar yang terlalu besar ({size})", "Pindai ulang pada 200 sampai 300 dpi.")


def _failed(number: int, why: str, remedy: str) -> ScanResult:
    return ScanResult(None, problems=(Problem(STAGE, f"Halaman {number} {why}.", remedy, number),))


def read_picture(picture: Picture, number: int, rotation: int, reader: Recogniser, sense: HeaderSense) -> ScanResult:
    """Read a page of some /Rotate from its picture as it is seen. Raises OcrMissing."""
    clean = whiten(without_edges(only_sheet(picture)))
    if _blank(clean.picture, PALE):
        return ScanResult(None, kind="empty")
    pale = _blank(clean.picture, BLACK)
    clean = _without_ghosts(replace(clean, picture=without_streaks(darken(clean.picture))), reader)
    angle = 90 if lies_sideways(clean.picture) else 0
    sheet = _laid_out(clean, angle)
    sample = _sample(sheet, reader)
    if sureness(sample.values()) < DOUBTFUL if sample else pale:
        overturned = _overturned(sheet, sample, reader)
        surest = max(sureness(sample.values()), overturned)
        if pale and surest < PALE_SURE:
            return ScanResult(None, kind="empty")
        if sample and surest < ILLEGIBLE:
            return _failed(number, "tidak memuat tulisan yang terbaca", "Periksa halaman itu; pindai ulang bila perlu.")
        if overturned > sureness(sample.values()):
            angle += 180
            sheet = _laid_out(clean, angle)
            sample = {}
    placed = [
        counted(read_line(sheet.picture, sheet.layout, line, reader, sample.get(k)), sheet.layout)
        for k, line in enumerate(sheet.layout.lines)
    ]
    placed = stood(placed, sheet.picture, sheet.layout, reader)
    placed = attested(disputed(placed), sheet.picture, sheet.layout)
    placed = vouched(placed, sheet.picture, sheet.layout, sense.words_near)
    ink = _ink(sheet, with_unread(placed, sheet.layout), number, rotation)
    return ScanResult(ink, problems=_cropped(number, cut_sides(sheet.picture, sheet.found.rules)))


def _without_ghosts(clean: Clean, reader: Recogniser) -> Clean:
    """The page without what shines through from its other side: pale print that is read neither way up."""
    ghosts = parted(clean.picture)
    if ghosts is None:
        return clean
    sheet = _laid_out(replace(clean, picture=ghosts.other), 90 if lies_sideways(clean.picture) else 0)
    sample = _sample(sheet, reader)
    if len(sample) < GHOSTLY or max(sureness(sample.values()), _overturned(sheet, sample, reader)) >= PALE_SURE:
        return clean
    return replace(clean, picture=ghosts.own)


def _cropped(number: int, sides: Sequence[str]) -> tuple[Problem, ...]:
    if not sides:
        return ()
    text = f"Tabel pada halaman {number} terpotong di tepi {' dan '.join(sides)} lembar."
    return (Problem(STAGE, text, "Pindai ulang halaman itu seluruhnya.", number),)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An upright, straight page with its rules and lines found."""

    picture: Picture
    found: Found
    layout: Layout
    fills: Fills
    angle: int


def _blank(picture: Picture, level: int) -> bool:
    """Whether less than a few letters are darker than `level`."""
    if min(picture.width, picture.height) < SMALLEST:
        return True
    return float((picture.grey < level).mean()) < LEAST_BLACK


def _laid_out(clean: Clean, angle: int) -> Sheet:
    picture = without_stipple(without_streaks(straighten(turned(clean.picture, angle))))
    found = find_rules(picture)
    unmarked = without_pen(picture, found)
    if unmarked is not picture:
        picture, found = unmarked, find_rules(unmarked)
    layout = find_lines(picture, found)
    told = told_apart(picture, layout, found)
    if told is not found:
        layout = find_lines(picture, told)
    return Sheet(told.painted(picture, layout.ink), told, layout, _fills(clean, angle), angle)


def _sample(sheet: Sheet, reader: Recogniser) -> dict[int, Reading]:
    """Readings of a few lines of middling length: enough to tell up from down."""
    lines = sheet.layout.lines
    long = [k for k, line in enumerate(lines) if line.x1 - line.x0 > 5 * sheet.layout.letter]
    chosen = long[:: max(1, len(long) // SAMPLE)][:SAMPLE]
    return {k: reader.read(_cut(sheet, lines[k])) for k in chosen}


def _overturned(sheet: Sheet, sample: dict[int, Reading], reader: Recogniser) -> float:
    """Mean confidence of the sample read upside down."""
    return sureness([reader.read(_cut(sheet, sheet.layout.lines[k])[::-1, ::-1]) for k in sample])


def _cut(sheet: Sheet, line: TextLine) -> Grey:
    return cut_out(sheet.picture, sheet.layout, line)[0]


def _ink(sheet: Sheet, placed: list[Placed], number: int, rotation: int) -> Ink:
    return Ink(
        page=number,
        width=sheet.picture.width,
        height=sheet.picture.height,
        rotation=rotation,
        glyphs=as_glyphs(placed, sheet.layout, sheet.picture.scale),
        rules=sheet.found.rules,
        fills=sheet.fills,
        images=np.empty((0, 4), np.float32),
        turned=sheet.angle,
    )


def _fills(clean: Clean, angle: int) -> Fills:
    """Shaded areas as fills of the turned page; grey levels as colours."""
    x0, y0, x1, y1 = clean.fills.T
    width, height = clean.picture.width, clean.picture.height
    boxes = {
        0: (x0, y0, x1, y1),
        90: (height - y1, x0, height - y0, x1),
        180: (width - x1, height - y1, width - x0, height - y0),
        270: (y0, width - x1, y1, width - x0),
    }[angle]
    colours = np.repeat(clean.shades[:, None], 3, axis=1)
    return Fills(np.stack(boxes, axis=1).astype(np.float32), colours)
