"""Where a printed line ended: could a narrow column have cut a word there, or was there room for more?

A word is only cut when it is wider than its column; the part above then fills the column, and the next character
would not have fitted. Where it would have, the line was ended by a space or on purpose.
"""

from collections.abc import Sequence
from enum import IntEnum

from extract.document import Box, Line

ROOM = 1.25
"""Free space, in mean character widths of the line, that would have taken one more character."""

MAX_PADDING = 1.15
"""Heights of a line: word processors pad cells by up to the height of small print; a wider margin is alignment."""


class Gap(IntEnum):
    """What stands between two neighbouring tokens."""

    SPACE = 0
    """A space inside a line."""
    ROOM = 1
    """The end of a line that had room left: no cut by a column."""
    BREAK = 2
    """A line end of a source without geometry."""
    FULL = 3
    """The end of a line that fills its column."""
    FULL_ALONE = 4
    """The same, and the line is one token: what a word wider than its column looks like."""


def gaps(lines: Sequence[Line], box: Box | None) -> tuple[Gap, ...]:
    """The gap after each line but the last; `box` is the cell's, in points."""
    if len(lines) < 2:
        return ()
    width = _inner_width(lines, box)
    return tuple([_gap(line, width) for line in lines[:-1]])


def has_room(lines: Sequence[Line], box: Box | None, word: str) -> bool:
    """Whether the last line had room for this word too: then the text does not go on with it."""
    last = lines[-1] if lines else None
    if last is None or last.box is None or not last.text:
        return False
    return _takes(last.box.width, len(last.text), _inner_width(lines, box), len(word))


def _gap(line: Line, width: float) -> Gap:
    if line.box is None or not line.text:
        return Gap.BREAK
    if _takes(line.box.width, len(line.text), width):
        return Gap.ROOM
    return Gap.FULL if " " in line.text.strip() else Gap.FULL_ALONE


def _takes(wide: float, letters: int, width: float, more: int = 0) -> bool:
    """Whether a line of so many letters would have taken one more, behind `more` others, in so much width."""
    return width - wide >= (ROOM + more) * wide / letters


def _inner_width(lines: Sequence[Line], box: Box | None) -> float:
    """Points that a line may fill: the cell without its padding, at least its widest line."""
    boxes = [line.box for line in lines if line.box]
    if not boxes:
        return 0.0
    widest = max([b.x1 - b.x0 for b in boxes])
    if box is None or widest >= box.x1 - box.x0:
        return widest
    margin = min(min([b.x0 for b in boxes]) - box.x0, box.x1 - max([b.x1 for b in boxes]))
    padding = MAX_PADDING * max([b.y1 - b.y0 for b in boxes])
    return max(widest, box.width - 2 * min(max(margin, 0.0), padding))
