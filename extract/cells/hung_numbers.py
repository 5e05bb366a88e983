"""Numbers in a column of their own that no rule parts from the text: broken by it ("1", ".", "2", "." beside the first
lines of a name) or set to its middle, they are put at the front of the text. So are bullets set a little above
or below the line that they begin.
"""

import re
from collections.abc import Sequence
from statistics import median

from extract.document import Line
from extract.figures import is_value
from extract.structs import replace

_PIECE = re.compile(r"(?P<piece>\d{1,2}|[IVX]{1,4}|\.)(?:\s+(?P<rest>\S.*))?")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?|(?:\d{1,2}|X{0,3}(?:IX|IV|V?I{0,3}))\.")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_BESIDE = 0.8
"""Heights of a line by which a number stands left of the text at the least."""
_EDGE = 0.2
"""By which lines of one edge may miss it."""
_FEWEST = 2
"""Lines of the text that show its edge."""
_BULLETS = frozenset("-–•▪●○*\uf0b7\uf0a7\uf0d8")
_SLACK = 0.05
"""Line heights by which a text may begin before its bullet ends."""


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


def rehung(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell, from top to bottom, each lone bullet before the line beside which it stands."""
    out = list(lines)
    for bullet in [line for line in lines if line.text in _BULLETS]:
        i = out.index(bullet)
        beside = [k for k in (i - 1, i + 1) if 0 <= k < len(out) and _shared(bullet, out[k]) > 0]
        if beside:
            k = max(beside, key=lambda k: _shared(bullet, out[k]))
            out[k] = _led(bullet, out[k])
            del out[i]
    return out


def _shared(bullet: Line, line: Line) -> float:
    """Points of height that a bullet shares with a line that begins right of it and has no bullet of its own."""
    one, other = bullet.box, line.box
    if one is None or other is None or line.text[:1] in _BULLETS or other.x0 < one.x1 - _SLACK * other.height:
        return 0.0
    return min(one.y1, other.y1) - max(one.y0, other.y0)


def _led(bullet: Line, line: Line) -> Line:
    box = line.box.union(bullet.box) if line.box and bullet.box else line.box
    sure = min(bullet.confidence, line.confidence)
    return Line(f"{bullet.text} {line.text}", box, line.page, line.bold, line.italic, line.underline, sure)
