"""The items of a cell: numbered, bulleted, parted by white, or listed behind a colon."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cut_numbers import rests
from extract.document import Cell, Line, around
from normalize.words.openings import column_of
from normalize.words.squash import fold

_NUMBERED = re.compile(
    r"^\s*(?:\(?(?P<mark>\d{1,2}(?:\.\d{1,2})+|(?:\d{1,2}|[A-Za-z])(?=[.)]))[.)]*\s*(?=[^\W\d])"
    r"|(?P<alone>\d{1,2}(?:\.\d{1,2}){2,})\s*$)"
)
"""A mark before its text; a long one ("3.10.5") may stand alone on its line: the text had no room beside it."""
_BULLET = re.compile(r"^\s*[-–•▪●○*\uf0b7\uf0a7\uf0d8]\s*(?=[^\W\d])")
_FIGURE = re.compile(r"[<>≤≥]?\s?(?:Rp\.?\s?)?\d")
_HEADING = 3
"""Words of a text over numbers that is more than a label ("Output :")."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: the line with its mark, and all lines of its text, those of the heading above it first."""

    anchor: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a cell, top down; `numbered` where numbers, not only bullets, mark them."""

    parts: tuple[Item, ...]
    numbered: bool
    opened: bool = False
    """Nothing marks them but the white between them, and how each begins."""
    headed: bool = False
    """A text of its own stands over the numbers: they count its parts."""


def said_in(cell: Cell) -> list[Line]:
    """The lines of a cell that say something."""
    return [line for line in cell.lines if fold(line.text)]


def items(cell: Cell) -> Items | None:
    """The items of a cell with at least two; bullets under a number belong to it ("1.1 Jumlah produksi: - Daging")."""
    lines = said_in(cell)
    starts = _in_sequence(lines)
    bounds = [*starts, len(lines)]
    head = tuple(lines[: starts[0]]) if starts else ()
    if not starts:
        parts = tuple(_bulleted(lines)) if any(_BULLET.match(line.text) for line in lines) else ()
    else:
        numbered = (lines[a:b] for a, b in itertools.pairwise(bounds))
        parts = tuple(_headed(head, item, part[0]) for part in numbered for item in _bulleted(part))
    return Items(parts, bool(starts), headed=_heads(head, parts)) if len(parts) >= 2 else None


def _heads(head: Sequence[Line], parts: Sequence[Item]) -> bool:
    """Whether a text over numbers says more than a label, and no number begins an indicator: they count its parts."""
    own = (_NUMBERED.sub("", part.anchor.text) for part in parts)
    words = " ".join(line.text for line in head).split()
    return len(words) >= _HEADING and all(column_of(fold(text)) != "indikator" for text in own)


def opened(cell: Cell) -> Items | None:
    """The texts of a cell that white parts, each of which opens as an indicator does; None where it has no two."""
    parts = by_white(said_in(cell))
    if len(parts) == 1 or any(not part or column_of(fold(part[0].text)) != "indikator" for part in parts):
        return None
    return Items(tuple(Item(part[0], part) for part in parts), numbered=False, opened=True)


def by_paragraph(cell: Cell) -> Items | None:
    """The paragraphs of a cell, each of which begins as a text or opens as an indicator does; None for other texts."""
    lines = said_in(cell)
    if any(line.text[:1].islower() and column_of(fold(line.text)) != "indikator" for line in lines):
        return None
    return Items(tuple(Item(line, (line,)) for line in lines), numbered=False)


def listed(cell: Cell) -> Items | None:
    """The texts behind a colon, each begun on its own line with a capital, with what stands before it; None for fewer
    than two.
    """
    lines = said_in(cell)
    first = next((k for k, line in enumerate(lines, 1) if line.text.rstrip().endswith(":")), len(lines))
    starts = [k for k in range(first, len(lines)) if not lines[k].text[:1].islower()]
    if len(starts) < 2 or starts[0] != first:
        return None
    bounds = itertools.pairwise([*starts, len(lines)])
    return Items(tuple(Item(lines[a], tuple(lines[:first] + lines[a:b])) for a, b in bounds), numbered=False)


def _headed(head: tuple[Line, ...], item: Item, first: Line) -> Item:
    """The item behind the heading over all items of its cell; beside a heading it keeps its mark, as bullets do."""
    if not head:
        return item
    own = (first, *item.lines[1:]) if item.anchor is first else item.lines
    return replace(item, lines=head + own)


def _in_sequence(lines: Sequence[Line]) -> list[int]:
    """The lines whose numbers count up from 1 or a; marks that do not count are text ("2." inside a sentence). A letter
    among small ones may be a capital, as recognition takes it for one ("C." for "c.").
    """
    kept: list[int] = []
    last: tuple[int, ...] = ()
    for i, line in enumerate(lines):
        found = _NUMBERED.match(line.text)
        number = _number(found["mark"] or found["alone"]) if found else ()
        first = not kept and (len(number) > 1 or (number == (1,) and not line.text.lstrip("( ").startswith("A")))
        follows = bool(kept) and len(number) == len(last) and _next(last, number)
        missed = _flush(lines[: i + 1], kept[-1]) if kept and _skips_one(last, number) else []
        if first or follows or len(missed) == 1:
            kept += [*missed, i]
            last = number
    return kept


def _skips_one(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """i -> k: the mark between them was not read as one."""
    return len(last) == len(number) == 1 and number[0] == last[0] + 2


def _flush(lines: Sequence[Line], above: int) -> list[int]:
    """The lines between an item and the last line that begin where the item does."""
    box = lines[above].box
    between = range(above + 1, len(lines) - 1) if box else ()
    return [k for k in between if box and (own := lines[k].box) and abs(own.x0 - box.x0) < own.height / 2]


def _number(mark: str) -> tuple[int, ...]:
    return (ord(mark.lower()) - 96,) if mark.isalpha() else tuple(int(part) for part in mark.split("."))


def _next(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """1 -> 2, 1.1.2 -> 1.1.3, 1.1.2 -> 1.2.1."""
    same = 0
    while same < len(last) and last[same] == number[same]:
        same += 1
    return same < len(last) and number[same] == last[same] + 1 and all(n == 1 for n in number[same + 1 :])


def _bulleted(lines: Sequence[Line]) -> Iterator[Item]:
    """A numbered item, or each of its bullets with the heading; bullets alone likewise."""
    bullets = [i for i, line in enumerate(lines) if _BULLET.match(line.text)]
    if not bullets:
        yield Item(lines[0], without(_NUMBERED, lines))
        return
    head = without(_NUMBERED, lines[: bullets[0]])
    for a, b in zip(bullets, [*bullets[1:], len(lines)], strict=True):
        own = tuple(lines[a:b])
        yield Item(own[0], head + own if head else without(_BULLET, own))


def without(mark: re.Pattern[str], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an item, its mark set apart from its text."""
    found = mark.match(lines[0].text) if lines else None
    if found is None:
        return tuple(lines)
    return (replace(lines[0], text=lines[0].text[found.end() :], mark=lines[0].mark + found[0]), *lines[1:])


def bulleted(cell: Cell) -> bool:
    """Whether the cell's first line begins with a bullet."""
    first = next((line for line in cell.lines if fold(line.text)), None)
    return first is not None and bool(_BULLET.match(first.text))


def heading(cell: Cell) -> tuple[Line, ...]:
    """The lines over the first bullet of a cell; none where it has no bullet, or begins with one."""
    first = next((k for k, line in enumerate(cell.lines) if _BULLET.match(line.text)), 0)
    return cell.lines[:first]


def by_white(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The lines in texts that more than the height of a line parts."""
    starts = [0, *(k for k in range(1, len(lines)) if _stands_apart(lines[k - 1], lines[k])), len(lines)]
    return [tuple(lines[a:b]) for a, b in itertools.pairwise(starts)]


def by_figures(cell: Cell) -> list[tuple[Line, ...]]:
    """The lines in texts each of which begins with a figure ("12.600" over "lembar", "220 lembar"); none where the
    first does not.
    """
    lines = said_in(cell)
    rest = rests(lines, cell.box)
    starts = [k for k, line in enumerate(lines) if _FIGURE.match(fold(line.text)) and k not in rest]
    if not starts or starts[0] > 0:
        return []
    return [tuple(lines[a:b]) for a, b in itertools.pairwise([*starts, len(lines)])]


def _stands_apart(above: Line, line: Line) -> bool:
    return bool(above.box and line.box and line.box.y0 - above.box.y1 > above.box.height)


def cut(cell: Cell, lines: Sequence[Line]) -> Cell:
    """The part of a cell that holds these lines."""
    pages = [line.page for line in lines if line.page is not None]
    box = around(line.box for line in lines) or cell.box
    return replace(cell, lines=tuple(lines), box=box, page=pages[0] if pages else cell.page)
