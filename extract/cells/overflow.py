"""Text that runs out of its cell: at its foot, or at its side.

A row of fixed height lets a text go on over the border below. Such a line follows its cell's last line at once in the
content stream, at the same pitch and the same edge, and its letters begin closer under the border than the first lines
of the table's cells do; or it stands so near to a line of the cell below that one cell cannot hold both.

A sentence typed in one go runs into the cell beside. It goes on with the spaces that it was typed with, and begins in
the cell that it belongs to. The cell beside is empty, and the text does not stand where those of that column stand; or
it has a text of its own, which is printed over it.
"""

from collections import Counter

import numpy as np

from extract.cells.lines import STEP, Owners
from extract.cells.owners import BACK, begun
from extract.grid import Grid, Slot
from extract.grouped import grouped
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
_TYPED = 0.08
"""Ems between two letters that were typed in one go, a blank among them."""
_OVER = 0.2
"""Ems that two letters share where one is printed over the other."""
_ASIDE = 0.3
"""Ems by which a text may stand beside its column's usual edge."""


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
        told = crowded[k - 1] or over == k - 1 or top[k] < above.box.y1 + close
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


def run_back(glyphs: Glyphs, owners: Owners, grid: Grid) -> Owners:
    """The owners, with such text given to the slot that it begins in."""
    crossings = _crossings(glyphs, owners, grid)
    if not len(crossings):
        return owners
    edges = _edges(glyphs, owners, grid)
    held = Counter(owners[glyphs.text != " "].tolist())
    for k in crossings.tolist():
        first, second = int(owners[k - 1]), int(owners[k])
        end = k + _length(glyphs, owners, k)
        piece = np.arange(k, end)[glyphs.text[k:end] != " "]
        if not len(piece) or not _beside(grid, first, second):
            continue
        alone = len(piece) == held[second] and not _in_column(glyphs, piece, grid, second, edges)
        if alone or _printed_over(glyphs, owners, piece, second):
            owners[k:end] = first
    return owners


def _crossings(glyphs: Glyphs, owners: Owners, grid: Grid) -> Owners:
    """Letters that begin another cell though they were typed in one go with the letter before."""
    boxes, size = glyphs.boxes, glyphs.size
    typed = np.abs(boxes[1:, 0] - boxes[:-1, 2]) <= _TYPED * size[1:]
    typed &= (np.abs(boxes[1:, 3] - boxes[:-1, 3]) <= STEP * size[1:]) & (size[1:] == size[:-1])
    typed &= (owners[1:] != owners[:-1]) & (owners[1:] >= 0) & (owners[:-1] >= 0)
    return np.flatnonzero(typed & ~begun(glyphs, owners, grid, ~typed)) + 1


def _length(glyphs: Glyphs, owners: Owners, start: int) -> int:
    """Letters of one cell's line, from one on, up to where the next text begins before the last one ended."""
    boxes = glyphs.boxes[start:]
    other = (owners[start:] != owners[start]) | (np.abs(boxes[:, 3] - boxes[0, 3]) > 0.01)
    other[1:] |= boxes[:-1, 2] - boxes[1:, 0] > BACK * glyphs.size[start + 1 :]
    return int(other.argmax()) if other.any() else len(other)


def _beside(grid: Grid, first: int, second: int) -> bool:
    """Whether the second slot lies right of the first, in one of its rows."""
    one, other = grid.slot(first), grid.slot(second)
    return other.col == one.col + one.col_span and one.row <= other.row < one.row + one.row_span


def _printed_over(glyphs: Glyphs, owners: Owners, piece: Owners, slot: int) -> bool:
    """Whether letters of the cell's own text stand on those of the piece: no text is typed over itself."""
    boxes, size = glyphs.boxes, float(glyphs.size[piece[0]])
    own = owners == slot
    own[piece] = False
    own &= (np.abs(boxes[:, 3] - boxes[piece[0], 3]) <= STEP * size) & (glyphs.text != " ")
    shared = np.minimum(boxes[own, None, 2], boxes[piece, 2]) - np.maximum(boxes[own, None, 0], boxes[piece, 0])
    return bool((shared > _OVER * size).any())


def _edges(glyphs: Glyphs, owners: Owners, grid: Grid) -> dict[int, list[tuple[int, float, float]]]:
    """For each column: slot, left and right edge of its text, of the slots of one column."""
    kept = (owners >= 0) & (glyphs.text != " ")
    left = np.full(len(grid), np.inf)
    right = np.full(len(grid), -np.inf)
    np.minimum.at(left, owners[kept], glyphs.boxes[kept, 0])
    np.maximum.at(right, owners[kept], glyphs.boxes[kept, 2])
    inked = np.flatnonzero((grid.spans[:, 3] == 1) & np.isfinite(left)).tolist()
    return grouped((int(grid.spans[k, 1]), (k, float(left[k]), float(right[k]))) for k in inked)


def _in_column(
    glyphs: Glyphs, piece: Owners, grid: Grid, slot: int, edges: dict[int, list[tuple[int, float, float]]]
) -> bool:
    """Whether a piece stands as other texts of its column do: at their left or right edge, or in their middle."""
    slack = _ASIDE * float(glyphs.size[piece[0]])
    left, right = float(glyphs.boxes[piece, 0].min()), float(glyphs.boxes[piece, 2].max())
    others = [(a, b) for k, a, b in edges.get(int(grid.spans[slot, 1]), ()) if k != slot]
    return any(min(abs(a - left), abs(b - right), abs(a + b - left - right) / 2) <= slack for a, b in others)
