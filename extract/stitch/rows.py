"""Does the first row of a page go on the last row of the page before? Evidence, column by column.

Text flows: a column that goes on must have been filled down to the bottom of the row; one that ended early has
nothing more to say. A row that goes on has no number, no new targets, and most columns are empty that other rows
fill. What a text begins and ends with says the rest. Weights are rough log likelihood ratios, tried on tables cut
anywhere (tests/unit/cut_pages.py) and on the pages of four producers; their signs matter more than their sizes.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.cut_numbers import rests_in_rows
from extract.document import Cell
from extract.stitch.profile import LONGEST_VALUE, ORDINAL, VALUE, Column, begins_small

BARE_NUMBER = re.compile(r"[<>≤≥±=]?\s*\d[\d.,]*")
LIST_ITEM = re.compile(r"(?:\d{1,2}|[a-z])\s?[.)]\s|[-•▪➢]\s")
UNFINISHED = re.compile(
    r"(?:[-/,(&=+]|\b(?:dan|atau|yang|di|ke|dari|untuk|pada|dengan|dalam|oleh|terhadap|serta|bagi|per|dan/atau|x))$",
    re.IGNORECASE,
)
FULL, LOOSE = 1.6, 2.7
"""Lines of free space below the last line: a filled cell has no room for one more; widow control moves one on."""
FILLED = 1.0
"""Evidence of a filled cell. In every row one cell is the fullest, so one proves nothing."""
CUT = 1.5
"""Evidence of a number in two pieces, as of a target and its unit."""
BESIDE = 0.2
"""Evidence at most of a column with merged cells."""
ENDED = -3.0
"""Evidence at most of a text that ended before the break."""
COMPLETED = 0.6
"""A row lacks what rows have, and has it after the break, where texts are set in the middle of their cells."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One cell at the top of a page, and what stands over it at the bottom of the page before."""

    below: Cell
    above: Cell | None = None
    part: Cell | None = None
    """The last part of `above`: the one on the page before."""
    column: Column | None = None
    first: bool = False
    """The leftmost column: where row numbers stand."""
    small: bool = False
    """Most texts of the column begin small, in all of it or below on its page."""

    @property
    def merged(self) -> bool:
        """The cell above covers more than the last row."""
        return self.above is not None and self.above.row_span > 1


def goes_on(strips: Sequence[Strip], bottom: float | None, headed: Callable[[], bool] = lambda: False) -> bool:
    """Whether the row at the top of the page is the rest of the row before; `bottom`: the y where that row ends;
    `headed`: whether rows with one text are headings as a rule, so that empty cells beside it say nothing.
    """
    if not any(strip.below.lines for strip in strips):
        return all(strip.below.row_span == 1 for strip in strips)
    if any(strip.merged and has_two_values(strip) for strip in strips):
        return False
    own = [strip for strip in strips if not strip.merged] or list(strips)
    if not any(strip.below.lines for strip in own):
        return not _have_ended([strip for strip in strips if strip.below.lines], bottom)
    if any(is_band(strip, strips) for strip in own) or any(parts_up(strip, strips) for strip in own):
        return False
    if not any(strip.above and strip.above.lines for strip in own):
        return all(strip.above for strip in own)
    texts = [strip for strip in own if strip.below.lines]
    told = texts if len(texts) == 1 and headed() else own
    return sum(evidence(strip, bottom) for strip in told) > (FILLED if bottom is not None else 0.0)


def _have_ended(texts: Sequence[Strip], bottom: float | None) -> bool:
    """Whether several texts stand below such as had room for more: a row of its own, though all above are merged."""
    return len(texts) > 1 and all(weight(strip, bottom) <= ENDED for strip in texts)


def evidence(strip: Strip, bottom: float | None) -> float:
    """Its weight; a name that stands beside several rows, as others of its column do, may go on over new ones."""
    several = strip.column is not None and strip.column.merged > 0
    return min(weight(strip, bottom), BESIDE) if several else weight(strip, bottom)


def printed_again(strip: Strip) -> bool:
    """Whether the text above is drawn once more where nothing of it is seen: a spreadsheet that cuts a row at the foot
    of a page draws the row's cells on both pages, each clipped to its page.
    """
    boxes = [line.box for line in strip.below.lines if line.box]
    unseen = bool(boxes) and not any(box.height for box in boxes)
    return unseen and strip.above is not None and strip.above.text == strip.below.text


def is_band(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Text over most of the table's width, where the row above has cells: a heading between rows, unless it begins in
    small letters, as the last words of a text do that stand beside nothing."""
    below, above = strip.below, strip.above
    if below.col_span == 1 or not below.lines or (above is not None and above.col_span >= below.col_span):
        return False
    if below.text[:1].islower():
        return False
    return below.col_span > sum(other.below.col_span for other in strips) / 2


def parts_up(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Several texts under one that stands over all of their columns: cells of a row under a heading."""
    under = [other for other in strips if other.above is strip.above and other.below.lines]
    return strip.above is not None and bool(strip.above.lines) and len(under) > 1


def has_two_values(strip: Strip) -> bool:
    """A whole value on either side of the break: two cells, however many rows the upper one covers."""
    texts = [cell.text.strip() for cell in (strip.above, strip.below) if cell]
    whole = len(texts) > 1 and all(len(text) <= LONGEST_VALUE and VALUE.fullmatch(text) for text in texts)
    return whole and strip.column is not None and strip.column.holds_values


def weight(strip: Strip, bottom: float | None) -> float:
    """Evidence of one column: above 0 for one row, below 0 for two."""
    column = strip.column or Column()
    above = strip.above.text.strip() if strip.above else ""
    below = strip.below.text.strip()
    if not below:
        return absence(column, above, strip.first)
    if not above and column.usual and column.sets_low:
        return COMPLETED
    if strip.first and column.holds_ordinals:
        return -1.0 if not ORDINAL.fullmatch(below) else -6.0 if above else -3.0
    if not above and column.usual:
        return -0.2
    flow = space(strip, bottom)
    if column.holds_values:
        return flow + (CUT if is_cut(strip) else value_weight(above, below))
    return flow + text_weight(above, below, small=strip.small) + column.begins(below)


def absence(column: Column, above: str, first: bool) -> float:
    """An empty cell where rows have text, below a cell that has some, is what a row that goes on shows."""
    if not above or not column.usual:
        return 0.0
    if column.merged:
        return BESIDE
    if column.constant or (first and column.holds_ordinals):
        return 2.0
    return 1.0 if column.holds_values else 0.7


def space(strip: Strip, bottom: float | None) -> float:
    """Evidence from the room left below the text above."""
    lines = free_lines(strip.part, bottom)
    if lines is None:
        return -2.0 if strip.part and strip.part.box and not strip.part.lines else 0.0
    return FILLED if lines <= FULL else -0.5 if lines <= LOOSE else -4.0


def free_lines(part: Cell | None, bottom: float | None) -> float | None:
    """How many lines more the cell had room for; None where geometry is not known."""
    boxes = [line.box for line in part.lines if line.box] if part else []
    if not boxes or bottom is None:
        return None
    pitches = [b.y1 - a.y1 for a, b in pairwise(boxes) if b.y1 - a.y1 > 1]
    pitch = median(pitches) if pitches else 1.2 * boxes[-1].height
    return (bottom - boxes[-1].y1) / max(pitch, 1.0)


def value_weight(above: str, below: str) -> float:
    """A target goes on with its unit ("100" | "%"), never with another number."""
    if len(below) <= LONGEST_VALUE and VALUE.fullmatch(below):
        return -4.0
    if BARE_NUMBER.fullmatch(above):
        return 1.5
    if not above or above.lower() == below.lower():
        return -1.5
    return 1.0 if begins_small(below) else -0.5


def is_cut(strip: Strip) -> bool:
    """Whether the break parts a number that its column was too narrow for."""
    part = strip.part
    return part is not None and bool(rests_in_rows((*part.lines[-1:], *strip.below.lines[:1]), part.box))


def text_weight(above: str, below: str, *, small: bool = False) -> float:
    """What a text begins with, and what the text above ends with; `small`: all of its column begin so."""
    begun = 1.5 if begins_small(below) and not small else -0.8 if LIST_ITEM.match(below) else -0.6
    if not above:
        return begun - 0.8
    if UNFINISHED.search(above) or above.count("(") > above.count(")"):
        return begun + 0.8
    return begun - 0.6 if above.endswith(".") else begun
