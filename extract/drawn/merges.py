"""Cells of a drawn grid that are one: the page rules the line elsewhere and not here, or its heading runs over it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.engines.ruled.regions import Labels, labels_of
from extract.grouped import grouped
from extract.ink import Bools, Floats, Glyphs, Ink

_NEAR = 0.5
"""Ems that a rule may lie beside the line that a person drew."""
_COVERED = 0.6
"""Share of a cell's side that rules must cover to part it from the next."""
_RULED = 0.5
"""Share of a line's cells that are parted by rules, from which a gap in the rules says something."""
_WORD = 0.15
"""Ems of white up to which letters on both sides of a line are one word: between words a person's line parts."""


@dataclass(frozen=True, slots=True)
class Merges:
    """Each cell once: row, column, rows and columns that it spans."""

    spans: tuple[tuple[int, int, int, int], ...]
    ruled: bool
    """Whether the page rules most of the lines."""


def merged(ink: Ink, xs: Sequence[float], ys: Sequence[float]) -> Merges:
    """The cells between these lines."""
    near = _NEAR * ink.em
    across = _parted(ink.rules.horizontal, ys[1:-1], xs, near, along=0)
    down = _parted(ink.rules.vertical, xs[1:-1], ys, near, along=1)
    ruled = int(across.sum() + down.sum()) > _RULED * (across.size + down.size)
    open_down, open_across = _gaps(across), _gaps(down)
    open_down |= _beside_headings(across, open_across)
    if not ruled:
        open_across |= _headings(ink.glyphs, xs, ys, ink.em)
    under = np.pad(~open_down, ((1, 1), (0, 0)), constant_values=True)
    beside = np.pad(~open_across.T, ((0, 0), (1, 1)), constant_values=True)
    return Merges(tuple(_spans(labels_of(under, beside))), ruled)


def _parted(rules: Floats, lines: Sequence[float], edges: Sequence[float], near: float, along: int) -> Bools:
    """(lines, cells beside each): whether rules lie on the line for most of the cell's side."""
    out = np.zeros((len(lines), len(edges) - 1), bool)
    for k, line in enumerate(lines):
        on = rules[np.abs(rules[:, 1 - along] - line) <= near]
        for cell, (a, b) in enumerate(pairwise(edges)):
            held = np.clip(np.minimum(on[:, along + 2], b) - np.maximum(on[:, along], a), 0, None).sum()
            out[k, cell] = held >= _COVERED * (b - a)
    return out


def _gaps(parted: Bools) -> Bools:
    """Where a line that is ruled for most of its length is not."""
    if not parted.size:
        return np.zeros_like(parted)
    return np.asarray(~parted & (parted.mean(axis=1, keepdims=True) >= _RULED), bool)


def _beside_headings(parted: Bools, open_across: Bools) -> Bools:
    """Where a line is ruled under the headings over several columns of the row above it, all of them, and not there."""
    opened: Bools = open_across.T[:-1]
    heads = np.asarray(np.pad(opened, ((0, 0), (1, 0))) | np.pad(opened, ((0, 0), (0, 1))), bool)
    under = heads.any(axis=1) & (parted | ~heads).all(axis=1)
    return np.asarray(~parted & under[:, None], bool)


def _headings(glyphs: Glyphs, xs: Sequence[float], ys: Sequence[float], em: float) -> Bools:
    """(inner lines, rows): where a word of the top rows, those before the first without one, runs over the line."""
    out = np.zeros((len(xs) - 2, len(ys) - 1), bool)
    for row, (top, foot) in enumerate(pairwise(ys)):
        middle = (glyphs.boxes[:, 1] + glyphs.boxes[:, 3]) / 2
        own = glyphs.boxes[(middle >= top) & (middle < foot) & (glyphs.text != " ")]
        over = [_runs_over(own, line, em) for line in xs[1:-1]]
        if not any(over):
            break
        out[:, row] = over
    return out


def _runs_over(boxes: Floats, line: float, em: float) -> bool:
    close = boxes[(boxes[:, 2] > line - em) & (boxes[:, 0] < line + em)]
    middle = (close[:, 0] + close[:, 2]) / 2
    left, right = close[middle < line], close[middle >= line]
    apart = right[None, :, 0] - left[:, None, 2]
    level = np.abs(right[None, :, 3] - left[:, None, 3]) < 0.5 * em
    return bool(((apart < _WORD * em) & level).any())


def _spans(labels: Labels) -> Iterator[tuple[int, int, int, int]]:
    """The cells of each label as one where they fill a rectangle, else one by one."""
    for own in grouped((int(label), place) for place, label in np.ndenumerate(labels)).values():
        down, across = ({position[k] for position in own} for k in (0, 1))
        if len(own) == len(down) * len(across):
            yield min(down), min(across), len(down), len(across)
        else:
            yield from ((row, col, 1, 1) for row, col in own)
