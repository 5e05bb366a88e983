"""Lines from edge to edge of a sheet: the streak of a dirty glass, the crease of a fold. No table has such rules.

They are taken off like marks, so that what they cross is in doubt. Where all rules run off the sheet it was cut, and
its lines stay.
"""

import numpy as np

from extract.ink import Bools
from extract.scan.extras import cv2
from extract.scan.found import grown
from extract.scan.picture import Grey, Picture
from extract.scan.sheet import FAINT
from extract.stretches import stretches

WHOLE = 0.97
"""Share of a sheet's side along which a streak is dark."""
LEAN = 0.003
"""Of a sheet's side: how far a streak may leave its line."""
RULE = 0.15
"""Share of a sheet's side from which a line that ends inside it is a rule."""
OTHERS = 2
"""Such rules that tell a streak from them."""
THICK = 4.0
"""Points of a streak across, at most: what is thicker is a shadow or a fill."""
MARGIN = 0.01
"""Of a sheet's side: its edge, which no rule of a table reaches."""
PART, MOSTLY = 0.05, 0.6
"""Of a sheet's side, over which a streak keeps its line; share of it that is dark."""

THICKER = 1.5
"""Times as thick as at the sheet's edge, and a dot: what is so thick has a rule beside it."""


def without_streaks(picture: Picture) -> Picture:
    """The picture with streaks taken off; itself where it has none."""
    thick = picture.pixels(THICK)
    lying, upright = _streaks(picture.grey, thick), _streaks(picture.grey.T, thick)
    turned = None if upright is None else np.ascontiguousarray(upright.T)
    found = [grown(plane) for plane in (lying, turned) if plane is not None]
    if not found:
        return picture
    return picture.without(np.asarray(np.maximum.reduce(found)))


def _streaks(levels: Grey, thick: int) -> Grey | None:
    """1 on lying lines that cross a sheet, where others end inside it; None where none do."""
    aside = max(1, round(LEAN * levels.shape[1]))
    if not _runs_off(levels, aside):
        return None
    dark = np.ascontiguousarray(levels < FAINT, np.uint8)
    whole = _near(dark, aside).mean(axis=1) >= WHOLE
    if not whole.any() or _ending_inside(dark, whole, aside) < OTHERS:
        return None
    out = np.zeros_like(dark)
    for start, end in stretches(whole):
        if end - start <= thick + 2 * aside:
            out[start:end] = _line(dark[start:end])
    return out


def _runs_off(levels: Grey, aside: int) -> bool:
    """Whether a line may run off the sheet on both sides: few sheets have one, and margins are soon looked at."""
    margin = max(1, round(MARGIN * levels.shape[1]))
    sides = (np.ascontiguousarray(levels[:, at] < FAINT, np.uint8) for at in (slice(margin), slice(-margin, None)))
    left, right = (_near(side, aside).mean(axis=1) >= WHOLE for side in sides)
    return bool((left & right).any())


def _near(plane: Grey, rows: int) -> Grey:
    return np.asarray(cv2.dilate(plane, np.ones((2 * rows + 1, 1), np.uint8)))


def _ending_inside(dark: Grey, whole: Bools, aside: int) -> int:
    """How many lines are as long as a rule and none of those that cross the sheet."""
    long = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, round(RULE * dark.shape[1]) | 1), np.uint8))
    crossing = _near(whole[:, None].astype(np.uint8), aside)[:, 0] > 0
    return len(stretches(long.any(axis=1) & ~crossing))


def _line(band: Grey) -> Grey:
    """1 on the streak in a band: followed from the edge of the sheet, where no rule of a table is, a part at a time.

    Where it is much thicker than there, a rule lies under it: both stay.
    """
    out = np.zeros_like(band)
    known = band[:, : max(1, round(MARGIN * band.shape[1]))].mean(axis=1) >= MOSTLY
    least = THICKER * known.sum() + 1
    for columns in np.array_split(np.arange(band.shape[1]), round(1 / PART)):
        part = band[:, columns[0] : columns[-1] + 1]
        dark = part.mean(axis=1) >= MOSTLY
        there = dark & _beside(known)
        if any(end - start >= least for start, end in stretches(dark) if there[start:end].any()):
            continue
        known = there if there.any() else known
        out[:, columns[0] : columns[-1] + 1] = part & known[:, None]
    return out


def _beside(rows: Bools) -> Bools:
    """The rows and those next to them."""
    return np.asarray(_near(rows[:, None].astype(np.uint8), 1)[:, 0] > 0)
