"""The characters of a PDF page as `Glyphs`, in PDF user space (origin bottom left, before /Rotate).

Boxes are em boxes on the baseline, of equal height for one font size: PDFium's own box follows each
glyph's ink in fonts without metrics, so letters of one line would stand at different heights.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats, Glyphs
from extract.pdf import pdfium
from extract.pdf.chars import GENERATED, Handles, among, char_boxes, join_pairs, read_codes, read_owners
from extract.pdf.clip import drawn_in
from extract.pdf.ligatures import mend_swapped, mend_turned
from extract.pdf.runs import Runs, read_runs
from extract.signs import is_special, sign_of

ASCENT, DESCENT = 0.76, 0.22
"""Em box over and under the baseline: the heights of Arial, Calibri and Times without line gap."""

_SAME_PLACE = 0.12
"""Ems: a glyph printed again this near is the same glyph, overprinted to look bold."""
_PARTS = 64
"""Of a point, in which places are compared before they are compared exactly."""
_FAR = 1e9
"""Points beyond every page, that fit 32 bits."""
_SPACE = 0x20
_LAST_PLAIN = 0x7E
_REPLACEMENT = 0xFFFD


@dataclass(frozen=True, slots=True)
class RawGlyphs(Runs):
    """Characters in PDF user space, one array element each, with what is said of the text objects that draw them."""

    codes: npt.NDArray[np.uint32]
    boxes: Floats
    """(n, 4): x0, y0 (bottom), x1, y1 (top): PDFium's, not yet em boxes."""
    owner: Handles
    """The text object that draws each."""
    nameless: int
    """Characters drawn that the font gives no Unicode for; they are not among the others."""

    def select(self, keep: Bools) -> "RawGlyphs":
        """The characters that a mask picks."""
        columns = (f.name for f in fields(self) if f.name != "nameless")
        return replace(self, **{name: getattr(self, name)[keep] for name in columns})


def read_glyphs(text_page: int) -> RawGlyphs:
    """All characters of a PDFium text page, in the order of the content stream; generated ones left out."""
    n = max(0, pdfium.count_chars(text_page))
    codes = read_codes(text_page, n)
    owner = read_owners(text_page, codes)
    halves = join_pairs(codes)
    mend_swapped(codes)
    nameless = (codes == 0) | (codes == _REPLACEMENT)
    drawn = np.flatnonzero(((owner != 0) | ~among(codes, GENERATED)) & ~nameless & ~halves)
    own = owner[drawn]
    begins = np.ones(len(own), bool)
    begins[1:] = own[1:] != own[:-1]
    first, run = np.flatnonzero(begins), np.cumsum(begins) - 1
    runs = read_runs(text_page, own[first].tolist(), drawn[first].tolist())
    boxes = char_boxes(text_page, drawn)
    mend_turned(boxes, runs.origin[run], runs.size[run], runs.angle[run])
    told = {field.name: getattr(runs, field.name)[run] for field in fields(runs)}
    lost = int((nameless & (owner != 0)).sum())
    return RawGlyphs(**told, codes=codes[drawn], boxes=boxes, owner=own, nameless=lost)


def set_upright(raw: RawGlyphs, boxes: Floats, clips: Floats, baseline: Floats, angle: npt.NDArray[np.int16]) -> Glyphs:
    """The glyphs of the page as seen: `boxes`, `clips` and `baseline` with y from the top, `angle` as seen."""
    level = angle == 0
    boxes[level, 1] = baseline[level] - ASCENT * raw.size[level]
    boxes[level, 3] = baseline[level] + DESCENT * raw.size[level]
    first, later = _overprinted(raw.codes, boxes, raw.size)
    inside, unseen = drawn_in(boxes, clips)
    glyphs = Glyphs(
        text=spelt_out(raw.codes),
        boxes=inside,
        size=raw.size,
        bold=raw.bold | first,
        italic=raw.italic,
        confidence=np.ones(len(boxes), np.float32),
        angle=angle,
        typed=None if inside is boxes else boxes,
    )
    return glyphs.select(~later & ~unseen & (angle >= 0) & (glyphs.text != ""))


def spelt_out(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.str_]:
    """The characters that a reader sees for PDFium's codes: ligatures as letters, symbol fonts as their signs."""
    strange = np.unique(codes[(codes < _SPACE) | (codes > _LAST_PLAIN)]).tolist()
    odd = [code for code in strange if is_special(code)]
    if not odd:
        return codes.astype("<u4").view("<U1")
    text: npt.NDArray[np.str_] = np.where(np.isin(codes, odd), _SPACE, codes).astype("<u4").view("<U1").astype("<U3")
    for code in odd:
        text[codes == code] = sign_of(code)
    return text


def _may_repeat(codes: npt.NDArray[np.uint32], level: npt.NDArray[np.uint32], x: Floats, size: Floats) -> bool:
    """Whether a character can stand twice in one place: asked first, by one sort of whole numbers in the place of two.

    20 bits of its code, 20 of its height, 24 of its place in parts of a point: what they take for one may be several.
    """
    inked = codes != _SPACE
    code, height = codes[inked].astype(np.uint64), level[inked].astype(np.uint64) & np.uint64(2**20 - 1)
    part = np.clip(_PARTS * x[inked], 0, 2**24 - 1).astype(np.uint64)
    place = code << np.uint64(44) | height << np.uint64(24) | part
    order = np.argsort(place)
    return bool((np.diff(place[order]) <= _PARTS * _SAME_PLACE * size[inked][order][1:] + 1).any())


def _overprinted(codes: npt.NDArray[np.uint32], boxes: Floats, size: Floats) -> tuple[Bools, Bools]:
    """(glyphs that stand more than once in one place, the later ones of them)."""
    several, later = np.zeros(len(codes), bool), np.zeros(len(codes), bool)
    level = np.clip(np.round(boxes[:, 1]), -_FAR, _FAR).astype(np.int32).view(np.uint32)
    if not _may_repeat(codes, level, boxes[:, 0], size):
        return several, later
    order = np.lexsort((boxes[:, 0], codes.astype(np.uint64) << np.uint64(32) | level))
    near = np.abs(np.diff(boxes[order][:, :2], axis=0)) < _SAME_PLACE * size[order][1:, None]
    twin = (np.diff(codes[order].astype(np.int64)) == 0) & near.all(axis=1) & (codes[order][1:] != _SPACE)
    left, right = order[:-1][twin], order[1:][twin]
    several[left] = several[right] = True
    later[np.maximum(left, right)] = True
    return several, later
