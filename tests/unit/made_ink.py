"""Ink made by hand: a page without a PDF."""

import numpy as np

from extract.ink import Fills, Glyphs, Ink, Rules

Segment = tuple[float, float, float, float]


def glyphs(*words: tuple[str, float, float], size: float = 10.0, advance: float = 5.0) -> Glyphs:
    """Words of (text, x, baseline), every letter `advance` points wide; a blank is a glyph like any other."""
    letters = [(letter, x + k * advance, y) for text, x, y in words for k, letter in enumerate(text)]
    boxes = [(x, y - 0.76 * size, x + advance, y + 0.22 * size) for _, x, y in letters]
    n = len(letters)
    return Glyphs(
        text=np.array([letter for letter, _, _ in letters], dtype="<U3"),
        boxes=np.array(boxes, np.float32).reshape(-1, 4),
        size=np.full(n, size, np.float32),
        bold=np.zeros(n, bool),
        italic=np.zeros(n, bool),
        confidence=np.ones(n, np.float32),
    )


def ink(across: list[Segment], down: list[Segment], marks: Glyphs | None = None) -> Ink:
    """A page of 1000 by 1000 points with these rules and letters."""
    none = np.zeros((0, 4), np.float32)
    return Ink(
        page=1,
        width=1000,
        height=1000,
        rotation=0,
        glyphs=glyphs() if marks is None else marks,
        rules=Rules(
            np.array(across, np.float32).reshape(-1, 4),
            np.array(down, np.float32).reshape(-1, 4),
            np.full(len(across), 0.5, np.float32),
            np.full(len(down), 0.5, np.float32),
        ),
        fills=Fills(none, np.zeros((0, 3), np.uint8)),
        images=none,
    )
