"""Glyphs -> words -> printed lines, as numpy columns: all that the text-aligned engine looks at."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats, Glyphs
from extract.stretches import stretches

WORD_GAP = 0.22
"""A gap this wide (in font sizes) parts words even where no space is printed; a space is 0.25 to 0.33."""
BASE = 0.22
"""A font's descent, as a part of its box's height: the baseline stands this far above the box's bottom."""
Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a page in reading order of their lines. Shape (n,) or (n, 4)."""

    text: list[str]
    boxes: Floats
    size: Floats
    """Font size, points; the box's height where the source gives none."""
    bold: Bools
    line: Ints
    """Index of the printed line; lines count from the top of the page."""

    def __len__(self) -> int:
        return len(self.text)


def words(glyphs: Glyphs) -> Words:
    """The words of a page; leaders (three dots and more) and white space are left out."""
    inked = _inked(glyphs.text)
    keep = np.flatnonzero(inked)
    boxes = glyphs.boxes[keep]
    size = np.where(glyphs.size[keep] > 1, glyphs.size[keep], boxes[:, 3] - boxes[:, 1]).astype(np.float32)
    height = np.maximum(boxes[:, 3] - boxes[:, 1], 0.1)
    size = np.minimum(size, height * 1.3)
    starts = np.flatnonzero(_breaks(keep, boxes, size))
    ends = np.append(starts, len(keep))[1:]
    letters = glyphs.text[keep].tolist()
    joined = Words(
        ["".join(letters[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)],
        np.hstack([np.minimum.reduceat(boxes[:, :2], starts), np.maximum.reduceat(boxes[:, 2:], starts)]),
        np.maximum.reduceat(size, starts),
        np.maximum.reduceat(glyphs.bold[keep], starts),
        np.zeros(len(starts), np.intp),
    )
    return _in_lines(joined)


def upright(glyphs: Glyphs) -> Glyphs:
    """Without letters that run up or down the page: names of axes, stamps; they stand in no line."""
    if glyphs.angle is None or not glyphs.angle.any():
        return glyphs
    return glyphs.select(np.flatnonzero(glyphs.angle == 0))


def _inked(text: npt.NDArray[np.str_]) -> Bools:
    """Neither white space nor part of a leader."""
    inked = ~np.isin(text, [" ", "\u00a0", "\t", "\u2003", "\u2002", "\u2009", ""])
    dots = np.isin(text, [".", "…", "_", "·"]) | ~inked
    if dots.any():
        for a, b in stretches(dots):
            if b - a >= 4 and np.count_nonzero(inked[a:b]) >= 4:
                inked[a:b] = False
    return inked


def _breaks(keep: Ints, boxes: Floats, size: Floats) -> Bools:
    """True where a glyph begins a word."""
    starts = np.ones(len(keep), bool)
    gap = boxes[1:, 0] - boxes[:-1, 2]
    em = np.minimum(size[1:], size[:-1])
    overlap = np.minimum(boxes[1:, 3], boxes[:-1, 3]) - np.maximum(boxes[1:, 1], boxes[:-1, 1])
    height = np.minimum(boxes[1:, 3] - boxes[1:, 1], boxes[:-1, 3] - boxes[:-1, 1])
    starts[1:] = (
        (np.diff(keep) > 1) | (gap > WORD_GAP * em) | (gap < -0.8 * em) | (overlap < 0.4 * np.maximum(height, 0.1))
    )
    return starts


def _in_lines(found: Words) -> Words:
    """Words numbered by line and sorted by line, then from the left."""
    height = found.boxes[:, 3] - found.boxes[:, 1]
    base = found.boxes[:, 3] - BASE * height
    order = np.argsort(base, kind="stable")
    line = np.empty(len(base), np.intp)
    number, first, count = -1, -1e9, 0
    mean = 0.0
    for k in order.tolist():
        here, tall = float(base[k]), float(found.size[k])
        if number < 0 or here - mean > 0.4 * tall or here - first > 0.6 * tall:
            number, first, mean, count = number + 1, here, here, 0
        count += 1
        mean += (here - mean) / count
        line[k] = number
    by = np.lexsort((found.boxes[:, 0], line))
    return Words([found.text[k] for k in by], found.boxes[by], found.size[by], found.bold[by], line[by])
