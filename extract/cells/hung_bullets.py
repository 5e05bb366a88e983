"""Bullets set a little above or below the line that they begin are put at its front."""

from collections.abc import Sequence

from extract.document import Line

_BULLETS = frozenset("-–•▪●○*\uf0b7\uf0a7\uf0d8")
_SLACK = 0.05
"""Line heights by which a text may begin before its bullet ends."""


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
