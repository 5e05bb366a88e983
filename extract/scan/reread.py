"""Doubtful lines read a second time, larger: two readings that agree are sure, of two that differ the surer is kept.

Reading costs by the width of a line's picture, so the first reading is narrow and only what it doubts is read
at a third more; on pages of 150 dpi that halves the wrong lines for 4 % more time.
"""

import re
from dataclasses import replace

import numpy as np

from extract.scan.layout import Layout, TextLine, is_dash
from extract.scan.ocr import Reading, Recogniser, sureness
from extract.scan.picture import Grey, Picture
from extract.scan.place import DISPUTED, LINE, Placed, cut_out, place

LARGER = 1.7
"""Median letter heights that the picture of a line is high at the second reading."""
DOUBT = 0.93
"""A character below this makes its line doubtful: 4 % of the lines, 70 % of the wrong ones."""
MARK = 0.8
"""What a decimal mark is worth at least, comma or point: the number is one either way."""
DECIMALS = re.compile(r"\d{1,2}(?!\d)")
SPECK, SPECKS = 0.8, frozenset("'’‘`´")
"""A mark inside a word that is less sure is a speck at its letter."""
INK = 60
"""Grey level of a mark drawn in again, to be read with the print that it lies on."""
NEAR, HIDDEN, CROSSED = 0.8, 0.8, 0.12
"""Letter heights beside a line within which a mark as high as HIDDEN of it may hide a figure 1; the share of a
character that a mark covers from which it is in doubt."""
EDGE, TOUCHED = 1, 0.2
"""Pixels between a letter and the rule that it touches, and the share of its line's height over which it does."""
DASH = 0.95
"""What a lone dash is worth: it is told by its shape, which the model often takes for a dot."""


def read_line(
    picture: Picture, layout: Layout, line: TextLine, reader: Recogniser, first: Reading | None = None
) -> Placed:
    """The characters of one line; `first` is its first reading where it is known. One that touches an upright rule,
    which may cover a part of its letters, is read with and without it."""
    placed = _read(picture, layout, line, reader, first)
    if picture.ruled is None or not placed.text or not _touches(layout, line):
        return placed
    return _settled(placed, _once(picture.shaded(picture.ruled), layout, line, reader, LINE))


def _touches(layout: Layout, line: TextLine) -> bool:
    """Whether a line's first or last letter touches an upright rule."""
    if layout.ruled is None:
        return False
    rows = slice(int(line.y0), int(line.y1) + 1)
    sides = (slice(max(0, int(x) - EDGE), int(x) + EDGE) for x in (line.x0, line.x1))
    shown = ((layout.ink[rows, side].any(axis=1), layout.ruled[rows, side].any(axis=1)) for side in sides)
    return any((ink & ruled).mean() >= TOUCHED for ink, ruled in shown)


def _read(picture: Picture, layout: Layout, line: TextLine, reader: Recogniser, first: Reading | None) -> Placed:
    if is_dash(layout, line):
        return Placed("-", np.array([[line.x0, line.x1]], np.float32), np.array([DASH], np.float32), line)
    once = _once(picture, layout, line, reader, LINE, first)
    marks = _marks_over(picture, layout, line)
    if picture.marks is not None and marks.any():
        marked = picture.shaded(np.where(picture.marks > 0, INK, picture.grey).astype(np.uint8))
        return _touched(_settled(once, _once(marked, layout, line, reader, LINE)), marks, layout.letter)
    if not (once.confidence < DOUBT).any():
        return once
    return _without_specks(_settled(once, _once(picture, layout, line, reader, LARGER)))


def _marks_over(picture: Picture, layout: Layout, line: TextLine) -> Grey:
    """Where marks were taken off a line and NEAR it, 0 or 1."""
    if picture.marks is None:
        return np.zeros((0, 0), np.uint8)
    near = round(NEAR * layout.letter)
    rows = picture.marks[int(line.y0) : int(line.y1) + 1]
    padded = np.pad(rows, ((0, 0), (near, near)))
    return np.asarray(padded[:, int(line.x0) : int(line.x1) + 1 + 2 * near])


def _touched(placed: Placed, marks: Grey, letter: float) -> Placed:
    """With characters in doubt that a mark crosses, and all figures where it may hide one beside the first or last."""
    near = round(NEAR * letter)
    hidden = max(float(side.any(axis=1).mean()) for side in (marks[:, :near], marks[:, -near:])) >= HIDDEN
    start = int(placed.line.x0) - near
    doubted = [
        (hidden and char.isdigit()) or marks[:, int(x0) - start : int(x1) - start + 1].mean() >= CROSSED
        for char, (x0, x1) in zip(placed.text, placed.ends, strict=True)
    ]
    return placed.trusted(np.where(doubted, np.minimum(placed.confidence, DISPUTED), placed.confidence))


def _without_specks(placed: Placed) -> Placed:
    """Without doubtful apostrophes between letters ("U'nit"); the letter that carried one is no longer disputed."""
    text = placed.text
    kept = [
        k
        for k, char in enumerate(text)
        if not (
            char in SPECKS
            and placed.confidence[k] < SPECK
            and text[k - 1 : k].isalpha()
            and text[k + 1 : k + 2].isalpha()
        )
    ]
    if len(kept) == len(text):
        return placed
    ends = placed.ends[kept]
    sure = placed.confidence[kept].copy()
    touching = [k for k, at in enumerate(kept) if k and at - kept[k - 1] > 1]
    for k in touching:
        ends[k - 1, 1] = ends[k, 0]
        sure[k - 1] = max(float(sure[k - 1]), DOUBT)
    return replace(placed, text="".join(text[k] for k in kept), ends=ends, confidence=sure)


def _once(
    picture: Picture, layout: Layout, line: TextLine, reader: Recogniser, high: float, known: Reading | None = None
) -> Placed:
    cut, start = cut_out(picture, layout, line, high)
    return place(known or reader.read(cut), line, start, cut.shape[1], layout)


def _settled(once: Placed, again: Placed) -> Placed:
    """The surer reading; where both say the same, each character as sure as the surer one makes it."""
    if once.text == again.text:
        return _marked(once.trusted(np.maximum(once.confidence, again.confidence)))
    kept, other = sorted((once, again), key=lambda placed: sureness([placed]), reverse=True)
    agreed = np.zeros(len(kept.text), dtype=bool)
    for k, size in _shared(kept.text, other.text):
        agreed[k : k + size] = True
    return _marked(kept.trusted(np.where(agreed, kept.confidence, np.minimum(kept.confidence, DISPUTED))))


def _marked(placed: Placed) -> Placed:
    """With decimal marks as sure as they need to be: comma or point, the number is one."""
    least = [MARK if _decimal(placed.text, k) else 0.0 for k in range(len(placed.text))]
    return placed.trusted(np.maximum(placed.confidence, np.array(least, np.float32)))


def _decimal(text: str, at: int) -> bool:
    """Whether a comma or point can only be a decimal mark: no three digits follow it."""
    return bool(text[at] in ",." and DECIMALS.match(text, at + 1))


def _shared(kept: str, other: str) -> list[tuple[int, int]]:
    """Where, and for how many characters, the first text runs as the second does."""
    from difflib import SequenceMatcher

    return [(block.a, block.size) for block in SequenceMatcher(None, kept, other, autojunk=False).get_matching_blocks()]
