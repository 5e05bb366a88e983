"""What PDFium says of each character of a text page, with as few calls as give the same answer."""

import ctypes
from itertools import repeat

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats
from extract.pdf import pdfium

Codes = npt.NDArray[np.uint32]
Handles = npt.NDArray[np.uint64]

GENERATED = (0x20, 0x0A, 0x0D, 0xA0)
"""What PDFium adds between the characters that the page draws."""
_LOW = 0x100
_HYPHEN, _HYPHEN_IN_TEXT = 0x02, 0xFFFE
"""PDFium's mark of a hyphen at a line's end, asked by the character and in the text."""
_LOOSE = (*GENERATED, _HYPHEN, 0)
"""Characters that may belong to no object: each of them is asked."""


def read_codes(text_page: int, n: int) -> Codes:
    """(n,) Unicode of each character; 0 where the font tells none."""
    units = np.zeros(2 * n + 1, np.uint16)
    written = pdfium.page_text(text_page, 0, n, units.ctypes.data) - 1  # its closing zero is counted
    text = units[:written].astype(np.uint32)
    if written == n and not ((text >= 0xD800) & (text <= 0xDFFF)).any():  # one unit for each character
        return np.where(text == _HYPHEN_IN_TEXT, np.uint32(_HYPHEN), text)
    return np.fromiter(map(pdfium.char_unicode, repeat(ctypes.c_void_p(text_page)), range(n)), np.uint32, n)


def among(codes: Codes, wanted: tuple[int, ...]) -> Bools:
    """Which codes are of a few below 255; four times as fast as `np.isin`."""
    table = np.zeros(_LOW, bool)
    table[list(wanted)] = True
    return np.asarray(table[np.minimum(codes, _LOW - 1)])


def read_owners(text_page: int, codes: Codes) -> Handles:
    """(n,) the text object that draws each character; 0 for those that PDFium adds.

    The characters of an object follow each other, so what stands between two characters of one object is its too: of
    a word only the ends are asked, and the last one only where the next word begins with another object.
    """
    page = ctypes.c_void_p(text_page)
    out = np.zeros(len(codes), np.uint64)

    def ask(index: npt.NDArray[np.intp]) -> None:
        out[index] = np.fromiter(map(pdfium.char_object, repeat(page), index.tolist()), np.uint64, len(index))

    loose = among(codes, _LOOSE)
    inner = ~loose
    inner[1:] &= ~loose[:-1]  # not first in its word
    inner[:1] = False
    ask(np.flatnonzero(~inner))
    first = np.flatnonzero(~inner & ~loose)
    if not len(first):
        return out
    word = np.cumsum(~inner & ~loose) - 1
    out[inner] = out[first][word[inner]]
    last = np.flatnonzero(~loose & np.append(loose[1:], True))
    whole = np.append(out[first[1:]] == out[first[:-1]], False) & (out[first] != 0)
    ask(last[~whole])
    whole |= (out[first] == out[last]) & (out[first] != 0)
    ask(np.flatnonzero(inner & ~whole[word]))
    return out


def join_pairs(codes: Codes) -> Bools:
    """Join the surrogate pairs of PDFium's UTF-16 in place; which characters are second halves."""
    halves = np.zeros(len(codes), bool)
    high = (codes >= 0xD800) & (codes < 0xDC00)
    if high.any():
        first = np.flatnonzero(high[:-1] & (codes[1:] >= 0xDC00) & (codes[1:] < 0xE000))
        codes[first] = 0x10000 + ((codes[first] - 0xD800) << 10) + (codes[first + 1] - 0xDC00)
        halves[first + 1] = True
    return halves


def char_boxes(text_page: int, index: npt.NDArray[np.intp]) -> Floats:
    """(m, 4) of the characters at `index`: x0, y0 (bottom), x1, y1 (top). PDFium writes left, top, right, bottom."""
    out = np.zeros((len(index), 4), np.float32)
    pdfium.each(pdfium.char_box, repeat(text_page), index.tolist(), pdfium.addresses(out))
    return out[:, [0, 3, 2, 1]]
