"""A table in a cell of another whose rules touch that cell's: its meshes are a block beside a label.

The rows above say `label | value`, the label beside the block stands next to all of its rows, and no rule of the block
goes on over a value: columns of one table are drawn through its other rows, or under a header of their own.
"""

import numpy as np

from extract.engines.ruled.lattice import Lattice
from extract.engines.ruled.regions import Span, Spans
from extract.ink import Bools, Floats

_LEAST, _ROWS = 3, 4
"""Columns and rows of a block: a number beside a text is split like two, and a card has years over their targets."""


def parted(spans: Spans, lattice: Lattice, letters: Floats) -> list[Spans]:
    """The slots of the table, each block of them one, and those of each block. `letters`: (n, 2) their middles."""
    blocks = [
        (block, held) for block in _beside_labels(spans) if (held := _printed(spans, block, lattice, letters)).any()
    ]
    values = _values(spans, [block for block, _ in blocks])
    blocks = [(block, held) for block, held in blocks if _is_table(spans[held]) and (block[1], block[3]) in values]
    if not blocks:
        return [spans]
    rest = ~np.logical_or.reduce([_within(spans, block) for block, _ in blocks])
    outer = np.concatenate((spans[rest], np.array([block for block, _ in blocks], np.intp)))
    return [outer, *(spans[held] for _, held in blocks)]


def _beside_labels(spans: Spans) -> list[Span]:
    """What lies right of each first slot of several rows, where nothing reaches over these rows."""
    last = int(spans[:, 3].max())
    labels = spans[(spans[:, 1] == 0) & (spans[:, 2] - spans[:, 0] > 1) & (spans[:, 3] < last)]
    beside = [(int(top), int(right), int(foot), last) for top, _, foot, right in labels]
    return [block for block in beside if block[0] > 0 and _is_whole(spans, block)]


def _is_whole(spans: Spans, block: Span) -> bool:
    area = (spans[:, 2] - spans[:, 0]) * (spans[:, 3] - spans[:, 1])
    return int(area[_within(spans, block)].sum()) == (block[2] - block[0]) * (block[3] - block[1])


def _within(spans: Spans, block: Span) -> Bools:
    return np.asarray((spans[:, :2] >= block[:2]).all(axis=1) & (spans[:, 2:] <= block[2:]).all(axis=1))


def _printed(spans: Spans, block: Span, lattice: Lattice, letters: Floats) -> Bools:
    """The slots of a block without the white that surrounds its table: slots as high or as wide as it, empty."""
    within, (x, y) = _within(spans, block), letters.T
    through = (spans[:, 2] - spans[:, 0] == block[2] - block[0]) | (spans[:, 3] - spans[:, 1] == block[3] - block[1])
    for k in np.flatnonzero(within & through):
        top, left, foot, right = spans[k]
        inside = (x > lattice.xs[left]) & (x < lattice.xs[right]) & (y > lattice.ys[top]) & (y < lattice.ys[foot])
        within[k] = inside.any()
    return within


def _is_table(spans: Spans) -> bool:
    """Whether the slots have columns enough, each of them parted from the next in the first row."""
    top = spans[spans[:, 0] == spans[:, 0].min()]
    return len(top) >= _LEAST and len(np.unique(spans[:, 0])) >= _ROWS


def _values(spans: Spans, blocks: list[Span]) -> set[tuple[int, int]]:
    """Columns from one to another that are one slot in each row outside the blocks."""
    out = set()
    for left, right in {(block[1], block[3]) for block in blocks}:
        inside = [_within(spans, block) for block in blocks if (block[1], block[3]) == (left, right)]
        free = spans[~np.logical_or.reduce(inside) & (spans[:, 3] > left)]
        if len(free) and ((free[:, 1] == left) & (free[:, 3] == right)).all():
            out.add((left, right))
    return out
