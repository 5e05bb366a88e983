"""Print that was seen and could not be read: it stands in the text as U+FFFD, so that no cell with ink counts as empty.

Letters under a stamp as black as they are part of its shape, and the recogniser gives nothing for some shapes of a
letter's size. What is read beside such ink keeps its letters, but its figures are not sure.
"""

from collections.abc import Sequence

import numpy as np

from extract.document import UNREAD
from extract.scan.layout import Layout, TextLine, is_dash
from extract.scan.picture import Grey
from extract.scan.place import Placed, certain_numbers
from extract.scan.scraps import touches, without_scraps
from extract.stretches import stretches

HIGH, WIDE = 0.6, 0.25
"""Median letter heights: the least size of a shape that may be a letter."""
SOLID, THIN = 0.85, 0.08
"""Shares of its box that a letter's ink covers, at most and at least."""
VALUE = 12
"""Characters of a cell that may be a value: more are text, in which an unread speck says nothing."""
NEAR = 0.7
"""Median letter heights between a line and a shape that may hold its next letter."""
ADJOINING = 2
"""Pixels between a bar and the mark that it is a piece of, or that hides the rest of it."""
CHARACTER = 1.0
"""Median letter heights that a character of a line with figures takes at most, on the mean."""
TALL = 0.5
"""Share of a number's height that a figure has at least; what is lower is a speck."""
WIDER = 0.65
"""Figures by which a number is wider than those that were read of it, where one of it was not read."""
PEERS = 3
"""Numbers that tell how a column is set."""
ASIDE = 0.35
"""Median letter heights by which numbers set alike differ at most: less than half a figure."""


def with_unread(placed: Sequence[Placed], layout: Layout) -> list[Placed]:
    """The lines, doubtful ones marked so, and a line of U+FFFD for each that no text was read from."""
    placed = without_scraps(placed, layout)
    figure = _figure(placed, layout)
    told = [line for line in placed if line.text and not _is_bar_of_mark(line, layout)]
    certain = certain_numbers(placed)
    read = [_doubted(line, layout, figure, certain) for line in told]
    words: dict[int, int] = {}
    for line in read:
        words[line.line.field] = words.get(line.line.field, 0) + len(line.text)
    unread = [line.line for line in placed if not line.text and _is_print(line.line, layout)]
    crossed = [line for line in layout.crossed if line.field not in words]
    boxed = [line for line in (*unread, *crossed) if line.field != layout.open and words.get(line.field, 0) <= VALUE]
    return [*read, *(_unknown(line) for line in boxed)]


def _is_bar_of_mark(placed: Placed, layout: Layout) -> bool:
    """Whether a dash may be what a mark left of a figure, or of itself."""
    return is_dash(layout, placed.line) and touches(layout.marks, placed.line, ADJOINING)


def _unknown(line: TextLine) -> Placed:
    return Placed(UNREAD, np.array([[line.x0, line.x1]], np.float32), np.zeros(1, np.float32), line)


def _is_print(line: TextLine, layout: Layout) -> bool:
    """Whether a shape that nothing was read from may be letters."""
    width, height = line.x1 - line.x0, line.y1 - line.y0
    if height < HIGH * layout.letter or width < WIDE * layout.letter or is_dash(layout, line):
        return False
    inside = layout.ink[int(line.y0) : int(line.y1) + 1, int(line.x0) : int(line.x1) + 1]
    return bool(inside.size and THIN <= inside.mean() <= SOLID)


def _figure(placed: Sequence[Placed], layout: Layout) -> float:
    """How wide the page prints a figure, by its height; infinite where it prints no number for certain."""
    sure = [line for line in certain_numbers(placed) if len(line.text) > 1]
    return float(np.median([_width(line, layout) / len(line.text) for line in sure])) if sure else np.inf


def _width(placed: Placed, layout: Layout) -> float:
    """Of a number, by its height: figures have no tails. Specks at its ends are none of it."""
    line = placed.line
    high = max(1.0, line.y1 - line.y0)
    block = layout.ink[int(line.y0) : int(line.y1) + 1, int(line.x0) : int(line.x1) + 1]
    tall = [run for run in stretches(block.any(axis=0)) if _extent(block[:, slice(*run)]) >= TALL * high]
    return float(tall[-1][1] - tall[0][0]) / high if tall else (line.x1 - line.x0) / high


def _extent(ink: Grey) -> int:
    """Rows from the first that is inked to the last."""
    rows = np.nonzero(ink.any(axis=1))[0]
    return int(rows[-1] - rows[0] + 1) if len(rows) else 0


def _doubted(placed: Placed, layout: Layout, figure: float, certain: Sequence[Placed]) -> Placed:
    """The line, its figures doubtful where its ink is more than its characters, or a shape too high for one is near."""
    if not any(char.isdigit() for char in placed.text):
        return placed
    if (
        _unexplained(placed, layout)
        or _is_wider(placed, layout, figure)
        or touches(layout.large, placed.line, NEAR * layout.letter)
        or (touches(layout.marks, placed.line, NEAR * layout.letter) and stands_aside(placed, certain, layout.letter))
    ):
        return placed.disputed()
    return placed


def _unexplained(placed: Placed, layout: Layout) -> bool:
    """Whether a line is wider than what was read from it."""
    return placed.line.x1 - placed.line.x0 > (CHARACTER * len(placed.text) + 1) * layout.letter


def _is_wider(placed: Placed, layout: Layout, figure: float) -> bool:
    """Whether a whole number is wider than its figures, which all are as wide as another: one of it was not read."""
    return placed.text.isdecimal() and _width(placed, layout) > (len(placed.text) + WIDER) * figure


def stands_aside(number: Placed, certain: Sequence[Placed], letter: float) -> bool:
    """Whether the certain numbers over and under one have a left edge, a middle or a right edge in common, and it
    has another."""
    mine = number.line
    peers = [one.line for one in certain if one is not number and one.line.x0 < mine.x1 and mine.x0 < one.line.x1]
    if len(peers) < PEERS:
        return False
    places = np.array([(line.x0, (line.x0 + line.x1) / 2, line.x1) for line in peers])
    usual = np.median(places, axis=0)
    shared = (np.abs(places - usual) <= ASIDE * letter).all(axis=0)
    off = np.abs(np.array([mine.x0, (mine.x0 + mine.x1) / 2, mine.x1]) - usual) > ASIDE * letter
    return bool((shared & off).any())
