"""Fractions with a drawn bar, or a row of hyphens for one: lines above it, lines below it, a factor beside."""

from dataclasses import replace

from extract.document import Line
from extract.fractions.bars import Bar
from extract.fractions.fraction import PARAGRAPH, Fraction, gap
from extract.fractions.quotient import BAR, LEADING_FACTOR
from extract.fractions.underlined import Lettered, split

_BESIDE = 0.8
"""Line heights of white between a fraction and what stands beside it on the same line."""
_HYPHENS = "-–—_─"
_APART = 0.3
"""Line heights between two bars."""


def hyphen_bars(lines: list[Line]) -> tuple[list[Line], list[Bar]]:
    """The lines without those that are rows of hyphens, and these as bars; a factor behind hyphens stays a line."""
    kept: list[Line] = []
    bars: list[Bar] = []
    for line in lines:
        match = BAR.fullmatch(line.text) if line.text[:1] in _HYPHENS else None
        if match is None or line.box is None:
            kept.append(line)
            continue
        tail = match["tail"] or ""
        end = line.box.x1 - line.box.width * len(tail) / len(line.text)
        bars.append(Bar(line.box.x0, end, (line.box.y0 + line.box.y1) / 2))
        if tail:
            kept.append(replace(line, text=tail, box=replace(line.box, x0=end)))
    return kept, bars


def barred(cell: Lettered, lines: list[Line], bars: list[Bar]) -> tuple[Fraction, list[Line]]:
    """The fraction of the first bar, and the lines behind it."""
    bar = bars[0]
    fraction = Fraction(drawn=True)
    apart = _APART * max((line.box.height for line in lines if line.box), default=0.0)
    limit = min((other.y for other in bars if other.y > bar.y + apart), default=float("inf"))
    used = 0
    for k, line in enumerate(lines):
        if line.box is None or not _takes(fraction, line, bar, limit):
            break
        left, on, right = _parted(cell, line, bar)
        over = (line.box.y0 + line.box.y1) / 2 < bar.y
        (fraction.numerator if over else fraction.denominator).extend(on)
        fraction.lead += left
        fraction.beside += right
        used = k + 1
    return fraction, lines[used:]


def _takes(fraction: Fraction, line: Line, bar: Bar, limit: float) -> bool:
    """Whether a line still belongs to the fraction: no wide gap before it, no other bar under it."""
    box = line.box
    if box is None:
        return False
    if (box.y0 + box.y1) / 2 > bar.y and limit - box.y1 < 0.5 * box.height:
        return False
    last = fraction.denominator[-1] if fraction.denominator else None
    return last is None or gap(last, line) <= PARAGRAPH * box.height


def _parted(cell: Lettered, line: Line, bar: Bar) -> tuple[list[Line], list[Line], list[Line]]:
    """A line in three, where white parts what is on the bar from what stands beside it."""
    box = line.box
    if box is None or bar.covers(box.x0, box.x1) <= 0:
        return ([line], [], []) if box is not None and box.x1 <= bar.x0 else ([], [], [line])
    left, on, right = split(cell, line, bar.x0, bar.x1)
    if not on or not on[0].box:
        return [], [line], []
    centre, space = on[0].box, _BESIDE * box.height
    near = any(a.box and centre.x0 - a.box.x1 < space for a in left if not _stands_apart(a))
    near = near or any(a.box and a.box.x0 - centre.x1 < space for a in right if not _stands_apart(a))
    return ([], [line], []) if near else (left, on, right)


def _stands_apart(line: Line) -> bool:
    """Whether brackets or a factor stand beside the fraction, however near."""
    return line.text[:1] in "()[]{}" or bool(LEADING_FACTOR.match(line.text))
