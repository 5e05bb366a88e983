"""Readings put back on the page: one box for each character, words parted where the ink is parted.

The model tells a character's place to a step of eight columns, and sometimes leaves a space out or puts one
in. The white columns between letters are exact: they say where characters part and where words do.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.scan.layout import Layout, TextLine
from extract.scan.ocr import Reading
from extract.scan.picture import Grey, Picture

MARGIN = 0.3
"""Median letter heights of paper kept left and right of a line."""
LINE = 2.2
"""Median letter heights that the picture of a line is high, at least."""
SPACE = 0.42
"""Median letter heights of white that are a space although none was read (spaces: 99 % above 0.36)."""
NO_SPACE = 0.15
"""Less white is no space although one was read (letters of a word: 90 % below 0.17)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The characters of one line; pixels."""

    text: str
    ends: npt.NDArray[np.float32]
    """(n, 2): where each character begins and ends; they touch, so white stands only where a space does."""
    confidence: npt.NDArray[np.float32]
    line: TextLine


def cut_out(picture: Picture, layout: Layout, line: TextLine) -> tuple[Grey, float]:
    """The picture of one line with some paper around it, and the x where it begins; pixels."""
    middle = (line.y0 + line.y1) / 2
    half = max((line.y1 - line.y0) / 2 + 0.12 * layout.letter, LINE * layout.letter / 2)
    side = MARGIN * layout.letter
    y0, y1 = max(0, round(middle - half)), round(middle + half)
    x0, x1 = max(0, round(line.x0 - side)), round(line.x1 + side)
    return picture.grey[y0:y1, x0:x1], float(x0)


def place(reading: Reading, line: TextLine, start: float, width: float, layout: Layout) -> Placed:
    """The characters of a reading of the picture that begins at `start` and is `width` wide."""
    shown = [k for k, char in enumerate(reading.text) if char != " "]
    middles = start + reading.at[shown] * width
    gaps = _gaps(layout.ink, line)
    text, edges, sure = [], [], []
    left = line.x0
    for n, k in enumerate(shown):
        text.append(reading.text[k])
        sure.append(float(reading.confidence[k]))
        if n + 1 == len(shown):
            edges.append((left, max(left, line.x1)))
            break
        gap = _between(gaps, left, float(middles[n]), float(middles[n + 1]))
        if _parts_words(gap, shown[n + 1] - k > 1, layout.letter):
            text.append(" ")
            sure.append(1.0)
            edges += [(left, gap[0]), gap]
            left = gap[1]
        else:
            edges.append((left, sum(gap) / 2))
            left = sum(gap) / 2
    ends = np.array(edges, np.float32).reshape(-1, 2)
    return Placed("".join(text), ends, np.array(sure, np.float32), line)


def _parts_words(gap: tuple[float, float], read: bool, letter: float) -> bool:
    """Whether white between two characters is a space; `read`: the model says so."""
    white = (gap[1] - gap[0]) / letter
    return white >= (NO_SPACE if read else SPACE)


def _gaps(ink: Grey, line: TextLine) -> npt.NDArray[np.float32]:
    """(n, 2) white stretches of a line: from, to; pixels."""
    x0, x1 = int(line.x0), int(line.x1) + 1
    columns = ink[int(line.y0) : int(line.y1) + 1, x0:x1].any(axis=0)
    turns = np.nonzero(np.diff(np.concatenate([[True], columns, [True]]).astype(np.int8)))[0]
    found: npt.NDArray[np.float32] = (turns.reshape(-1, 2) + x0).astype(np.float32)
    return found


def _between(gaps: npt.NDArray[np.float32], first: float, before: float, after: float) -> tuple[float, float]:
    """The widest white between the middles of two characters; the midpoint where letters touch."""
    centre = gaps.mean(axis=1) if len(gaps) else np.empty(0)
    inside = gaps[(centre > max(first, before - 1)) & (centre < after + 1)]
    if not len(inside):
        middle = max(first, (before + after) / 2)
        return middle, middle
    widest = inside[(inside[:, 1] - inside[:, 0]).argmax()]
    return float(widest[0]), float(widest[1])
