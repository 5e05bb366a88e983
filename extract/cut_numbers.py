"""Numbers that a column too narrow for them broke: "6" over "7%", "16" over ",33" over "%", "270.00" over "0.000".

A number is only cut where its line fills the column, but so may two numbers under each other: what each would be by
itself tells them apart, and where it does not, they stay two.
"""

import re
from collections.abc import Sequence

from extract.breaks import Gap, gaps
from extract.document import Box, Line
from extract.figures import is_broken

_PIECE = re.compile(r"[<>≤≥]?[\d.,]*\d[\d.,]*\s?%?|[.,%]")
_NUMBER = re.compile(r"[<>≤≥]?\d[\d.,]*\s?%?")
_ONE_DECIMAL = re.compile(r"\d{1,3}[.,]\d")
_SHORT = 2
"""Digits of a line that a shorter one may go on; of longer ones a number without marks has too many."""


def rests(lines: Sequence[Line], box: Box | None) -> frozenset[int]:
    """Which lines go on with the number of the line above; `box` is the cell's, in points."""
    texts = [line.text.strip() for line in lines]
    if len(texts) < 2 or not any(map(_PIECE.fullmatch, texts[1:])):
        return frozenset()
    full = [gap is Gap.FULL_ALONE for gap in gaps(lines, box)]
    if all(full) and is_broken(texts):
        return frozenset(range(1, len(texts)))
    found: set[int] = set()
    so_far = texts[0]
    for k, text in enumerate(texts[1:], 1):
        on = full[k - 1] and _goes_on(texts[k - 1], text) and _NUMBER.fullmatch(so_far + text) is not None
        so_far = so_far + text if on else text
        found |= {k} if on else set()
    return frozenset(found)


def _goes_on(above: str, below: str) -> bool:
    """Whether a line that fills its column is sure to be cut: by a mark, by its sign, by how little it holds."""
    if not _PIECE.fullmatch(above) or not _PIECE.fullmatch(below) or above.endswith("%"):
        return False
    marked = above[-1] in ".," or below[0] in ".,%" or below[-1] == "%"
    lone = len(below) == 1 and _ONE_DECIMAL.fullmatch(above) is not None
    return marked or lone or len(above) == 1 or len(below) < len(above) <= _SHORT
