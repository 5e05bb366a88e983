"""Which cell each letter of a page belongs to.

A letter belongs where its middle lies; a word that a border crosses belongs whole to the cell that holds most
of it, so that text clipped or overhanging on the page is read as it was typed.
"""

import numpy as np
import numpy.typing as npt

from extract.cells.lines import GAP, STEP, Owners, flow_of
from extract.grid import Grid
from extract.ink import Bools, Glyphs

_APART = 0.05
"""Ems of white that part two letters with a border between them; within a word they stand closer."""
_OVER = 0.08
"""Ems by which a letter may run over the border that its text keeps to."""
_CLOSING = ".,;:)%"

BACK = 0.4
"""Ems by which a letter may begin before the last one ends; farther back another text begins."""


def owners_of(glyphs: Glyphs, grid: Grid) -> Owners:
    """(n,) the number of the slot that each glyph belongs to; -1 outside the grid."""
    owners = _by_middle(glyphs, grid)
    words = _words(glyphs, owners, grid)
    starts = np.flatnonzero(np.r_[True, words[1:] != words[:-1]]) if len(words) else np.zeros(0, np.intp)
    if not len(starts):
        return owners
    torn = np.minimum.reduceat(owners, starts) != np.maximum.reduceat(owners, starts)
    ends = np.r_[starts[1:], len(owners)]
    for a, b in zip(starts[torn].tolist(), ends[torn].tolist(), strict=True):
        values, counts = np.unique(owners[a:b], return_counts=True)
        owners[a:b] = values[counts.argmax()]
    return owners


def _by_middle(glyphs: Glyphs, grid: Grid) -> Owners:
    """The slot under each glyph's middle."""
    edges = grid.boxes
    xs, ys = np.unique(edges[:, [0, 2]]), np.unique(edges[:, [1, 3]])
    chart = np.full((len(ys) + 1, len(xs) + 1), -1, np.intp)
    cols = np.searchsorted(xs, edges[:, [0, 2]]) + 1
    rows = np.searchsorted(ys, edges[:, [1, 3]]) + 1
    for k, ((c0, c1), (r0, r1)) in enumerate(zip(cols.tolist(), rows.tolist(), strict=True)):
        chart[r0:r1, c0:c1] = k
    middle = glyphs.middles
    return np.asarray(chart[np.searchsorted(ys, middle[:, 1]), np.searchsorted(xs, middle[:, 0])])


def _words(glyphs: Glyphs, owners: Owners, grid: Grid) -> npt.NDArray[np.intp]:
    """A number for each glyph, equal within a word; in the order of the content stream."""
    boxes, size = flow_of(glyphs, glyphs.boxes), glyphs.size
    if len(size) == 0:
        return np.zeros(0, np.intp)
    blank = glyphs.text == " "
    near = np.minimum(size[1:], size[:-1])
    space = boxes[1:, 0] - boxes[:-1, 2]
    fresh = blank[1:] | blank[:-1] | (space > GAP * near) | (space < -BACK * near)
    fresh |= np.abs(boxes[1:, 3] - boxes[:-1, 3]) > STEP * near
    fresh |= (owners[1:] != owners[:-1]) & (space > _APART * near)
    if glyphs.angle is None:
        return np.cumsum(np.r_[False, fresh | begun(glyphs, owners, grid, fresh)])
    fresh |= begun(glyphs, owners, grid, fresh) & (glyphs.angle[1:] == 0)
    fresh |= glyphs.angle[1:] != glyphs.angle[:-1]
    return np.cumsum(np.r_[False, fresh])


def begun(glyphs: Glyphs, owners: Owners, grid: Grid, known: Bools | None = None) -> Bools:
    """Which letters, of all but the first, begin a text right behind a border at which another one ends; those that are
    `known` to begin one are not asked.

    Cells without margins set such texts close together. The border goes between the two letters, and no word has
    these two in a row: a capital after a small letter, a letter after a digit.
    """
    boxes, out = glyphs.boxes, np.zeros(max(0, len(owners) - 1), bool)
    parted = (owners[1:] != owners[:-1]) & (owners[1:] >= 0) & (owners[:-1] >= 0)
    torn = np.flatnonzero(parted if known is None else parted & ~known)
    border, slack = grid.boxes[owners[torn + 1], 0], _OVER * glyphs.size[torn]
    meeting = torn[(boxes[torn, 2] - slack <= border) & (border <= boxes[torn + 1, 0] + slack)]
    out[meeting] = [
        _part_words(str(a), str(b)) for a, b in zip(glyphs.text[meeting], glyphs.text[meeting + 1], strict=True)
    ]
    return out


def _part_words(last: str, first: str) -> bool:
    """Whether these two letters never stand side by side in a word: the sort changes, and not as in "Kota"."""
    if first.isupper():
        return (last.isalnum() or last in _CLOSING) and not last.isupper()
    return first.isalnum() and last.isalnum() and first.isdigit() != last.isdigit()
