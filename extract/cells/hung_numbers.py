"""Numbers in a column of their own that no rule parts from the text: broken by it ("1", ".", "2", "." beside the first
lines of a name) or set to its middle, they are put at the front of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.document import Line
from extract.figures import is_value

_PIECE = re.compile(r"(?P<piece>\d{1,2}|[IVX]{1,4}|\.)(?:\s+(?P<rest>\S.*))?")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?|(?:\d{1,2}|X{0,3}(?:IX|IV|V?I{0,3}))\.")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_BESIDE = 0.8
"""Heights of a line by which a number stands left of the text at the least."""
_EDGE = 0.2
"""By which lines of one edge may miss it."""
_FEWEST = 2
"""Lines of the text that show its edge."""


def unhung(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell, from top to bottom, with such a number before the first of them."""
    out = list(lines)
    if len(out) <= _FEWEST:
        return out
    found = [(k, match) for k, line in enumerate(out) if (match := _PIECE.fullmatch(line.text))]
    number, at = _number_of(found) if found else None, {k for k, _ in found}
    if number is None or _among_values(out, at) or not _stand_left(out, at):
        return out
    rests = {k: match["rest"] or "" for k, match in found}
    text = [replace(line, text=rests.get(k, line.text)) for k, line in enumerate(out)]
    first, *others = [line for line in text if line.text]
    return [replace(first, text=f"{number} {first.text}"), *others]


def _among_values(lines: Sequence[Line], at: set[int]) -> bool:
    """Whether a line beside those of the pieces is a value: they stand one over the other, each its own."""
    return any(is_value(line.text) for k, line in enumerate(lines) if k not in at)


def _number_of(found: Sequence[tuple[int, re.Match[str]]]) -> str | None:
    """The number that the pieces make: with a point of its own among them, Roman and broken by the
    first lines, or whole and not before them.
    """
    pieces = [match["piece"] for _, match in found]
    whole = "".join(pieces)
    if "." in pieces:
        return whole if _NUMBER.fullmatch(whole) else None
    if len(found) == 1:
        return whole if found[0][0] > 0 else None
    follows = [k for k, _ in found] == list(range(len(found))) and pieces != ["I", "II"]
    return whole if follows and _ROMAN.fullmatch(whole) else None


def _stand_left(lines: Sequence[Line], at: set[int]) -> bool:
    """Whether the lines of the pieces begin left of all others, which have one edge."""
    boxes = [line.box for line in lines]
    edges = [box.x0 for k, box in enumerate(boxes) if box and k not in at]
    if len(edges) < _FEWEST or None in boxes:
        return False
    height = median(box.height for box in boxes if box)
    left = max(box.x0 for k, box in enumerate(boxes) if box and k in at)
    return max(edges) - min(edges) <= _EDGE * height and left < min(edges) - _BESIDE * height
