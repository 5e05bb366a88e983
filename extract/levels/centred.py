"""Texts set in the middle, or at the foot, beside several rows that no rules part: each belongs whole to these.

Left of the names that every row has, goals and numbers stand beside groups of rows. Where the lines of such a column
fall into texts each of which stands in the middle of its rows, and these rows are all that there are, nothing else can
be meant: set at the top of its rows a text would not stand there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, pairwise

from extract.document import Box, Cell, Line, Table
from extract.figures import is_figure, is_value, is_year

_PITCH, _LOOSER = 1.5, 1.15
"""Heights of a line from one line of a text to the next, at most, and times the usual step where that is more."""
_MISSED = 0.3
"""Heights of a line by which the middle of a text may miss that of its rows."""
_STEP = 0.2
"""Of the least step between rows, that it may miss it by as well: with a row more or less it would be half a step."""
_FULL = 0.9
"""Of the rows, those that a column of names has a text in."""
_MOST = 400
"""Rows or lines of a page, over which nobody set texts in the middle by hand."""


Place = Callable[[float, float], float]
"""Of the heights of a first and a last line, the one that texts and rows share."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one text, and the first and last of the rows that it stands beside."""

    lines: tuple[Line, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, and the middles of the highest and the lowest of its lines."""

    number: int
    top: float
    foot: float


def centred(table: Table, whole: bool = False, undivided: bool = False) -> Table:
    """The table with such texts as merged cells; the same table where there are none. `whole`: its first row is one;
    `undivided`: no rules part its rows, those of its columns do all others, so what a text leaves empty is its own."""
    if table.borders == "ruled" or table.n_rows > _MOST:
        return table
    columns = _columns(table)
    rows = _rows(table, len(columns))
    header = _header_rows(table, rows)
    pitch = _pitch(table)
    places = [_middle_of, *([_foot_of] if header or whole else [])]
    ruled = table.borders == "partial"
    merged = {cell.col for cell in table.cells if ruled and cell.row_span > 1 and cell.row >= header}
    dealt = {c: _groups_of(table, c, rows, header, pitch, places, undivided) for c in columns if c not in merged}
    at_foot = any(_at_foot(groups, rows[header:]) for place, groups in dealt.values() if place is _foot_of)
    found = {c: groups for c, (place, groups) in dealt.items() if groups and (at_foot or place is not _foot_of)}
    kept = {row.number for row in rows}
    torn = {cell.col for cell in table.cells if cell.row not in kept and cell.lines}
    if not any(_told(groups) for groups in found.values()) or not torn <= found.keys():
        return table
    return _merged(table, found, sorted(kept))


def _columns(table: Table) -> range:
    """The columns left of the first one with words in almost every row of figures; none where cells run over them."""
    worded = {(cell.row, cell.col) for cell in table.cells if cell.lines and not is_figure(cell.text)}
    named = {row for row, _ in worded}  # not a row that counts the columns
    figured = [(c.row, c.col) for c in table.cells if c.lines and c.row in named and is_value(c.text)]
    names = 0
    for c in range(table.n_cols - 1, -1, -1):
        valued = {row for row, col in figured if col > c}
        if valued and sum((row, c) in worded for row in valued) >= _FULL * len(valued):
            names = c
    wide = any(cell.col < names < cell.col + cell.col_span for cell in table.cells)
    return range(0 if wide else names)


def _rows(table: Table, first: int) -> list[_Row]:
    """The rows that say something from column `first` on; lines of the columns before stand at heights of their own."""
    middles: dict[int, list[float]] = {}
    for cell in table.cells:
        if cell.col >= first:
            middles.setdefault(cell.row, []).extend(_middle(line) for line in cell.lines if line.box)
    return [_Row(r, min(own), max(own)) for r, own in sorted(middles.items()) if own]


def _header_rows(table: Table, rows: Sequence[_Row]) -> int:
    """How many rows stand above the first one with a figure that is no year."""
    figures = (cell.row for cell in table.cells if cell.lines and is_figure(cell.text) and not is_year(cell.text))
    first = min(figures, default=table.n_rows)
    return sum(row.number < first for row in rows)


def _middle(line: Line) -> float:
    return (line.box.y0 + line.box.y1) / 2 if line.box else 0.0


def _pitch(table: Table) -> float:
    """The usual step from line to line of one text: the middle one to a line in small letters of the same cell."""
    pairs = (pair for cell in table.cells for pair in pairwise(cell.lines))
    steps = sorted(_middle(b) - _middle(a) for a, b in pairs if a.box and b.box and b.text[:1].islower())
    return steps[len(steps) // 2] if steps else 0.0


def _groups_of(
    table: Table, col: int, rows: Sequence[_Row], header: int, pitch: float, places: Sequence[Place], undivided: bool
) -> tuple[Place, list[Group]]:
    """The texts of a column with their rows, below the header, and where in these they stand; none where that does not
    come out even, or where each stands in a row of its own."""
    lines = sorted((line for cell in table.cells if cell.col == col for line in cell.lines if line.box), key=_middle)
    slack = _MISSED * _height(lines)
    above = rows[header - 1].foot + slack if header else 0.0
    lines = [line for line in lines if _middle(line) > above]
    if not lines or len(lines) > _MOST:
        return _head_of, []
    reach = max(_PITCH * _height(lines), _LOOSER * pitch)
    begun = [line for k, line in enumerate(lines) if not k or _middle(line) - _middle(lines[k - 1]) > reach]
    at_top = _at_top(begun, rows[header:], slack)
    if at_top:
        groups = _dealt(lines, rows[header:], _head_of, reach)
        return _head_of, groups if undivided else _torn(table, col, groups)
    tries = ((place, _dealt(lines, rows[header:], place, reach)) for place in places)
    return next((found for found in tries if found[1]), (_head_of, []))


def _torn(table: Table, col: int, groups: Sequence[Group]) -> list[Group]:
    """Texts at the head of their rows with the rows that their lines reach; none where each stands in one row."""
    at = {line: cell.row for cell in table.cells if cell.col == col for line in cell.lines}
    whole = [replace(group, last=max(group.first, at[group.lines[-1]])) for group in groups]
    return whole if _told(whole) else []


def _at_foot(groups: Sequence[Group], rows: Sequence[_Row]) -> bool:
    """Whether texts at the foot of rows are those of all of these, not of the last alone with nothing under them: one
    stands beside the first row, or higher over its last row than rows stand under each other."""
    slack = _MISSED * _height(groups[0].lines)
    least = min((b.top - a.foot for a, b in pairwise(rows)), default=0.0) - slack
    above = {b.number: a.foot for a, b in pairwise(rows)}
    tall = (g for g in groups if g.last > g.first and _middle(g.lines[0]) - above[g.last] < least)
    return groups[0].last > groups[0].first or any(tall)


def _middle_of(first: float, last: float) -> float:
    return (first + last) / 2


def _foot_of(first: float, last: float) -> float:
    """Of a text at the foot of its rows: only under a header, else the first rows may go on with the page before."""
    return last


def _head_of(first: float, last: float) -> float:
    """Of a text at the head of its rows."""
    return first


def _at_top(begun: Sequence[Line], rows: Sequence[_Row], slack: float) -> bool:
    """Whether every text may begin beside the first of its rows. `begun`: the first lines of texts."""
    return (
        bool(rows)
        and _middle(begun[0]) < rows[0].top + slack
        and all(any(abs(_middle(line) - row.top) <= slack for row in rows) for line in begun)
    )


def _height(lines: Sequence[Line]) -> float:
    return min((line.box.height for line in lines if line.box), default=0.0)


def _dealt(lines: Sequence[Line], rows: Sequence[_Row], place: Place, reach: float) -> list[Group]:
    """The lines in texts, the rows between them, most texts first; empty where that does not come out even."""
    slack = max(_MISSED * _height(lines), _STEP * min((b.top - a.top for a, b in pairwise(rows)), default=0.0))
    best: dict[tuple[int, int], tuple[Group, ...]] = {(0, 0): ()}
    for at in range(len(lines)):
        if at and _goes_on(lines[at - 1], lines[at], reach):
            continue
        for row in range(len(rows)):
            before = best.get((at, row))
            for end, last in _next(lines, rows, (at, row), place, reach, slack) if before is not None else ():
                group = Group(tuple(lines[at:end]), rows[row].number, rows[last].number)
                known = best.get((end, last + 1))
                if known is None or len(known) <= len(before or ()):
                    best[end, last + 1] = (*(before or ()), group)
    return list(best.get((len(lines), len(rows)), ()))


def _goes_on(above: Line, line: Line, reach: float) -> bool:
    """Whether a line close under another begins in small letters, as the middle of a text."""
    return line.text[:1].islower() and _middle(line) - _middle(above) <= reach


def _next(
    lines: Sequence[Line], rows: Sequence[_Row], start: tuple[int, int], place: Place, reach: float, slack: float
) -> Iterator[tuple[int, int]]:
    """Line after and last row of each text that may begin at this line, beside this row."""
    at, row = start
    for end in range(at + 1, len(lines) + 1):
        if end > at + 1 and _middle(lines[end - 1]) - _middle(lines[end - 2]) > reach:
            return
        own = place(_middle(lines[at]), _middle(lines[end - 1]))
        for last in range(row, len(rows)):
            off = place(rows[row].top, rows[last].foot) - own
            if abs(off) <= slack:
                yield end, last
            if off > slack:
                break


def _told(groups: Sequence[Group]) -> bool:
    """Whether some text stands beside several rows."""
    return any(group.last > group.first for group in groups)


def _merged(table: Table, found: dict[int, list[Group]], kept: Sequence[int]) -> Table:
    """The table with the groups as cells, without rows that held nothing but their lines."""
    place = list(accumulate((r in set(kept) for r in range(table.n_rows)), initial=0))
    body = {c: groups[0].first for c, groups in found.items()}
    tops, feet = _edges(table)
    cells = [_header(cell, found[cell.col]) if cell.col in body else cell for cell in table.cells if _stays(cell, body)]
    cells = [cell.at_row(place[cell.row], place[cell.row + cell.row_span] - place[cell.row]) for cell in cells]
    for col, groups in found.items():
        left = next(cell for cell in table.cells if cell.col == col)
        for group in groups:
            box = replace(left.box, y0=tops[group.first], y1=feet[group.last]) if left.box else None
            sure = min(line.confidence for line in group.lines)
            span = place[group.last] - place[group.first] + 1
            cells.append(Cell(place[group.first], col, span, 1, group.lines, box, left.page, None, sure))
    cells = [cell for cell in cells if cell.row_span]
    return replace(table, n_rows=place[-1], cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))))


def _stays(cell: Cell, body: dict[int, int]) -> bool:
    return cell.col not in body or cell.row < body[cell.col]


def _header(cell: Cell, groups: Sequence[Group]) -> Cell:
    """A header without the lines of the first text, which may stand as high as it."""
    return replace(cell, lines=tuple(line for line in cell.lines if line not in groups[0].lines))


def _edges(table: Table) -> tuple[dict[int, float], dict[int, float]]:
    """Top and foot of each row."""
    boxes: dict[int, list[Box]] = {}
    for cell in table.cells:
        if cell.box and cell.row_span == 1:
            boxes.setdefault(cell.row, []).append(cell.box)
    whole = {row: reduce(Box.union, own) for row, own in boxes.items()}
    return {row: box.y0 for row, box in whole.items()}, {row: box.y1 for row, box in whole.items()}
