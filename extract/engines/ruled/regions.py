"""Meshes of a lattice that no rule divides, joined: merged cells."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.engines.ruled.lattice import Lattice
from extract.engines.ruled.unparted import all_cuts, cuts
from extract.ink import Bools, Floats
from extract.stretches import stretches

_OUTSIDE = -1
Labels = npt.NDArray[np.intp]
Spans = npt.NDArray[np.intp]
"""(n, 4): row, column, row after, column after."""
Span = tuple[int, int, int, int]


def spans_of(lattice: Lattice, letters: Floats, size: float) -> Spans:
    """The slots: one per region; a region open to the outside is none, one that is no rectangle becomes several, and so
    does a header without rules, and any row. `letters`: (n, 2) middles of the page's letters;
    `size`: their size, points.
    """
    if len(lattice.xs) < 2 or len(lattice.ys) < 2:
        return np.empty((0, 4), np.intp)
    labels = _header_parted(labels_of(lattice.across, lattice.down), lattice, letters, size)
    return _rows_parted(_all_spans(labels), lattice, letters, size)


def labels_of(across: Bools, down: Bools) -> Labels:
    """(rows, columns): equal numbers, that of the first, where no rule lies between; -1 where the outside comes in.
    `across`: (rows + 1, columns) which sides are ruled; `down`: (rows, columns + 1)."""
    rows, cols = len(down), across.shape[1]
    labels = np.full((rows + 2, cols + 2), _OUTSIDE, np.intp)
    labels[1:-1, 1:-1] = np.arange(rows * cols).reshape(rows, cols)
    beside = np.ones((rows + 2, cols + 1), bool)
    beside[1:-1] = ~down
    under = np.ones((rows + 1, cols + 2), bool)
    under[:, 1:-1] = ~across
    while True:
        before = labels.copy()
        _level(labels[:, :-1], labels[:, 1:], beside)
        _level(labels[:-1], labels[1:], under)
        if (labels == before).all():
            return labels[1:-1, 1:-1]


def _level(one: Labels, other: Labels, is_open: npt.NDArray[np.bool_]) -> None:
    """Give open neighbours the smaller label of both, in place."""
    low = np.minimum(one, other)
    one[is_open] = low[is_open]
    other[is_open] = np.minimum(other, low)[is_open]


def _all_spans(labels: Labels) -> Spans:
    """The spans of all regions; most are rectangles and found at once."""
    rows, cols = np.nonzero(labels != _OUTSIDE)
    if not len(rows):
        return np.empty((0, 4), np.intp)
    label = labels[rows, cols]
    order = np.argsort(label, kind="stable")
    label, rows, cols = label[order], rows[order], cols[order]
    start = np.flatnonzero(np.r_[True, np.diff(label) != 0])
    r0, r1 = np.minimum.reduceat(rows, start), np.maximum.reduceat(rows, start) + 1
    c0, c1 = np.minimum.reduceat(cols, start), np.maximum.reduceat(cols, start) + 1
    whole = (r1 - r0) * (c1 - c0) == np.diff(np.r_[start, len(label)])
    spans = np.column_stack((r0, c0, r1, c1))[whole]
    odd = [span for name in label[start[~whole]] for span in _spans(labels == name)]
    return np.concatenate((spans, np.array(odd, np.intp))) if odd else spans


def _header_parted(labels: Labels, lattice: Lattice, letters: Floats, size: float) -> Labels:
    """The labels, the top row's region of several texts parted between them from top to bottom."""
    top = labels[0]
    if (top != top[0]).any() or top[0] == _OUTSIDE or len(labels) == 1:
        return labels
    x, y = letters.T
    row = np.searchsorted(lattice.ys, y) - 1
    column = np.searchsorted(lattice.xs, x) - 1
    inside = (row >= 0) & (row < labels.shape[0]) & (column >= 0) & (column < labels.shape[1])
    inside[inside] = labels[row[inside], column[inside]] == top[0]
    depth = (labels == top[0]).sum(axis=0)
    steps = (np.flatnonzero(np.diff(depth)) + 1).tolist()
    parted = labels.copy()
    for k in cuts(x[inside], lattice.xs.tolist(), steps, size):
        parted[:, k:][labels[:, k:] == top[0]] = labels.max() + 1 + k
    return parted


def _rows_parted(spans: Spans, lattice: Lattice, letters: Floats, size: float) -> Spans:
    """The slots, each below the first row that runs over columns with a text in several parted between these."""
    wide = (spans[:, 0] > 0) & (spans[:, 2] - spans[:, 0] == 1) & (spans[:, 3] - spans[:, 1] > 2)
    rows = spans[wide].tolist()
    cut = [_cuts_of(span, lattice, letters, size) for span in rows]
    if 0 < cut.count([]) < len(cut) / 2:
        cut = [own or _cuts_of(span, lattice, letters, size, alike=True) for own, span in zip(cut, rows, strict=True)]
    out = [spans[~wide]]
    for (row, left, end, right), own in zip(rows, cut, strict=True):
        ends = [left, *(left + k for k in own), right]
        out.append(np.array([(row, a, end, b) for a, b in pairwise(ends)], np.intp))
    return np.concatenate(out)


def _cuts_of(span: Sequence[int], lattice: Lattice, letters: Floats, size: float, *, alike: bool = False) -> list[int]:
    """Where a row that no rule divides is parted between its texts."""
    row, left, end, right = span
    x, y = letters.T
    inside = (x > lattice.xs[left]) & (x < lattice.xs[right]) & (y > lattice.ys[row]) & (y < lattice.ys[end])
    return all_cuts(x[inside], lattice.xs[left : right + 1].tolist(), size, alike=alike)


def _spans(mask: npt.NDArray[np.bool_]) -> list[Span]:
    """A region that is no rectangle, as rectangles: runs of equal rows."""
    out: list[Span] = []
    for row in np.flatnonzero(mask.any(axis=1)).tolist():
        for start, end in stretches(mask[row]):
            above = next((s for s in out if s[2] == row and (s[1], s[3]) == (start, end)), None)
            if above:
                out[out.index(above)] = (above[0], start, row + 1, end)
            else:
                out.append((row, start, row + 1, end))
    return out
