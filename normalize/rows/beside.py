"""Which lines of the other cells of a record stand beside each of its items."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.cut_numbers import rests
from extract.document import Cell, Line
from normalize.rows.items import Item, Items, by_figures, by_white, cut, items, opened, said_in, without
from normalize.values import units
from normalize.words.squash import fold
from schema.columns import NAMES_OF_LEVEL, TARGET

_VALUE_BULLET = re.compile(r"^\s*[-–•▪]\s+(?=\S)")
_VALUE_MARK = re.compile(r"^\s*\(?(?P<mark>\d{1,2}|[a-z])[.)]+\s+(?=\S)")
_SLACK = 0.35
"""Part of a line's height by which a neighbour's line may begin above the item that it belongs to."""
BY_LINE = (TARGET, "satuan")
"""Columns whose lines may stand beside the items without marks of their own."""


def dealt(cell: Cell, name: str, marked: Items) -> list[Cell] | None:
    """A cell for each item, of the column of this name; None where its text does not follow the items."""
    own = opened(cell) if marked.opened else items(cell)
    if own is not None and len(own.parts) == len(marked.parts):
        return [cut(cell, item.lines) for item in own.parts]
    if name in NAMES_OF_LEVEL:
        lines = above(cell, marked)
    elif name in BY_LINE:
        lines = beside(cell, marked)
    else:
        lines = level(cell, marked) if marked.opened else paragraphs(cell, marked)
    if lines is None or (name == "satuan" and not all(lines)):
        return None
    return [cut(cell, own) for own in lines]


def level(cell: Cell, marked: Items) -> list[tuple[Line, ...]] | None:
    """The lines of a cell dealt out by height, where those of each item begin level with it."""
    parts = _by_height(said_in(cell), marked)
    if parts is None or not all(parts):
        return None
    begun = zip(parts[1:], marked.parts[1:], strict=True)
    return parts if all(_are_level(part[0], item.anchor) for part, item in begun) else None


def beside(cell: Cell, marked: Items) -> list[tuple[Line, ...]] | None:
    """The cell's lines dealt out to the items: by height on the page, else one line each, one text with white around
    it, or one figure with what follows it; None where it does not fit.

    By height an item may go without lines, unless there is just one for each.
    """
    lines = said_in(cell)
    one_each: list[tuple[Line, ...]] | None = None
    if len(lines) == len(marked.parts) and not _runs_on(lines) and not rests(lines, cell.box):
        one_each = [(line,) for line in lines]
    else:
        parted = (by_white(lines), by_figures(cell))
        one_each = next((parts for parts in parted if len(parts) == len(marked.parts)), None)
    by_height = _by_height(lines, marked)
    parts = by_height if by_height and (all(by_height) or one_each is None) else one_each
    return _without_own_marks(parts) if parts else None


def paragraphs(cell: Cell, marked: Items) -> list[tuple[Line, ...]] | None:
    """One paragraph for each item, where the source has paragraphs (lines without a place on a page)."""
    lines = said_in(cell)
    if len(lines) != len(marked.parts) or any(line.box for line in lines):
        return None
    return [(line,) for line in lines]


def above(cell: Cell, marked: Items) -> list[tuple[Line, ...]] | None:
    """For a cell with numbered items of its own (sasaran 1.1, 1.2), or with texts that white parts as it does those of
    the items: the one that stands beside or above each item.
    """
    own = _begun_beside(cell, marked) if marked.opened else items(cell)
    if own is None or not (own.numbered or own.opened):
        return None
    if not all(item.anchor.box for item in (*own.parts, *marked.parts)):
        return None
    return [own.parts[_at(item.anchor, own)].lines for item in marked.parts]


def _begun_beside(cell: Cell, marked: Items) -> Items | None:
    """The texts of a cell that white parts; None where one does not begin level with an item."""
    parts = by_white(said_in(cell))
    if len(parts) == 1 or not all(
        part and any(_are_level(part[0], item.anchor) for item in marked.parts) for part in parts
    ):
        return None
    return Items(tuple(Item(part[0], part) for part in parts), numbered=False, opened=True)


def own_mark(cell: Cell) -> str:
    """The number or letter of an item that the text of a cell begins with; empty for none."""
    found = _VALUE_MARK.match(cell.lines[0].text) if cell.lines else None
    return found["mark"] if found else ""


def without_own_mark(cell: Cell) -> Cell:
    """The cell, that number set apart from its text."""
    return replace(cell, lines=without(_VALUE_MARK, cell.lines))


def _runs_on(lines: Sequence[Line]) -> bool:
    """Whether a figure and its unit stand on lines of their own ("12", "Dokumen"): lines are not values then."""
    texts = [fold(line.text) for line in lines]
    return any(any(ch.isdigit() for ch in t) for t in texts) and any(units.is_known(t) for t in texts)


def _by_height(lines: Sequence[Line], marked: Items) -> list[tuple[Line, ...]] | None:
    """None where a line or an item has no place on the page."""
    if not lines or not all(line.box for line in (*lines, *(item.anchor for item in marked.parts))):
        return None
    out: list[list[Line]] = [[] for _ in marked.parts]
    for line in lines:
        out[_at(line, marked)].append(line)
    return [tuple(part) for part in out]


def _without_own_marks(parts: list[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """Values that repeat the numbers or bullets of their items ("1. 80%", "2. BB"; "- 80%", "- BB") without them."""
    if all(part and _VALUE_BULLET.match(part[0].text) for part in parts):
        return [without(_VALUE_BULLET, part) for part in parts]
    found = [_VALUE_MARK.match(part[0].text) if part else None for part in parts]
    if [m["mark"] if m else "" for m in found] not in _counts(len(parts)):
        return parts
    return [without(_VALUE_MARK, part) for part in parts]


def _counts(length: int) -> tuple[list[str], list[str]]:
    return [str(n) for n in range(1, length + 1)], [chr(96 + n) for n in range(1, length + 1)]


def _are_level(line: Line, other: Line) -> bool:
    """Whether two lines of one page stand at the same height, but for that of a line."""
    return line.box is not None and abs(_place(line) - _place(other)) <= line.box.height


def _at(line: Line, marked: Items) -> int:
    """The last item that begins at the line's height or above it, the pages of a joined row in order."""
    top = _place(line) + _SLACK * (line.box.height if line.box else 0.0)
    return max((i for i, item in enumerate(marked.parts) if _place(item.anchor) <= top), default=0)


def _place(line: Line) -> float:
    """Height on the page, pages below one another."""
    return (line.box.y0 if line.box else 0.0) + 1e5 * (line.page or 0)
