"""The numbered or bulleted items of a cell, and which lines of its neighbours stand beside each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from extract.document import Box, Cell, Line
from normalize.squash import fold

_NUMBERED = re.compile(r"^\s*\(?(?P<mark>\d{1,2}|[a-z])[.)]+\s*(?=\D)")
_BULLET = re.compile(r"^\s*[-–•▪●○*\uf0b7\uf0a7\uf0d8]\s*(?=\S)")
_SLACK = 0.35
"""Part of a line's height by which a neighbour's line may begin above the item that it belongs to."""


@dataclass(frozen=True, slots=True)
class Items:
    """A cell cut at its marks: `head` stands before the first mark."""

    head: tuple[Line, ...]
    parts: tuple[tuple[Line, ...], ...]
    numbered: bool


def items(cell: Cell) -> Items | None:
    """The items of a cell with at least two; numbers must run 1, 2, 3 or a, b, c."""
    lines = [line for line in cell.lines if fold(line.text)]
    for pattern, numbered in ((_NUMBERED, True), (_BULLET, False)):
        starts = [i for i, line in enumerate(lines) if pattern.match(line.text)]
        if numbered:
            starts = _in_sequence(lines, starts)
        if len(starts) >= 2:
            ends = [*starts[1:], len(lines)]
            parts = tuple(tuple(lines[a:b]) for a, b in zip(starts, ends, strict=True))
            return Items(tuple(lines[: starts[0]]), parts, numbered)
    return None


def _in_sequence(lines: Sequence[Line], starts: Sequence[int]) -> list[int]:
    """The lines whose marks count up from 1 or a, skipping marks that do not ("2." inside a sentence)."""
    kept: list[int] = []
    letters = bool(starts) and lines[starts[0]].text.lstrip(" (")[0].isalpha()
    for i in starts:
        found = _NUMBERED.match(lines[i].text)
        mark = found["mark"] if found else ""
        value = ord(mark) - 96 if letters and mark.isalpha() else int(mark) if mark.isdigit() and not letters else -1
        if value == len(kept) + 1:
            kept.append(i)
    return kept


def without_mark(part: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an item without its number or bullet."""
    first = part[0]
    text = _BULLET.sub("", _NUMBERED.sub("", first.text, count=1), count=1)
    return (replace(first, text=text), *part[1:])


def beside(cell: Cell, marked: Items) -> list[tuple[Line, ...]] | None:
    """The cell's lines dealt out to the items: by height on the page, else one line each; None where it does not fit.

    An item may go without lines; then the result still is a reading only if the heights say so.
    """
    lines = [line for line in cell.lines if fold(line.text)]
    tops = [part[0].box for part in marked.parts]
    boxes = [line.box for line in lines]
    if lines and None not in tops and None not in boxes:
        return _by_height(lines, [b for b in tops if b], [b for b in boxes if b])
    if len(lines) == len(marked.parts):
        return [(line,) for line in lines]
    return None


def _by_height(lines: Sequence[Line], tops: Sequence[Box], boxes: Sequence[Box]) -> list[tuple[Line, ...]]:
    out: list[list[Line]] = [[] for _ in tops]
    for line, box in zip(lines, boxes, strict=True):
        above = [i for i, top in enumerate(tops) if top.y0 <= box.y0 + _SLACK * box.height]
        out[above[-1] if above else 0].append(line)
    return [tuple(part) for part in out]


def cut(cell: Cell, lines: Sequence[Line]) -> Cell:
    """The part of a cell that holds these lines."""
    boxes = [line.box for line in lines if line.box is not None]
    box = reduce(Box.union, boxes) if boxes else cell.box
    pages = [line.page for line in lines if line.page is not None]
    return replace(cell, lines=tuple(lines), box=box, page=pages[0] if pages else cell.page)
