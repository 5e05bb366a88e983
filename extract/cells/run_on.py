"""Text that runs out of its cell's side into the cell beside it: a sentence typed in one go.

It goes on with the spaces that it was typed with, and begins in the cell that it belongs to. The cell beside is empty,
and the text does not stand where those of that column stand; or it has a text of its own, which is printed over it.
"""

from collections import Counter

import numpy as np

from extract.cells.lines import STEP, Owners
from extract.cells.owners import BACK, begun
from extract.grid import Grid
from extract.grouped import grouped
from extract.ink import Glyphs

_TYPED = 0.08
"""Ems between two letters that were typed in one go, a blank among them."""
_OVER = 0.2
"""Ems that two letters share where one is printed over the other."""
_EDGE = 0.3
"""Ems by which a text may stand beside its column's usual edge."""


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
        if first == second or not len(piece) or not _beside(grid, first, second):
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
    return np.flatnonzero(typed & ~begun(glyphs, owners, grid)) + 1


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
    slack = _EDGE * float(glyphs.size[piece[0]])
    left, right = float(glyphs.boxes[piece, 0].min()), float(glyphs.boxes[piece, 2].max())
    others = [(a, b) for k, a, b in edges.get(int(grid.spans[slot, 1]), ()) if k != slot]
    return any(min(abs(a - left), abs(b - right), abs(a + b - left - right) / 2) <= slack for a, b in others)
