"""Rivers: stretches of white, read from top to bottom, that part the columns of a block of lines."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.engines.aligned.printed import Chunk, Printed, line_of
from extract.figures import is_year
from extract.stretches import runs, stretches

Span = tuple[float, float]
"""x0, x1 in points."""
Piece = tuple[float, float, float]
"""x0, x1 and top of a piece of text, points."""
NARROWEST = 1.0
"""Points: a river narrower than this is none."""
TOLERANCE = 0.34
"""A stretch is white where at most this share of the lines it parts lies across it: spanning headers, bands."""
MANY = 6
"""Lines that must part their words at one place, where cells are set no farther apart than words."""
WIDER = 0.45
"""Font sizes: more than a space."""
SOME = 0.25
"""Of the lines of a close column, those that stand farther than a space from the text at their left."""
_BESIDE = 2
"""Rows of lines half beside each other, from which they part columns."""
STEP = 0.5
"""Points: the resolution of the coverage profile."""
White = Callable[[Chunk, Chunk], Span | None]
"""Between two heads of a series; None between others."""
Counts = npt.NDArray[np.int32]


def common(rivers: Sequence[Span], free: Sequence[Span], narrowest: float = NARROWEST) -> list[Span]:
    """The parts of `rivers` that `free` leaves white; both sorted from the left."""
    out: list[Span] = []
    i = j = 0
    while i < len(rivers) and j < len(free):
        left = max(rivers[i][0], free[j][0])
        right = min(rivers[i][1], free[j][1])
        if right - left >= narrowest:
            out.append((left, right))
        if rivers[i][1] <= free[j][1]:
            i += 1
        else:
            j += 1
    return out


def crossed(line: Printed, rivers: Sequence[Span]) -> int:
    """How many of these rivers a chunk of the line lies right across."""
    return sum(any(c.x0 < r0 and c.x1 > r1 for c in line.chunks) for r0, r1 in rivers)


def parted(line: Printed, rivers: Sequence[Span]) -> int:
    """How many of these rivers have text of the line on both sides and none across."""
    inside = sum(line.x0 < r0 + NARROWEST and line.x1 > r1 - NARROWEST for r0, r1 in rivers)
    return inside - crossed(line, rivers)


def rivers_of(core: Sequence[Printed], lines: Sequence[Printed]) -> list[Span]:
    """The rivers between the columns of the `core` lines, from the left.

    A chunk over several columns (a spanning header, a band) does not close the rivers under it as long as
    more lines bear them out. All `lines` are asked where figures or words stand closer than cells do.
    """
    core = without_texts_over(between_numbered, without_texts_over(between_years, core))
    chunks = [chunk for line in core for chunk in line.chunks]
    if not chunks:
        return []
    left = min(chunk.x0 for chunk in chunks)
    right = max(chunk.x1 for chunk in chunks)
    cover, bear = _profile([[(c.x0, c.x1) for c in line.chunks] for line in core], left, right)
    white = (bear >= 1) & (cover <= TOLERANCE * bear)
    white |= (cover == 0) & (_profile(_beside(core), left, right)[1] >= _BESIDE)
    white |= _between_figures(lines, left, len(white))
    white |= _between_words(core, left, right)
    wide = [(left + a * STEP, left + b * STEP) for a, b in stretches(white) if (b - a) * STEP >= NARROWEST]
    return [river for stretch in wide for river in _within(stretch, core)]


def _beside(lines: Sequence[Printed]) -> list[list[Span]]:
    """The texts of lines that stand half beside each other: names of two lines, and values between these."""
    rows = runs(lines, lambda row, line: line.half_beside(row[-1]))
    return [sorted((c.x0, c.x1) for line in row for c in line.chunks) for row in rows]


def without_texts_over(white: White, lines: Sequence[Printed]) -> list[Printed]:
    """Without the header texts across the `white` between two heads under them, which are columns of their own."""
    body = _body_top(lines)
    header = [line for line in lines if line.y0 < body]
    gaps = [(*gap, line.y0) for line in header for a, b in pairwise(line.chunks) if (gap := white(a, b))]
    if not gaps:
        return list(lines)
    kept = [
        [c for c in line.chunks if not any(c.x0 < x0 and c.x1 > x1 and c.y0 < y for x0, x1, y in gaps)]
        for line in lines
    ]
    return [line_of(chunks) for chunks in kept if chunks]


def between_years(one: Chunk, other: Chunk) -> Span | None:
    """The white between two bare years."""
    return (one.x1, other.x0) if is_year(one.text) and is_year(other.text) else None


def between_numbered(one: Chunk, other: Chunk) -> Span | None:
    """The middle of the white between "Triwulan I" and "Triwulan II", a word with a number each."""
    numbered = one.n_words == other.n_words == 2 and one.words[0][2] == other.words[0][2]
    return ((one.x1 + other.x0) / 2,) * 2 if numbered else None


def _between_figures(lines: Sequence[Printed], left: float, n: int) -> npt.NDArray[np.bool_]:
    """Where neighbouring figures leave white on most of the lines that have several: words that wrap under
    them ("51" over "Dokumen") may touch from column to column."""
    figured = [line for line in lines if line.figures >= 2]
    white, text = np.zeros(n + 1, np.int32), np.zeros(n + 1, np.int32)
    for line in figured:
        for a, b in pairwise(line.chunks):
            if a.figure and b.figure:
                white[_step(a.x1, left, n) + 1] += 1
                white[max(_step(a.x1, left, n) + 1, _step(b.x0, left, n))] -= 1
        for chunk in line.chunks:
            text[_step(chunk.x0, left, n)] += 1
            text[min(n, _step(chunk.x1, left, n) + 1)] -= 1
    bearing, covering = np.cumsum(white)[:n], np.cumsum(text)[:n]
    return (bearing >= max(2, 0.6 * len(figured))) & (covering <= TOLERANCE * bearing)


def _step(x: float, left: float, n: int) -> int:
    return min(n - 1, max(0, int((x - left) / STEP)))


def _between_words(lines: Sequence[Printed], left: float, right: float) -> npt.NDArray[np.bool_]:
    """Where next to no word stands in many lines, and a column begins: cells set no farther apart than words."""
    cover, words = _profile([[w[:2] for c in line.chunks for w in c.words] for line in lines], left, right)
    parted: npt.NDArray[np.bool_] = (words >= MANY) & (cover <= words // 12)
    for a, b in stretches(parted):
        if not _column_begins(lines, left + b * STEP):
            parted[a:b] = False
    return parted


def _column_begins(lines: Sequence[Printed], x: float) -> bool:
    """Words of several lines begin at x, some of them farther from the word before than a space."""
    gaps: list[float] = []
    for line in lines:
        before = -1e6
        for word in (w for c in line.chunks for w in c.words):
            if abs(word[0] - x) < 2:
                gaps.append((word[0] - before) / line.size)
            before = word[1]
    return len(gaps) >= MANY // 2 and sum(gap > WIDER for gap in gaps) >= SOME * len(gaps)


def _profile(lines: Sequence[Sequence[Span]], left: float, right: float) -> tuple[Counts, Counts]:
    """Per step of x: the lines that have a stretch there, and those that have some on both sides but not there."""
    n = int((right - left) / STEP) + 3
    cover, reach = np.zeros(n + 1, np.int32), np.zeros(n + 1, np.int32)
    for line in lines:
        for x0, x1 in line:
            cover[int((x0 - left) / STEP)] += 1
            cover[int((x1 - left) / STEP) + 1] -= 1
        reach[int((line[0][0] - left) / STEP)] += 1
        reach[int((max(x1 for _, x1 in line) - left) / STEP) + 1] -= 1
    cover, reach = np.cumsum(cover), np.cumsum(reach)
    return cover, reach - cover


def _within(stretch: Span, lines: Sequence[Printed]) -> list[Span]:
    """The rivers in one white stretch: one, or two around each sparsely filled column inside it."""
    a, b = stretch
    touching = [c for line in lines for c in line.chunks if c.x1 > a + STEP and c.x0 < b - STEP]
    partial = [c for c in touching if not (c.x0 <= a and c.x1 >= b)]
    body = _body_top(lines)
    pieces = _without_spanners([piece for chunk in partial for piece in _pieces(chunk, stretch)], body)
    free = [(max(a, p), min(b, q)) for p, q in _free(pieces) if min(b, q) - max(a, p) >= NARROWEST]
    if not free:
        return [stretch]
    if len(free) > 1:
        free = _without_false_columns(free, pieces, body, len(touching) - len(partial))
    return free


def _without_spanners(pieces: Sequence[Piece], body: float) -> list[Piece]:
    """Without the header texts that lie over two columns of the body."""
    free = _free([piece for piece in pieces if piece[2] >= body])
    columns = [(before[1], after[0]) for before, after in pairwise(free)]
    return [p for p in pieces if p[2] >= body or sum(p[0] < end and p[1] > start for start, end in columns) < 2]


def _pieces(chunk: Chunk, stretch: Span) -> list[Piece]:
    """The chunk; where it sticks out of the stretch, its words, which cover but bear out no column (y: -1)."""
    if stretch[0] <= chunk.x0 and chunk.x1 <= stretch[1]:
        return [(chunk.x0, chunk.x1, chunk.y0)]
    return [(x0, x1, -1.0) for x0, x1, _ in chunk.words]


def _without_false_columns(free: list[Span], pieces: Sequence[Piece], body: float, across: int) -> list[Span]:
    """Rivers joined where what parts them is a header over two columns rather than a column of its own."""
    out = [free[0]]
    for river in free[1:]:
        between = [y for x0, x1, y in pieces if y >= 0 and x0 >= out[-1][1] - STEP and x1 <= river[0] + STEP]
        if len(between) >= max(2, across + 1) and any(y >= body for y in between):
            out.append(river)
        elif river[1] - river[0] > out[-1][1] - out[-1][0]:
            out[-1] = river
    return out


def _body_top(lines: Sequence[Printed]) -> float:
    """y of the first line with a figure that is no year; the second line where there is none."""
    for line in lines:
        if any(c.figure and not is_year(c.text) for c in line.chunks):
            return line.y0
    return lines[min(1, len(lines) - 1)].y0


def _free(pieces: Sequence[Piece]) -> list[Span]:
    """White stretches that no piece covers."""
    out: list[Span] = []
    reach = -1e6
    for x0, x1, _ in sorted(pieces):
        if x0 > reach:
            out.append((reach, x0))
        reach = max(reach, x1)
    out.append((reach, 1e6))
    return out
