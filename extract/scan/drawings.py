"""The characters that a page prints for certain, as drawings: how much of a line's ink a text leaves unexplained.

A page repeats its figures and letters many times in one face. A text is drawn with them where it fits best; what
differs from the print where nothing hides it is its cost: squared shares of black, summed over pixels.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from extract.grouped import grouped
from extract.scan.extras import cv2
from extract.scan.found import grown
from extract.scan.layout import Layout, TextLine
from extract.scan.picture import Picture
from extract.scan.place import SURE, Placed

MARKS, MARKED = ",.", 0.8
"""Decimal marks, drawn alike: which of the two it is, readings often dispute; what one is worth that gives drawings."""
LOOKED_AT, SAMPLES = 12, 4
"""Drawings compared, and kept, of each character."""
ABOVE, BELOW = 1.2, 0.35
"""Letter heights over and under the base that a drawing shows."""
SHIFT = 1
"""Pixels by which a drawing may stand higher or lower than its line's base says."""
COVER = 3
"""Pixels of a character that the rule which it touches may cover."""
FRINGE = 0.1
"""Share of black in a column of pixels that is only the blur beside a character."""
ALIKE = 0.12
"""Share by which the heights of lines in one size of type differ at most."""
DISTINCT = 3.0
"""Drawings of different characters are so many times as far apart as those of one, three quarters of them at least."""
LEAST_NOISE = 0.006
"""What drawings of one character differ by at least, as costs are, over the square of a letter's height."""
WHITE, BLACK = 250.0, 60.0

Wanted = Callable[[str], bool]
"""Whether a character is drawn."""
Plane = npt.NDArray[np.float32]
"""(height, width): shares of black, 0-1; or weights, 0 where something hides the print."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The print of a part of a line, and how far each pixel of it counts."""

    shown: Plane
    weight: Plane
    start: int
    """Pixels: where it begins on the page."""
    marked: bool = False
    """Whether a mark lies on it, under which more may be printed; under a rule stands no whole character."""

    @property
    def ruled(self) -> bool:
        """Whether a rule alone hides a part of it: so much that a text may pass for another, no more."""
        return not self.marked and not self.weight.all()


@dataclass(frozen=True, slots=True)
class Drawings:
    """Drawings of characters in the page's usual size."""

    of: dict[str, tuple[Plane, ...]]
    rise: float
    """Height of its lines over the base; pixels."""
    noise: float
    """What drawings of one character differ by, as costs are."""

    def fits(self, line: TextLine) -> bool:
        """Whether a line is printed in this size."""
        return abs((line.base - line.y0) - self.rise) <= ALIKE * self.rise + 1


def strip_of(picture: Picture, layout: Layout, line: TextLine, start: float, end: float) -> Strip:
    """The print between two places of a line, with room for drawings to stand higher or lower."""
    top = round(line.base - ABOVE * layout.letter) - SHIFT
    low = round(line.base + BELOW * layout.letter) + SHIFT
    left = max(0, round(start))
    at = (slice(max(0, top), low), slice(left, max(left, round(end))))
    near = grown(layout.ink[at])
    black = np.clip((WHITE - picture.grey[at].astype(np.float32)) / (WHITE - BLACK), 0, 1) * near
    marks = np.zeros_like(near) if picture.marks is None else picture.marks[at]
    covered = marks if layout.ruled is None else marks | (layout.ruled[at] & grown(layout.ink[at], COVER))
    return Strip(black.astype(np.float32), (covered == 0).astype(np.float32), left, bool(marks.any()))


def drawings(placed: Sequence[Placed], picture: Picture, layout: Layout, wanted: Wanted) -> Drawings | None:
    """Drawings of the wanted characters that were read for certain and that no mark is near.

    None where there are too few, or where they are too much alike to tell one from another.
    """
    lines = [line for line in placed if _is_clear(line, picture, wanted)]
    rise = float(np.median([line.line.base - line.line.y0 for line in lines])) if lines else 0.0
    alike = (line for line in lines if abs(line.line.base - line.line.y0 - rise) <= ALIKE * rise)
    found = grouped(pair for line in alike for pair in _characters(line, picture, layout, wanted))
    chosen = {char: _typical(planes) for char, planes in found.items()}
    noise = [between for _, between in chosen.values() if between]
    usual = max(float(np.median(noise)) if noise else 0.0, LEAST_NOISE * layout.letter**2)
    different = [_apart(chosen[a][0][0], chosen[b][0][0]) for a, b in combinations(sorted(chosen), 2)]
    if not noise or not different or np.percentile(different, 25) < DISTINCT * usual:
        return None
    marks = tuple(plane for mark in MARKS if mark in chosen for plane in chosen[mark][0])
    either = dict.fromkeys(MARKS, marks) if marks else {}
    return Drawings({char: planes for char, (planes, _) in chosen.items()} | either, rise, usual)


def _is_clear(line: Placed, picture: Picture, wanted: Wanted) -> bool:
    least = [MARKED if char in MARKS else SURE for char in line.text]
    if not any(wanted(char) and char not in MARKS for char in line.text) or (line.confidence < least).any():
        return False
    box = line.line
    return picture.marks is None or not picture.marks[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1)].any()


def _characters(line: Placed, picture: Picture, layout: Layout, wanted: Wanted) -> Iterable[tuple[str, Plane]]:
    """Each wanted character of a line and its drawing without the white beside it."""
    for char, (x0, x1) in zip(line.text, line.ends.tolist(), strict=True):
        if wanted(char):
            plane = strip_of(picture, layout, line.line, x0, x1).shown[SHIFT:-SHIFT]
            inked = np.nonzero(plane.max(axis=0, initial=0) > FRINGE)[0]
            if len(inked):
                yield char, plane[:, inked[0] : inked[-1] + 1]


def _typical(planes: list[Plane]) -> tuple[tuple[Plane, ...], float]:
    """The drawings of one character that are most like its others, and what the others differ from the
    nearest of these; 0 of a single one."""
    some = planes[:: max(1, len(planes) // LOOKED_AT)][:LOOKED_AT]
    apart = np.zeros((len(some), len(some)))
    for (i, one), (j, other) in combinations(enumerate(some), 2):
        apart[i, j] = apart[j, i] = _apart(one, other)
    order = np.argsort(np.median(apart, axis=1), kind="stable")[:SAMPLES]
    apart[np.diag_indices(len(some))] = np.inf
    nearest = apart[:, order].min(axis=1)
    return tuple(some[k] for k in order), float(np.median(nearest)) if len(some) > 1 else 0.0


def _apart(one: Plane, other: Plane) -> float:
    """What two drawings differ by where they lie best over each other."""
    room = np.pad(other, ((SHIFT, SHIFT), (one.shape[1], one.shape[1])))
    if one.shape[0] > room.shape[0]:
        return np.inf
    return float(np.square(one).sum() + np.square(other).sum() - 2 * _match(room, one).max())


@dataclass(frozen=True, slots=True)
class Added:
    """What a character adds to the cost of blank paper, by where in a strip it begins; each (width of the strip,)."""

    cost: Plane
    wide: npt.NDArray[np.int64]
    """Pixels of the drawing that fits best there."""
    seen: Plane
    """Share of that drawing's ink that nothing hides."""


def added(planes: Sequence[Plane], strip: Strip) -> Added:
    """The best of several drawings of one character, at every place of a strip; infinite where none has room."""
    width = strip.shown.shape[1]
    out = Added(np.full(width, np.inf, np.float32), np.zeros(width, np.int64), np.zeros(width, np.float32))
    for plane in planes:
        if plane.shape[1] > width or plane.shape[0] > strip.shown.shape[0]:
            continue
        ink = _match(strip.weight, np.square(plane))
        cost = ink - 2 * _match(strip.weight * strip.shown, plane)
        down, x = cost.argmin(axis=0), np.arange(cost.shape[1])
        better = np.nonzero(cost[down, x] < out.cost[: len(x)])[0]
        out.cost[better], out.wide[better] = cost[down, x][better], plane.shape[1]
        out.seen[better] = ink[down, x][better] / np.square(plane).sum()
    return out


def _match(plane: Plane, drawing: Plane) -> Plane:
    return np.asarray(cv2.matchTemplate(plane.astype(np.float32), drawing.astype(np.float32), cv2.TM_CCORR))
