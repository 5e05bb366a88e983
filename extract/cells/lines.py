"""Glyphs of many cells -> their printed lines, all cells of a page at once.

Letters whose middles differ by less than a part of their size stand on one line, so raised and lowered
letters stay in it; a line's letters are read from left to right, a gap is a space where it is wide or where
the page prints one. Letters that run up, down or upside down make lines of their own, read in their direction.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.cells.hung_numbers import rehung, unhung
from extract.document import Box, Line
from extract.grouped import grouped
from extract.ink import Bools, Floats, Glyphs
from extract.signs import STROKES
from extract.signs import raised as superscript
from extract.stretches import stretches

STEP = 0.4
"""Ems between the middles of two letters, from which they stand on different lines; a raised letter's is 0.25."""
RAISED_STEP = 0.48
"""The same between letters of two sizes: some producers raise marks by half a line."""
GAP = 0.14
"""Ems of white that separate words where no space is printed: a space is 0.25, a kerned one 0.19; letters
stand at less than 0.05."""
_FAR = 65536.0
"""Points beyond every page: a power of two, so that numbers of groups and places stay exact together."""
_ROUNDING = 0.01
"""Ems within which a blank and a letter begin at one place: the blank is the one before it."""

Owners = npt.NDArray[np.intp]
SMALLER = 0.9
"""A raised letter's size, of the line's largest, at most."""
_WORDS = re.compile(r"([^\W\d_]{3,})|.", re.DOTALL)
"""Letters side by side that are a word, set a little higher, and no mark; else one character."""
RAISED = 0.25
"""Ems of the line's largest letters by which a raised letter's foot stands over theirs, at least."""


@dataclass(frozen=True, slots=True)
class _Order:
    """Glyphs in reading order: index into the page's glyphs, first glyph of each line, gaps before glyphs."""

    index: npt.NDArray[np.intp]
    starts: npt.NDArray[np.intp]
    gap: Bools
    raised: Bools


def lines_of(glyphs: Glyphs, owners: Owners, page: int | None, part: float = np.inf) -> dict[int, list[Line]]:
    """The lines of each owner (a cell's number; negative: nobody's), from top to bottom.

    `owners`: (n,) one for each glyph. Owners without letters are left out. `part`: ems of white, without blanks
    printed in it, from which a line is two.
    """
    kept = np.flatnonzero(owners >= 0)
    if not len(kept):
        return {}
    glyphs, owners = glyphs.select(kept), owners[kept]
    order = _read(glyphs, owners, part)
    texts = _texts(glyphs, order)
    first = order.index[order.starts]
    owned = owners[first].tolist()
    facts = zip(_boxes(glyphs, order), *_styles(glyphs, order), strict=True)
    out = grouped(
        (owner, Line(text, Box(*box), page, bold, italic, False, sure))
        for text, owner, (box, bold, italic, sure) in zip(texts, owned, facts, strict=True)
        if text
    )
    return {owner: unhung(rehung(lines)) if len(lines) > 1 else lines for owner, lines in out.items()}


def _read(glyphs: Glyphs, owners: Owners, part: float) -> _Order:
    flow = flow_of(glyphs, glyphs.boxes if glyphs.typed is None else glyphs.typed)
    group = owners if glyphs.angle is None else owners * 360 + glyphs.angle
    middle = (flow[:, 1] + flow[:, 3]) / 2
    down = _sorted(group, middle)
    one, other = glyphs.size[down][1:], glyphs.size[down][:-1]
    least = np.where(np.minimum(one, other) <= SMALLER * np.maximum(one, other), RAISED_STEP, STEP)
    step = np.diff(middle[down]) > least * np.maximum(one, other)
    fresh = np.r_[True, step | (np.diff(group[down]) != 0)]
    line = np.cumsum(fresh) - 1
    from_left = flow[:, 0] - _ROUNDING * glyphs.size * (glyphs.text == " ")
    index = down[_sorted(line, from_left[down])]  # `line` ascends, so it also numbers the sorted glyphs
    flow = flow.take(index, axis=0)
    space = flow[1:, 0] - flow[:-1, 2]
    space = _upright(space, glyphs.italic[index], line)
    starts = np.flatnonzero(fresh | np.r_[False, space > part * glyphs.size[index[1:]]])
    gap = np.r_[False, space > GAP * np.minimum(glyphs.size[index[1:]], glyphs.size[index[:-1]])]
    raised = raised_in(flow, glyphs.size[index], starts, glyphs.confidence[index] < 1)
    return _Order(index, starts, gap, raised)


def _sorted(group: npt.NDArray[np.intp], place: npt.NDArray[np.floating]) -> npt.NDArray[np.intp]:
    """The order by group and, in it, by place: one sort of what the page prints nearly in this order already."""
    return np.argsort(group * _FAR + place, kind="stable")


def _upright(space: Floats, italic: Bools, line: npt.NDArray[np.intp]) -> Floats:
    """The white before each letter but the first, as if slanted letters stood upright: a slant that the producer
    made widens each letter's box over its neighbours by the same amount."""
    if not italic.any():
        return space
    slanted = italic[1:] & italic[:-1] & (line[1:] == line[:-1])
    over = slanted & (space < 0)
    if 2 * over.sum() <= slanted.sum():
        return space
    out = space.copy()
    for k in np.unique(line[1:][over]):
        own = slanted & (line[1:] == k)
        out[own] -= min(0.0, float(np.median(space[own])))
    return out


def flow_of(glyphs: Glyphs, boxes: Floats) -> Floats:
    """The letters' boxes as if all text ran to the right: x along the text, y across it."""
    if glyphs.angle is None or not glyphs.angle.any():
        return boxes
    x0, y0, x1, y1 = boxes.T
    ways = {90: (-y1, x0, -y0, x1), 180: (-x1, -y1, -x0, -y0), 270: (y0, -x1, y1, -x0)}
    flow = boxes.copy()
    for angle, way in ways.items():
        turned = glyphs.angle == angle
        flow[turned] = np.stack(way, axis=1)[turned]
    return flow


def _texts(glyphs: Glyphs, order: _Order) -> list[str]:
    letters = glyphs.text[order.index].tolist()
    if order.raised.any():
        letters = superscripts(letters, order.raised)
    for k in np.flatnonzero(order.gap).tolist():
        letters[k] = " " + letters[k]
    ends = [*order.starts[1:].tolist(), len(letters)]
    return [" ".join("".join(letters[a:b]).split()) for a, b in zip(order.starts.tolist(), ends, strict=True)]


def _boxes(glyphs: Glyphs, order: _Order) -> list[list[float]]:
    """Each line's box; blanks do not count, so that a line ends where its last letter does."""
    boxes = glyphs.boxes.take(order.index, axis=0).astype(np.float64)
    blank = glyphs.text[order.index] == " "
    low, high = boxes[:, :2].copy(), boxes[:, 2:].copy()
    low[blank], high[blank] = np.inf, -np.inf
    corners = (np.minimum.reduceat(low, order.starts), np.maximum.reduceat(high, order.starts))
    rounded: list[list[float]] = np.round(np.concatenate(corners, axis=1), 2).tolist()
    return rounded


def _styles(glyphs: Glyphs, order: _Order) -> tuple[list[bool], list[bool], list[float]]:
    """Bold and italic where most letters are; the line is as certain as its least certain letter."""
    letter = (glyphs.text[order.index] != " ").astype(np.float32)
    count = np.maximum(np.add.reduceat(letter, order.starts), 1)
    bold = np.add.reduceat(letter * glyphs.bold[order.index], order.starts) > count / 2
    italic = np.add.reduceat(letter * glyphs.italic[order.index], order.starts) > count / 2
    sure = np.minimum.reduceat(np.where(letter > 0, glyphs.confidence[order.index], 1), order.starts)
    return bold.tolist(), italic.tolist(), np.round(sure.astype(np.float64), 3).tolist()


def raised_in(flow: Floats, size: Floats, starts: npt.NDArray[np.intp], pictured: Bools) -> Bools:
    """(n,) which letters of lines (in reading order, each begins at one of `starts`) stand raised.

    `flow`: (n, 4) boxes with y across the line, down. Letters of pictures have no size that could tell.
    """
    known = np.where(pictured, 0, size)
    most = np.repeat(np.maximum.reduceat(known, starts), np.diff(np.append(starts, len(size))))
    small = (size <= SMALLER * most) & ~pictured
    if not small.any():
        return small
    feet = np.where(small, -np.inf, flow[:, 3])
    foot = np.repeat(np.maximum.reduceat(feet, starts), np.diff(np.append(starts, len(size))))
    return np.asarray(small & (foot - flow[:, 3] >= RAISED * most))


def superscripts(letters: list[str], raised: Bools) -> list[str]:
    """The letters with raised ones as superscripts; the numerator of a small fraction ("1/2") stays as it is, and so do
    words. So a mark beside a figure stays told from the figure's own digits ("21¹⁾", "Km²").
    """
    out = list(letters)
    for first, end in stretches(raised):
        if end == len(letters) or letters[end] not in STROKES:
            run = "".join(one if len(one) == 1 else "x" for one in letters[first:end])  # a ligature is several
            for word in _WORDS.finditer(run):
                marks = slice(first + word.start(), first + word.end())
                out[marks] = letters[marks] if word[1] else map(superscript, letters[marks])
    return out
