"""One cell of a ruled row as it bears on the rows inside it: where its lines stand, and which of them begin something.

Heights are points on the page; a source without geometry counts its paragraphs instead (height 1 each).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.cut_numbers import rests_in_rows
from extract.document import Cell, Line
from extract.figures import is_figure, is_grade

VALUE = re.compile(r"[<>≤≥±=]?\s*\(?(?:Rp\.?\s*)?-?\d[^\n]{0,40}|[-–—]+")
"""A target as one line: it may go on with a unit."""
_MEASURED = re.compile(r"[<>≤≥±=]?\s*-?\d[\d.,]*\s*(?:%|[^\W\d_]{3,30})")
"""A number with its unit: under another one it is no rest of it."""
ON = re.compile(r"(?:[-–—/,(&=+:x×]|\d[.])\s*$")
"""A value that ends so goes on in the next line."""
_REST = re.compile(r"[.,]\d")
"""The rest of a number whose first digits the page before has."""
ITEM = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]\s|[-–•▪●○*\uf0b7\uf0a7\uf0d8]\s")
"""Items carry their own marks; they are told apart where the names of the columns are known."""
CLOSING = ",.;:)/%&"
"""Signs that no text begins with."""
HYPHEN = re.compile(r"[^\W\d]-\s*$")
LEVEL = 0.25
"""Part of a line's height by which lines that stand level may differ."""
SPARE = 2
"""Letters of white that a word would have needed beside its own: a space, and one for letters wider than the mean."""
PADDING = 0.75
"""Heights of a line at the side of a cell that are no room, at most."""
CLOSE = 1.6
"""Heights of a line from one line of running text to the next, where nothing tells more."""
APART, FAR = 1.4, 2.2
"""Times the pitch of running lines from which a line stands apart from the one above, and does in small letters."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line at its height."""

    line: Line
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2

    def level_with(self, height: float) -> bool:
        """Whether it stands at this height."""
        return abs(self.middle - height) <= LEVEL * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Column:
    """A cell's lines from the top down, and the heights at which it says something anew."""

    cell: Cell
    marks: tuple[Mark, ...]
    entries: tuple[float, ...] = field(default=())
    """Heights of whole values, or of one text over and over; empty for running text."""

    @property
    def text(self) -> bool:
        """Running text: where it begins anew cannot be seen in every line."""
        return not self.entries

    @property
    def repeated(self) -> bool:
        """One text and nothing else, over and over: an office or a person named once for each row."""
        return (
            len(self.marks) > 1
            and len({m.line.text for m in self.marks}) == 1
            and self.marks[0].line.text[:1].isalpha()
        )

    def at(self, height: float) -> int | None:
        """The line that stands level with this height."""
        return next((i for i, mark in enumerate(self.marks) if mark.level_with(height)), None)

    def goes_on(self, at: int) -> bool:
        """Whether a line reads as if it went on with the one above it."""
        text, above = self.marks[at].line.text, self.marks[at - 1].line.text if at else ""
        sign = text == "%" and not above[-1:].isdigit()  # a unit of its own
        on = at > 0 and (
            (text[:1].islower() and not self._said_again(at))
            or (text[:1] in CLOSING and not sign)
            or HYPHEN.search(above)
        )
        return bool(on) and not ITEM.match(text)

    def _said_again(self, at: int) -> bool:
        """Whether a paragraph begins with the word that the first one begins with: "Jumlah arsip", "jumlah buku"."""
        first, line = self.marks[0].line, self.marks[at].line
        words = [text.split(maxsplit=1)[0].lower() for text in (first.text, line.text) if " " in text]
        return line.box is None and len(set(words)) == 1 < len(words)

    def runs_on(self, at: int, pitch: float) -> bool:
        """Whether a line goes on with the one above, which had no room for it."""
        if not self.goes_on(at) or self.apart(at, pitch):
            return False
        above, line = self.marks[at - 1].line, self.marks[at].line
        return line.box is None or not has_room(self.cell, above, line, line.text)

    def begins(self, at: int, pitch: float) -> bool:
        """Whether a line visibly begins something: it stands apart, or its first word had room in the line above."""
        if at == 0:
            return True
        above, line = self.marks[at - 1].line, self.marks[at].line
        if self.goes_on(at):
            return self.apart(at, pitch, FAR)
        return self.apart(at, pitch) or has_room(self.cell, above, line, line.text.split()[0])

    def apart(self, at: int, pitch: float, by: float = APART) -> bool:
        """Whether a line stands farther below the one above than lines of running text do."""
        return self.marks[at].top - self.marks[at - 1].top > by * pitch


def has_room(cell: Cell, above: Line, line: Line, text: str) -> bool:
    """Whether this text of a line would have fitted into the line above; paragraphs always begin anew."""
    if cell.box is None or above.box is None or line.box is None:
        return True
    letter = line.box.width / len(line.text)
    left, right = max(0.0, above.box.x0 - cell.box.x0), cell.box.x1 - above.box.x1
    centred = abs(left - right) < letter
    return (left + right - 2 * _margin(cell) if centred else right - left) > letter * (len(text) + SPARE)


def _margin(cell: Cell) -> float:
    """White at the sides of a cell, as its widest line leaves it: less than a letter is high."""
    boxes = [line.box for line in cell.lines if line.box]
    if cell.box is None or not boxes:
        return 0.0
    least = min(min(box.x0 - cell.box.x0, cell.box.x1 - box.x1) for box in boxes)
    return max(0.0, min(least, PADDING * min(box.height for box in boxes)))


def column_of(cell: Cell) -> Column:
    """A cell's lines at their heights."""
    boxes = [line.box for line in cell.lines]
    marks = tuple(
        Mark(line, box.y0, box.y1) if box and all(boxes) else Mark(line, float(k), float(k + 1))
        for k, (line, box) in enumerate(zip(cell.lines, boxes, strict=True))
    )
    return Column(cell, marks, _entries(cell, marks))


def may_lead(cell: Cell) -> bool:
    """Whether a cell's lines are entries of several rows: told by its texts, before their heights are asked."""
    texts = [line.text for line in cell.lines]
    return len(texts) > 1 and (_repeats(texts) or len(_values(cell, cell.lines)) > 1)


def _repeats(texts: Sequence[str]) -> bool:
    """Most of the lines say the same."""
    return len(set(texts)) < len(texts) and 2 * max(Counter(texts).values()) > len(texts)


def _entries(cell: Cell, marks: Sequence[Mark]) -> tuple[float, ...]:
    """Heights of the values of a cell that begins with one, or of its lines where they repeat one another."""
    if not marks:
        return ()
    if _repeats([mark.line.text for mark in marks]):
        return tuple(mark.middle for mark in marks)
    return tuple(marks[k].middle for k in _values(cell, [mark.line for mark in marks]))


def _values(cell: Cell, lines: Sequence[Line]) -> list[int]:
    """The lines that are values, where the first one is; "1. 10 daftar" is an item of a list, and a lone dash over a
    text the bullet of one. Grades are such beside figures: letters alone may be a word cut short.
    """
    first = lines[0].text
    if _REST.match(first) or not (_is_target(first) or is_grade(first)):  # of most cells, and sooner told than all are
        return []
    told = [_is_target(line.text) and not _is_cut_word(lines[k : k + 2]) for k, line in enumerate(lines)]
    told = [one or (any(told) and is_grade(line.text)) for one, line in zip(told, lines, strict=True)]
    values = [k for k, one in enumerate(told) if one and (any(told[k + 1 : k + 2]) or not _hangs(lines[k:]))]
    if values[:1] != [0] or all(ITEM.match(lines[k].text) and lines[k].text[-1:].isalpha() for k in values):
        return []
    cut = rests_in_rows(lines, cell.box)
    return [k for k in values if k == 0 or (k not in cut and _whole(cell, lines[k - 1], lines[k]))]


def _is_target(text: str) -> bool:
    """Whether a line is a target or another figure, and nothing else."""
    return VALUE.fullmatch(text) is not None or is_figure(text)


def _is_cut_word(lines: Sequence[Line]) -> bool:
    """Whether the first of two lines is a word that goes on in small letters: "Nil" over "ai"."""
    return len(lines) > 1 and lines[0].text.isalpha() and lines[1].text[:1].islower()


def _hangs(lines: Sequence[Line]) -> bool:
    """Whether the first of these lines is a dash with a text under it."""
    return len(lines) > 1 and not lines[0].text.strip("-–— ")


def _whole(cell: Cell, above: Line, line: Line) -> bool:
    """Whether a value is one of its own, not the rest of the line above."""
    if ON.search(above.text):
        return False
    clear = above.box is not None and line.box is not None and line.box.y0 - above.box.y1 > line.box.height
    clear |= _MEASURED.fullmatch(above.text) is not None and _MEASURED.fullmatch(line.text) is not None
    return clear or not any(ch.isalpha() for ch in above.text) or has_room(cell, above, line, line.text.split()[0])


def pitch_of(columns: Sequence[Column]) -> float:
    """From line to line of running text: the smallest step, at least a line's height; where no text goes on in small
    letters, none that texts set close do not have."""
    steps = [b.top - a.top for column in columns for a, b in pairwise(column.marks)]
    heights = [mark.bottom - mark.top for column in columns for mark in column.marks]
    on = any(mark.line.text[:1].islower() for column in columns for mark in column.marks[1:])
    least = min(heights, default=1.0)
    found = min((step for step in steps if step >= least), default=1.3 * least)
    return found if on else min(found, CLOSE * least)
