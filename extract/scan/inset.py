"""Tables that are pictures on a page with text of its own: read from the picture, and put to what the page prints.

Most pictures are photographs, charts and logos: only one in which rules cross to a grid is read. A scan under a few
typed words (a number, an electronic signature) is such a picture, too.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from extract.document import Problem
from extract.ink import Fills, Floats, Ink, Rules
from extract.scan.extras import OcrMissing
from extract.scan.ocr import recogniser
from extract.scan.page import STAGE, ScanResult, read_picture
from extract.scan.paper import darken, whiten
from extract.scan.picture import Picture, TooLarge, take
from extract.scan.rules import find_rules
from extract.sense import HeaderSense
from extract.settings import Settings

if TYPE_CHECKING:
    import pypdfium2

LEAST = 0.04
"""Share of the page that a picture with a table covers at least."""
LINES, CROSSED = 4, 3
"""A grid has so many lying rules at least that each cross so many upright ones."""
LETTERS = LINES * CROSSED
"""What a table prints at least; squares of an ornament cross to a grid and print next to nothing."""
MEET = 0.5
"""Letters of usual size, in ems, between the ends of rules that meet."""
THICK = 0.15
"""Ems on both sides of a rule of the page's own that it covers."""
EM = 10.0
"""Points of an em where the page itself prints no letter."""


def with_tables(page: "pypdfium2.PdfPage", ink: Ink, settings: Settings, sense: HeaderSense) -> ScanResult | None:
    """The ink of a page together with what its pictures of tables print; None where it has none.

    `ink` of the result is None where such a picture cannot be read: then `problems` say so. The page is left with its
    pictures alone.
    """
    boxes = _large(ink)
    if not settings.ocr or not len(boxes):
        return None
    try:
        _bare(page)
        picture = _only(take(page, settings.max_pixels), boxes, ink)
        if not _has_grid(picture, ink.em or EM):
            return None
        read = read_picture(picture, ink.page, ink.rotation, recogniser(settings.ocr_threads), sense)
    except (OcrMissing, TooLarge):
        return None
    if read.ink and (read.ink.glyphs.text != " ").sum() < LETTERS:
        return None
    if read.ink is None or read.ink.turned:
        text = f"Halaman {ink.page} memuat gambar sebuah tabel yang tidak terbaca."
        return ScanResult(None, problems=(Problem(STAGE, text, "Periksa gambar itu secara manual.", ink.page),))
    return replace(read, ink=_joined(ink, read.ink))


def _bare(page: "pypdfium2.PdfPage") -> None:
    """Take off the page what it prints itself: its own rules over an ornament make no picture of a table."""
    import pypdfium2.raw as raw

    own = [raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING]
    for printed in list(page.get_objects(filter=own, max_depth=1)):
        page.remove_obj(printed)


def _large(ink: Ink) -> Floats:
    """The boxes of pictures that are large enough, within the page."""
    boxes = np.clip(ink.images, 0, [ink.width, ink.height] * 2)
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return np.asarray(boxes[area >= LEAST * ink.width * ink.height], np.float32)


def _only(picture: Picture, boxes: Floats, ink: Ink) -> Picture:
    """The picture of a page without what is not in the boxes, nor what the page prints over them as letters and rules:
    those of a form within it are not taken off.
    """
    shown = np.zeros(picture.grey.shape, np.bool_)
    for box in boxes:
        shown[_pixels(box, picture)] = True
    drawn = np.concatenate([ink.rules.horizontal, ink.rules.vertical])
    wide = THICK * (ink.em or EM) * np.array([-1, -1, 1, 1], np.float32)
    for box in (*ink.glyphs.boxes[ink.glyphs.text != " "], *(drawn + wide)):
        shown[_pixels(box, picture)] = False
    paper = np.uint8(np.percentile(picture.grey[shown][::64], 75)) if shown.any() else np.uint8(255)
    return picture.shaded(np.where(shown, picture.grey, paper))


def _pixels(box: Floats, picture: Picture) -> tuple[slice, slice]:
    x0, y0, x1, y1 = (max(0, round(float(v) * picture.scale)) for v in box)
    return slice(y0, y1), slice(x0, x1)


def _has_grid(picture: Picture, em: float) -> bool:
    """Whether rules in the picture cross to a grid."""
    rules = find_rules(darken(whiten(picture).picture)).rules
    return int((_crossings(rules, MEET * em) >= CROSSED).sum()) >= LINES


def _crossings(rules: Rules, near: float) -> npt.NDArray[np.int64]:
    """(n,) how many upright rules each lying one meets."""
    x0, y, x1, _ = (v[:, None] for v in rules.horizontal.T)
    x, top, _, low = (v[None, :] for v in rules.vertical.T)
    met = (x >= x0 - near) & (x <= x1 + near) & (y >= top - near) & (y <= low + near)
    return np.asarray(met.sum(axis=1))


def _joined(ink: Ink, read: Ink) -> Ink:
    """What the page prints and what its pictures do."""
    own, more = ink.glyphs, read.glyphs
    glyphs = replace(
        own,
        **_columns(own, more, ("text", "boxes", "size", "bold", "italic", "confidence")),
        angle=None if own.angle is None else np.concatenate([own.angle, np.zeros(len(more.text), np.int16)]),
        typed=None if own.typed is None else np.concatenate([own.typed, more.boxes]),
    )
    fills = Fills(**_columns(ink.fills, read.fills, ("boxes", "colours")))
    return replace(ink, glyphs=glyphs, rules=ink.rules.joined(read.rules), fills=fills)


def _columns(one: Any, other: Any, names: Sequence[str]) -> dict[str, Any]:
    """The columns of two of a kind, one after the other."""
    return {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in names}
