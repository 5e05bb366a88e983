"""Lines that run out of their cell's foot: a row of fixed height whose text goes on over the border below.

Such a line follows its cell's last line at once in the content stream, at the same pitch and the same edge, and
its letters begin closer under the border than the first lines of the table's cells do; or it stands so near to a line
of the cell below that one cell cannot hold both.
"""

import numpy as np

from extract.cells.lines import STEP, Owners
from extract.grid import Grid, Slot
from extract.ink import Bools, Floats, Glyphs

_PITCH = 0.02
"""Ems by which the pitch of lines in one cell may differ."""
_EDGE = 0.08
"""Ems by which left edges, or middles, of such lines may differ."""
_LEAST = 0.1
"""Share of the cells whose first lines begin closer under their border than is told as the table's own distance."""
_CLOSER = 0.06
"""Ems by which a line that ran over begins closer than that."""
_CLOSE_OUTSIDE = 0.4
"""The same under the table's foot, where no cell begins; a note there keeps more distance."""
_TOUCH = 0.05
"""Of a cell's height, by which the borders of neighbours may differ."""
_PITCHES = (0.9, 1.6)
"""Ems from line to line: what a cell of one line may go on with; one cell does not hold lines nearer than that."""


def flowed_back(glyphs: Glyphs, owners: Owners, grid: Grid) -> Owners:
    """The owners, with such lines given back to the slot that they ran out of."""
    if len(owners) < 3:
        return owners
    foot, size = glyphs.boxes[:, 3], glyphs.size
    step = np.abs(np.diff(foot)) > STEP * np.minimum(size[1:], size[:-1])
    starts = np.flatnonzero(np.r_[True, step | (np.diff(owners) != 0)])
    ends = np.r_[starts[1:], len(owners)]
    top, pitch = glyphs.boxes[starts, 1], np.diff(foot[starts], prepend=np.nan)
    left, right = glyphs.boxes[starts, 0], glyphs.boxes[ends - 1, 2]
    line_owner = owners[starts]
    em = size[starts][1:]
    aligned = (np.abs(np.diff(left)) <= _EDGE * em) | (np.abs(np.diff(left + right)) <= 2 * _EDGE * em)
    even = np.abs(pitch[1:] - np.r_[np.nan, pitch[1:-1]]) <= _PITCH * em
    ems = pitch[1:] / em
    usual_step = (ems >= _PITCHES[0]) & (ems <= _PITCHES[1])
    even |= (line_owner[1:] < 0) & usual_step
    crowded = usual_step & _crowded(foot[starts], size[starts], line_owner)[1:]
    same = size[starts][1:] == size[starts][:-1]
    likely = np.flatnonzero(aligned & (even | crowded) & same & (pitch[1:] > 0)) + 1
    if not ((line_owner[likely] != line_owner[likely - 1]) & (line_owner[likely - 1] >= 0)).any():
        return owners
    usual = _usual_distance(grid, line_owner, top)
    over = -1  # the last line that ran over: what follows it evenly does too
    for k in likely.tolist():
        if line_owner[k] == line_owner[k - 1] or line_owner[k - 1] < 0:
            continue
        above = grid.slot(line_owner[k - 1])
        below = grid.slot(line_owner[k]) if line_owner[k] >= 0 else None
        close = usual - _CLOSER * size[starts[k]] if below else _CLOSE_OUTSIDE * size[starts[k]]
        told = crowded[k - 1] or (even[k - 1] and (over == k - 1 or top[k] < above.box.y1 + close))
        if told and _under(above, below, grid):
            owners[starts[k] : ends[k]] = line_owner[k] = line_owner[k - 1]
            over = k
    return owners


def _crowded(foot: Floats, size: Floats, line_owner: Owners) -> Bools:
    """Which lines have another line of their cell too near for both to be its own."""
    out = np.zeros(len(foot), bool)
    order = np.lexsort((foot, line_owner))
    near = np.diff(foot[order]) < _PITCHES[0] * np.minimum(size[order][1:], size[order][:-1])
    near &= (np.diff(line_owner[order]) == 0) & (np.abs(np.diff(order)) > 1) & (line_owner[order][1:] >= 0)
    out[order[1:][near]] = out[order[:-1][near]] = True
    return out


def _usual_distance(grid: Grid, line_owner: Owners, top: Floats) -> float:
    """Points from a cell's upper border to its first line, where that is least."""
    held, first = np.unique(line_owner, return_index=True)
    gaps = (top[first] - grid.boxes[held, 1])[held >= 0]
    return float(np.quantile(gaps, _LEAST)) if len(gaps) else 0.0


def _under(above: Slot, below: Slot | None, grid: Grid) -> bool:
    """Whether one slot lies right under the other; none: under the foot of the table."""
    if below is None:
        return abs(above.box.y1 - grid.box.y1) < _TOUCH * above.box.height
    same_column = (below.col, below.col_span) == (above.col, above.col_span)
    return same_column and abs(below.box.y0 - above.box.y1) < _TOUCH * above.box.height
