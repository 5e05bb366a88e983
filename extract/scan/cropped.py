"""A table that goes on beyond the edge of its sheet: its rules run off it, and no rule closes it there."""

from collections.abc import Iterator

import numpy as np

from extract.ink import Floats, Rules
from extract.scan.breaks import FEWEST, OFF, off_sheet
from extract.scan.picture import Grey, Picture
from extract.scan.sheet import FAINT

CLOSED = 0.8
"""Share of the way from the first rule that runs off to the last that a rule at the edge covers."""


def cut_sides(picture: Picture, rules: Rules) -> tuple[str, ...]:
    """The sides of a straightened page over which a table goes on: kiri, kanan, atas, bawah."""
    grey = picture.grey if picture.ruled is None else picture.ruled
    beside = _cut(grey, rules.horizontal, picture.scale)
    over = _cut(grey.T, rules.vertical[:, [1, 0, 3, 2]], picture.scale)
    return (*(("kiri", "kanan")[side] for side in beside), *(("atas", "bawah")[side] for side in over))


def _cut(grey: Grey, lines: Floats, scale: float) -> Iterator[int]:
    """0 and 1 where lying rules (x0, y, x1, y) run off a page at their beginning and end."""
    edge = round(OFF * scale)
    off_sides = off_sheet(lines[:, 0], lines[:, 2], grey.shape[1] / scale)
    for side, (off, at) in enumerate(zip(off_sides, (slice(0, edge), slice(-edge, None)), strict=True)):
        places = np.sort(lines[off, 1])
        if len(places) >= FEWEST:
            strip = grey[round(float(places[0]) * scale) : round(float(places[-1]) * scale), at] < FAINT
            if strip.size and strip.mean(axis=0).max() < CLOSED:
                yield side
