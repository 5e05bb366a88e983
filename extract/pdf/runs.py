"""What PDFium says of each text object (a run of characters): place, size, turn, font style, visibility."""

import ctypes
import re
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats
from extract.pdf import pdfium
from extract.pdf.clip import clip_boxes
from extract.pdf.paint import text_shades

_HIDDEN_MODES = (3, 7)  # PDF 1.7, table 106: neither fill nor stroke
_STROKED_MODES = (1, 5)
_THICKENED_MODES = (2, 6)  # filled and stroked: what producers draw for bold where the font has none
_BOLD_NAME = re.compile(r"bold|black|heavy|[-,]bd|demi", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"light|thin|regular|book\b", re.IGNORECASE)
"""What a font's weight, which is guessed from its stems, does not overrule."""
_ITALIC_NAME = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18  # PDF 1.7, table 123
_WEIGHT_BOLD = 600
_NAME_LENGTH = 256
_STRAIGHT = 0.05
"""Tangent of the angle up to which text counts as level or upright."""
_SHEARED = 0.1


@dataclass(frozen=True, slots=True)
class Runs:
    """One array element for each text object."""

    origin: Floats
    """(n, 2): where it begins, by its matrix; one coordinate of it is the baseline of level text. PDFium's origin of a
    character is wrong for ligatures in turned text."""
    size: Floats
    """Points, with the scale of its matrix."""
    angle: npt.NDArray[np.int16]
    """Degrees counter-clockwise: 0, 90, 180, 270, or -1 for text at a slant (a stamp, a watermark)."""
    font: npt.NDArray[np.intp]
    """A number for each font of the page."""
    bold: Bools
    italic: Bools
    hidden: Bools
    """Drawn in the invisible mode: the text layer of a scan."""
    shade: npt.NDArray[np.uint8]
    """Luminance of the letters, 0 black to 255 white; 255 too where they are transparent."""
    clip: Floats
    """(n, 4): the box that the clip paths leave; infinite without."""


def read_runs(text_page: int, objects: list[int], first: list[int]) -> Runs:
    """The text objects, each with the index of its first character."""
    n = len(objects)
    matrix, size = np.zeros((n, 6), np.float32), np.zeros(n, np.float32)
    pdfium.each(pdfium.char_matrix, repeat(text_page), first, pdfium.addresses(matrix))
    pdfium.each(pdfium.text_font_size, objects, pdfium.addresses(size))
    modes = np.fromiter(map(pdfium.text_render_mode, objects), np.int16, n)
    a, b, c, d = matrix[:, :4].T
    font, bold, italic = _styles(objects)
    sheared = (np.abs(b) < 1e-6) & (a > 0) & (np.abs(c) > _SHEARED * np.abs(d))
    return Runs(
        origin=matrix[:, 4:],
        size=np.abs(size) * np.hypot(c, d),
        angle=_quarters(a, b),
        font=font,
        bold=bold | np.isin(modes, _THICKENED_MODES),
        italic=italic | sheared,
        hidden=np.isin(modes, _HIDDEN_MODES),
        shade=text_shades(objects, np.isin(modes, _STROKED_MODES)),
        clip=clip_boxes(objects),
    )


def _quarters(a: Floats, b: Floats) -> npt.NDArray[np.int16]:
    level, upright = np.abs(b) < _STRAIGHT * np.abs(a), np.abs(a) < _STRAIGHT * np.abs(b)
    turned = np.where(upright, np.where(b > 0, 90, 270), -1)
    return np.where(level, np.where(a > 0, 0, 180), turned).astype(np.int16)


def _styles(objects: list[int]) -> tuple[npt.NDArray[np.intp], Bools, Bools]:
    """Font, bold and italic of each object; each font is asked once."""
    fonts = np.fromiter(map(pdfium.text_font, objects), np.uint64, len(objects))
    unique, which = np.unique(fonts, return_inverse=True)
    styles = np.array([_font_style(int(font)) for font in unique], bool).reshape(-1, 2)[which]
    return which, styles[:, 0], styles[:, 1]


def _font_style(font: int) -> tuple[bool, bool]:
    """(bold, italic) by the font's name, flags and weight."""
    if not font:
        return False, False
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    pdfium.font_name(font, buffer, _NAME_LENGTH)
    name = buffer.value.decode("utf-8", "replace")
    flags = max(0, pdfium.font_flags(font))
    bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FLAG_FORCE_BOLD)
    italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _FLAG_ITALIC)
    heavy = pdfium.font_weight(font) >= _WEIGHT_BOLD and not _PLAIN_NAME.search(name)
    return bold or heavy, italic
