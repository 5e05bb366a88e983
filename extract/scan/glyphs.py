"""Placed lines of text as the glyphs of a page, with the boxes that a font would give them."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.ink import Floats, Glyphs
from extract.scan.layout import Layout
from extract.scan.place import Placed

HEAVY: Final = 1.25
"""Bold letters' strokes are so many times as wide as the page's usual ones (Arial, Times: 1.4 to 1.8)."""
TALL: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhkl0123456789()/%")
"""Characters that reach the height of capitals."""
CAPITALS, SMALL = 0.72, 0.53
"""Ems above the base: height of capitals and of small letters (Arial, Times, Calibri: 0.64-0.73, 0.45-0.53)."""
ASCENT, DESCENT = 0.9, 0.21
"""Ems of a font's box above and below the base (Arial, Times)."""


def as_glyphs(lines: Sequence[Placed], layout: Layout, scale: float) -> Glyphs:
    """One glyph for each character, spaces among them; `scale` is pixels per point."""
    if not lines:
        return _none()
    lengths = [len(line.text) for line in lines]
    sizes = np.repeat(_sizes(lines), lengths) / scale
    base = np.repeat(np.array([line.line.base for line in lines], np.float32), lengths) / scale
    ends = np.concatenate([line.ends for line in lines]) / scale
    boxes = np.stack([ends[:, 0], base - ASCENT * sizes, ends[:, 1], base + DESCENT * sizes], axis=1)
    return Glyphs(
        text=np.array(list("".join(line.text for line in lines)), dtype="<U1"),
        boxes=boxes.astype(np.float32),
        size=sizes.astype(np.float32),
        bold=np.repeat(_bold(lines, layout), lengths),
        italic=np.zeros(len(base), dtype=bool),
        confidence=np.concatenate([_by_word(line) for line in lines]),
    )


def _by_word(line: Placed) -> Floats:
    """(n,) the confidence of each character's word: that of its least certain character."""
    word = np.cumsum([char == " " for char in line.text])
    starts = np.nonzero(np.diff(word, prepend=-1))[0]
    least = np.minimum.reduceat(line.confidence, starts)
    return np.repeat(least, np.diff(starts, append=len(word))).astype(np.float32)


def _none() -> Glyphs:
    nothing, no = np.empty(0, np.float32), np.empty(0, np.bool_)
    return Glyphs(np.empty(0, "<U1"), np.empty((0, 4), np.float32), nothing, no, no, nothing)


def _sizes(lines: Sequence[Placed]) -> Floats:
    """Font sizes, pixels: from the height over the base of the line's tallest letters.

    A line with neither (a dash, a dot) has the page's usual size.
    """
    rise = np.array([line.line.base - line.line.y0 for line in lines], np.float32)
    share = np.array([CAPITALS if TALL & set(line.text) else SMALL for line in lines], np.float32)
    sizes = np.maximum(1.0, rise / share)
    worded = np.array([any(char.isalnum() for char in line.text) for line in lines])
    usual = float(np.median(sizes[worded])) if worded.any() else float(np.median(sizes))
    return np.where(worded, sizes, usual).astype(np.float32)


def _bold(lines: Sequence[Placed], layout: Layout) -> npt.NDArray[np.bool_]:
    """(lines,) true where strokes are heavier than the page's usual ones of that size."""
    weights = np.array([_stroke(line, layout) for line in lines], np.float32) / _sizes(lines)
    lengths = np.array([len(line.text) for line in lines])
    usual = float(np.median(np.repeat(weights, lengths)))
    return np.asarray(weights > HEAVY * usual)


def _stroke(line: Placed, layout: Layout) -> float:
    """Median width of the strokes of a line, counted along rows; pixels."""
    box = line.line
    ink = layout.ink[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1].astype(np.int8)
    turns = np.diff(ink, axis=1, prepend=0, append=0).ravel()
    widths = np.nonzero(turns == -1)[0] - np.nonzero(turns == 1)[0]
    if not len(widths):
        return 0.0
    return float(widths.mean()) if len(widths) < 3 else float(np.percentile(widths, 40))
