"""Letters that are none of the print: without paint, in the paper's own colour, under a later fill, a watermark's."""

from dataclasses import replace
from itertools import product
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats
from extract.pdf import pdfium
from extract.pdf.clip import EVERYWHERE
from extract.pdf.glyphs import RawGlyphs
from extract.pdf.paths import Drawn, bounds_of
from extract.pdf.plane import IDENTITY, Quad, transformed

Groups: TypeAlias = npt.NDArray[np.intp]
_CORE = ((0.2, 0.8), (0.25, 0.6))
"""Of a letter's box (from left to right, from foot to head), the part that fills must hide for it to be gone."""
_PAPER = 250
"""Luminance (0-255) from which a letter is as white as paper."""
_LARGE = 2.5
"""Times the middling letter of the page."""
_PALE = 96
"""Luminance (0-255) over the middling letter's."""
_AMONG = 2
"""Letters of print, at least, whose middles lie in one letter of a watermark, or in letters of a pale one: no heading
is printed over.
"""


def seen(glyphs: RawGlyphs, drawn: Drawn) -> RawGlyphs:
    """The letters of the print of which something can be seen, their clips on the page. PDF user space."""
    gone = glyphs.hidden | _white_on_white(glyphs, drawn) | watermarks(glyphs)
    nested = any(group.matrix != IDENTITY for group in drawn.texts)
    if len(gone) and (nested or drawn.covers):
        groups = _groups(glyphs, drawn)
        glyphs = _clipped_on_page(glyphs, drawn, groups) if nested else glyphs
        beneath, left = _beneath(glyphs, drawn, groups)
        glyphs, gone = replace(glyphs, boxes=left), gone | beneath
    return glyphs.select(~gone) if gone.any() else glyphs


def _groups(glyphs: RawGlyphs, drawn: Drawn) -> Groups:
    """(n,) the group of text that draws each letter; one beyond the last where that is not known."""
    handles = np.array([handle for group in drawn.texts for handle in group.handles], np.uint64)
    numbers = np.repeat(np.arange(len(drawn.texts)), [len(group.handles) for group in drawn.texts])
    if not len(handles):
        return np.zeros(len(glyphs.owner), np.intp)
    order = np.argsort(handles)
    at = np.minimum(np.searchsorted(handles[order], glyphs.owner), len(handles) - 1)
    found = handles[order][at] == glyphs.owner
    return np.where(found, numbers[order][at], len(drawn.texts))


def _clipped_on_page(glyphs: RawGlyphs, drawn: Drawn, groups: Groups) -> RawGlyphs:
    """The letters inside forms with their clips in the page's space; without one where the form is not known."""
    clip = glyphs.clip.copy()
    clip[groups == len(drawn.texts)] = EVERYWHERE
    limited = np.isfinite(clip).all(axis=1)  # a matrix makes no number of what is infinite
    for number in np.unique(groups[limited]).tolist():
        own = limited & (groups == number)
        clip[own] = transformed(clip[own], drawn.texts[number].matrix)
    return replace(glyphs, clip=clip)


def _beneath(glyphs: RawGlyphs, drawn: Drawn, groups: Groups) -> tuple[Bools, Floats]:
    """Which letters later fills hide, every corner of their core under one of them; and what is left
    of the boxes of those that a fill covers one side of: a cut letter stands where it is seen."""
    (x, y), left = _corners(glyphs.boxes), glyphs.boxes
    hidden = np.zeros(x.shape, bool)
    for cover in drawn.covers:
        x0, y0, x1, y1 = np.array(cover.box)
        under = (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1) & (groups < cover.after)[:, None]
        if under.any() and not pdfium.object_transparent(cover.handle):
            hidden |= under
            left = _narrowed(left, under, cover.box)
    gone: Bools = np.asarray(hidden.all(axis=1))
    return (gone & ~_printed_again(glyphs, drawn, gone) if gone.any() else gone), left


def _narrowed(boxes: Floats, under: Bools, cover: Quad) -> Floats:
    """The boxes of letters whose right or left side lies under a fill, up to its edge."""
    before, behind = under[:, :2], under[:, 2:]
    right, left = behind.all(axis=1) & ~before.any(axis=1), before.all(axis=1) & ~behind.any(axis=1)
    if not (right.any() or left.any()):
        return boxes
    out = boxes.copy()
    out[right, 2], out[left, 0] = cover[0], cover[2]
    return out


def _printed_again(glyphs: RawGlyphs, drawn: Drawn, gone: Bools) -> Bools:
    """Which hidden letters stand where another text object prints: PDFium tells the same text in one place once."""
    silent = {handle for group in drawn.texts for handle in group.handles} - set(glyphs.owner.tolist())
    again = np.zeros(len(gone), bool)
    middle = (glyphs.boxes[:, :2] + glyphs.boxes[:, 2:]) / 2
    for x0, y0, x1, y1 in bounds_of(sorted(silent)).tolist():
        again |= gone & (middle >= (x0, y0)).all(axis=1) & (middle <= (x1, y1)).all(axis=1)
    return again


def _corners(boxes: Floats) -> tuple[Floats, Floats]:
    """(n, 4) x and y of the corners of the inner part of each box."""
    parts = np.array(list(product(*_CORE)), np.float32).T
    x, y = (boxes[:, k, None] + parts[k] * (boxes[:, k + 2] - boxes[:, k])[:, None] for k in (0, 1))
    return x, y


def _white_on_white(glyphs: RawGlyphs, drawn: Drawn) -> Bools:
    """Which letters are as white as paper, with nothing darker, nor a picture, under them."""
    gone = glyphs.shade >= _PAPER
    if not gone.any():
        return gone
    white = np.flatnonzero(gone)
    middle = (glyphs.boxes[white, :2] + glyphs.boxes[white, 2:]) / 2
    for x0, y0, x1, y1 in drawn.grounds:
        gone[white[(middle >= (x0, y0)).all(axis=1) & (middle <= (x1, y1)).all(axis=1)]] = False
    return gone


def watermarks(glyphs: RawGlyphs) -> Bools:
    """(n,) level letters of a watermark, far larger than the page's print or paler, among which print stands; each may
    be a text object of its own. (Slanted ones are told by their angle.)"""
    none = np.zeros(len(glyphs.codes), bool)
    if not len(none):
        return none
    large, pale = _large(glyphs), _pale(glyphs)
    marks = none
    for look in {(glyphs.size[k], glyphs.shade[k]) for k in np.flatnonzero(large | pale).tolist()}:
        own = (glyphs.size == look[0]) & (glyphs.shade == look[1])
        among = _among(glyphs, own, ~(large | pale))
        if among.max() >= _AMONG if (own & large).any() else (among > 0).sum() >= _AMONG:
            marks = marks | own
    return marks


def _large(glyphs: RawGlyphs) -> Bools:
    size = glyphs.size
    if size.max() <= _LARGE * size.min():
        return np.zeros(len(size), bool)
    return np.asarray(size > _LARGE * np.median(size))


def _pale(glyphs: RawGlyphs) -> Bools:
    shade = glyphs.shade.astype(int)
    if shade.max() < shade.min() + _PALE:
        return np.zeros(len(shade), bool)
    return np.asarray(shade >= np.median(shade) + _PALE)


def _among(glyphs: RawGlyphs, own: Bools, print_: Bools) -> npt.NDArray[np.intp]:
    """How many letters of print have their middle in each of these letters."""
    x, y = ((glyphs.boxes[:, :2] + glyphs.boxes[:, 2:]) / 2)[print_].T
    inside = [((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)).sum() for x0, y0, x1, y1 in glyphs.boxes[own]]
    return np.array(inside, np.intp)
