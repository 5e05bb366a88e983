"""Which numbers of a line are to be held against the page's own figures: doubtful ones, those that the recogniser
takes for another even surely ("96" for "%"), and those of which one character was read as none of a number ("1B")."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from extract.scan.place import SURE, Placed
from extract.scan.reread import DOUBT

LIKE_PERCENT = "96"
"""What a blurred per cent sign is read as, surely even: 6 of 529 figures of a page of 150 dpi."""
ALIKE = (("%6", "%"), (LIKE_PERCENT, "%"), ("9%", "%"), ("%", LIKE_PERCENT))
"""What the recogniser takes for one another."""
WORD = re.compile(r"\S{1,16}")
FIGURES = frozenset("0123456789.,%")
LETTERS = {"B": "8", "O": "0", "o": "0", "D": "0", "l": "1", "I": "1", "S": "5", "Z": "2", "G": "6", "b": "6"}
"""Letters that a figure is taken for, surely even: "1B" for 18 on a page sent by fax."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A number of a line."""

    first: int
    last: int
    read: str
    text: str
    """What was read, a figure that looks like it in the place of what is none."""
    doubtful: frozenset[int]
    """Its characters that may be others."""

    def is_no_number(self, line: Placed) -> bool:
        """Whether what was read is all that a line says, and no number."""
        return self.text != self.read == line.text


def disputed(placed: Sequence[Placed]) -> list[Placed]:
    """The lines, a number in doubt where the page prints for certain the percentage that it may be as well."""
    percent = frozenset(line.text for line in placed if line.text.endswith("%") and line.confidence.min() >= SURE)
    return [line.disputed() if _may_be(line.text, percent) else line for line in placed]


def _may_be(text: str, percent: Collection[str]) -> bool:
    return text.endswith(LIKE_PERCENT) and text.removesuffix(LIKE_PERCENT) + "%" in percent


def numbers(line: Placed) -> list[Asked]:
    """The numbers of a line that are asked, from the last, since texts may grow."""
    words = reversed(list(WORD.finditer(line.text)))
    return [asked for word in words if (asked := _asked(line, word))]


def _asked(line: Placed, word: re.Match[str]) -> Asked | None:
    read, sure = word.group(), line.confidence[word.start() : word.end()]
    others = [k for k, char in enumerate(read) if char not in FIGURES]
    if not any(char.isdigit() for char in read) or len(others) > 1:
        return None
    if any(sure[k] >= DOUBT and read[k] not in LETTERS for k in others):
        return None
    if not others and not (sure.min() < DOUBT or read[-2:] in dict(ALIKE)):
        return None
    text = "".join(char if char in FIGURES else LETTERS.get(char, "0") for char in read)
    doubtful = frozenset([*np.nonzero(sure < DOUBT)[0].tolist(), *others])
    return Asked(word.start(), word.end(), read, text, doubtful)
