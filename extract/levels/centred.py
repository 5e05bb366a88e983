"""Texts set in the middle, or at the foot, beside several rows that no rules part: each belongs whole to these.

Left of the names that every row has, goals and numbers stand beside groups of rows. Where the lines of such a column
fall into texts each of which stands in the middle of its rows, and these rows are all that there are, nothing else can
be meant: set at the top of its rows a text would not stand there.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, pairwise

from extract.alignment import Place, foot_of, head_of, middle_of
from extract.document import Box, Cell, Line, Table, sureness
from extract.figures import is_figure, is_value
from extract.grouped import grouped
from extract.levels.groups import (
    MISSED,
    Ends,
    Group,
    Row,
    dealt,
    going_on,
    height_of,
    middle,
    nearest,
    on_bands,
    slack_of,
)

_PITCH, _LOOSER = 1.5, 1.15
"""Heights of a line from one line of a text to the next, at most, and times the usual step where that is more."""
_FULL = 0.9
"""Of the rows, those that a column of names has a text in."""
_NUMBERS = 1
"""Columns of numbers that one page has and another has not."""
_FEW = 60
"""Rows of a page, up to which they are told whole."""
_NUMBERED = 2
"""Numbers with a word or two, in a row, up to which they may be those of items: "1.1 Jalan mantap"."""
_MOST = 400
"""Rows or lines of a page, over which nobody set texts in the middle by hand."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How texts may stand beside their rows: the places that are tried, where they stand on the page before, if it
    tells, and whether what they leave empty is their own."""

    places: Sequence[Place]
    known: Place | None
    undivided: bool


def centred(table: Table, before: Table | None = None, whole: bool = False, undivided: bool = False) -> Table:
    """The table with such texts as merged cells; the same table where there are none. `before`: it may go on this one;
    `whole`: its first row is one; `undivided`: no rules part its rows, those of its columns do all others, so what a
    text leaves empty is its own."""
    if table.borders == "ruled" or table.n_rows > _MOST:
        return table
    columns = _columns(table, undivided)
    rows = _rows(table, len(columns))
    header = 0 if undivided else _header_rows(table, rows, len(columns))
    places = [middle_of, *([foot_of] if header or whole else [])]
    ruled = table.borders == "partial"
    merged = {cell.col for cell in table.cells if ruled and cell.row_span > 1 and cell.row >= header}
    open_ = before is not None and table.borders == "none" and abs(before.n_cols - table.n_cols) <= _NUMBERS
    known = _place_in(before) if before is not None and open_ else None
    setting = _Setting(places, known, undivided)
    told = {c: _groups_of(table, c, rows, header, setting) for c in columns if c not in merged}
    told |= {c: _as_beside(table, c, rows, header, told) for c, (_, groups) in told.items() if not groups}
    at_foot = any(_at_foot(groups, rows[header:]) for place, groups in told.values() if place is foot_of)
    found = {c: groups for c, (place, groups) in told.items() if groups and (at_foot or place is not foot_of)}
    kept = {row.number for row in rows}
    torn = {cell.col for cell in table.cells if cell.row not in kept and cell.lines}
    if not any(_told(groups) for groups in found.values()) or not torn <= found.keys():
        return table
    return _merged(table, found, sorted(kept))


def _columns(table: Table, undivided: bool) -> range:
    """The columns left of the first one with words in almost every row of figures, or in every row of a body without
    any; none where cells run over them."""
    begun = (c for c in table.cells if c.lines and not is_figure(c.text) and not c.text[:1].islower())
    worded = {(cell.row, cell.col) for cell in begun}
    named = {row for row, _ in worded}  # not a row that counts the columns
    figured = [(c.row, c.col) for c in table.cells if c.lines and c.row in named and is_value(c.text)]
    torn = _torn_columns(table)
    names = 0
    for c in range(table.n_cols - 1, -1, -1):
        if undivided and names and c in torn:
            break
        valued = {row for row, col in figured if col > c}
        if valued and sum((row, c) in worded for row in valued) >= _FULL * len(valued):
            names = c
    if undivided and not figured:
        full = [len({row for row, col in worded if col == c}) == table.n_rows for c in range(table.n_cols)]
        last = next((k for k, one in enumerate(reversed(full)) if not one), table.n_cols)
        names = table.n_cols - last if last else 0
    wide = any(cell.col < names < cell.col + cell.col_span for cell in table.cells)
    return range(0 if wide else names)


def _torn_columns(table: Table) -> set[int]:
    """Those in which a row begins in small letters, and not all do: it goes on with the row above, and the texts of no
    column before it stand in every row either."""
    small = grouped((cell.col, cell.text[0].islower()) for cell in table.cells if cell.row and cell.lines)
    return {col for col, own in small.items() if len(set(own)) > 1}


def _rows(table: Table, first: int) -> list[Row]:
    """The rows that say something from column `first` on; lines of the columns before stand at heights of their own."""
    lines = ((cell.row, line) for cell in table.cells if cell.col >= first for line in cell.lines if line.box)
    middles = grouped((row, middle(line)) for row, line in lines)
    return [Row(r, min(own), max(own)) for r, own in sorted(middles.items())]


def _header_rows(table: Table, rows: Sequence[Row], names: int) -> int:
    """How many rows stand above the first one with a value. `names`: the column of names."""
    first = _figured_from(table, names)
    return sum(row.number < first for row in rows)


def _figured_from(table: Table, names: int = _MOST) -> int:
    """The first row with a figure that is no year, or with values that are no numbered texts: several, or one right of
    the column of `names`."""
    valued = (cell for cell in table.cells if cell.lines and is_value(cell.text))
    told = [(cell.row, cell.col > names or is_figure(cell.text)) for cell in valued]
    several = Counter(row for row, _ in told)
    return min((row for row, bare in told if bare or several[row] > _NUMBERED), default=table.n_rows)


def _pitch(table: Table) -> float:
    """The usual step from line to line of one text: the middle one to a line in small letters of the same cell."""
    pairs = (pair for cell in table.cells for pair in pairwise(cell.lines))
    steps = sorted(middle(b) - middle(a) for a, b in pairs if a.box and b.box and b.text[:1].islower())
    return steps[len(steps) // 2] if steps else 0.0


def _lines_of(table: Table, col: int, rows: Sequence[Row], header: int) -> list[Line]:
    """The lines of a column below the header, from the top."""
    lines = sorted((line for cell in table.cells if cell.col == col for line in cell.lines if line.box), key=middle)
    above = rows[header - 1].foot + MISSED * height_of(lines) if header else 0.0
    return [line for line in lines if middle(line) > above]


def _reach(table: Table, lines: Sequence[Line]) -> float:
    """From one line of a text to the next, at most."""
    return max(_PITCH * height_of(lines), _LOOSER * _pitch(table))


def _groups_of(
    table: Table, col: int, rows: Sequence[Row], header: int, setting: _Setting
) -> tuple[Place, list[Group]]:
    """The texts of a column with their rows, below the header, and where in these they stand; none where that does not
    come out even, or where each stands in a row of its own."""
    lines = _lines_of(table, col, rows, header)
    if not lines or len(lines) > _MOST:
        return head_of, []
    slack, reach = MISSED * height_of(lines), _reach(table, lines)
    begun = [line for k, line in enumerate(lines) if not k or middle(line) - middle(lines[k - 1]) > reach]
    body = rows[header:]
    if groups := on_bands(table, col, lines, body, reach):
        return middle_of, groups
    if setting.known and (groups := going_on(lines, body, setting.known, reach)):
        return setting.known, groups
    if _at_top(begun, body, slack):
        groups = dealt(lines, body, head_of, reach, slack_of(lines, body))
        return head_of, groups if setting.undivided else _torn(table, col, groups)
    every = (*setting.places, head_of)
    found = _even(lines, body, setting.places[:1], reach, slack)  # in their middles, they need no heights of rows
    if not found[1] and len(body) <= _FEW:
        found = nearest(lines, body, every, reach, _ends(table, body), setting.undivided)
    found = found if found[1] else _even(lines, body, setting.places, reach, slack_of(lines, body))
    return nearest(lines, body, every, reach) if setting.undivided and not found[1] else found


def _even(
    lines: Sequence[Line], rows: Sequence[Row], places: Sequence[Place], reach: float, slack: float
) -> tuple[Place, list[Group]]:
    """The texts with their rows at the first of these places that comes out even."""
    tries = ((place, dealt(lines, rows, place, reach, slack)) for place in places)
    return next((one for one in tries if one[1]), (head_of, []))


def _ends(table: Table, rows: Sequence[Row]) -> Ends:
    """The upper edge of the first row, and the lower one of the last."""
    tops, feet = _edges(table)
    return tops.get(rows[0].number, rows[0].top), feet.get(rows[-1].number, rows[-1].foot)


def _as_beside(
    table: Table, col: int, rows: Sequence[Row], header: int, told: Mapping[int, tuple[Place, list[Group]]]
) -> tuple[Place, list[Group]]:
    """The texts of a column with the rows of those in another, where one stands beside each of these and its
    height leaves several ways open."""
    lines = _lines_of(table, col, rows, header)
    ends, reach = {row.number: (row.top, row.foot) for row in rows}, _reach(table, lines)
    for place, groups in told.values():
        if not {row for group in groups for row in (group.first, group.last)} <= ends.keys():
            continue
        borders = [(ends[a.last][1] + ends[b.first][0]) / 2 for a, b in pairwise(groups)]
        homes = [bisect(borders, middle(line)) for line in lines]
        parts = [[line for line, home in zip(lines, homes, strict=True) if home == k] for k in range(len(groups))]
        steps = (middle(b) - middle(a) for part in parts for a, b in pairwise(part))
        if groups and all(parts) and all(step <= reach for step in steps):
            return place, [replace(group, lines=tuple(part)) for group, part in zip(groups, parts, strict=True)]
    return head_of, []


def _place_in(table: Table) -> Place | None:
    """Where the merged texts of a table without all rules stand in their rows: at the foot, in the middle, or at the
    head, as where there are none; None where they do not agree."""
    own = grouped((cell.row, middle(line)) for cell in table.cells if cell.row_span == 1 for line in cell.lines)
    first = _figured_from(table)
    tall = [c for c in table.cells if c.row >= first and c.row_span > 1 and c.lines and own.get(c.row)]
    low = {middle(c.lines[0]) - min(own[c.row]) > MISSED * height_of(c.lines) for c in tall}
    if table.borders == "ruled" or len(low) > 1:
        return None
    feet = ((c, own.get(c.row + c.row_span - 1)) for c in tall)
    at_foot = all(under and abs(middle(c.lines[-1]) - max(under)) <= MISSED * height_of(c.lines) for c, under in feet)
    return (foot_of if at_foot else middle_of) if True in low else head_of


def _torn(table: Table, col: int, groups: Sequence[Group]) -> list[Group]:
    """Texts at the head of their rows with the rows that their lines reach; none where each stands in one row."""
    at = {line: cell.row for cell in table.cells if cell.col == col for line in cell.lines}
    whole = [replace(group, last=max(group.first, at[group.lines[-1]])) for group in groups]
    return whole if _told(whole) else []


def _at_foot(groups: Sequence[Group], rows: Sequence[Row]) -> bool:
    """Whether texts at the foot of rows are those of all of these, not of the last alone with nothing under them: one
    stands beside the first row, or higher over its last row than rows stand under each other."""
    slack = MISSED * height_of(groups[0].lines)
    least = min((b.top - a.foot for a, b in pairwise(rows)), default=0.0) - slack
    above = {b.number: a.foot for a, b in pairwise(rows)}
    tall = (g for g in groups if g.last > g.first and middle(g.lines[0]) - above[g.last] < least)
    return groups[0].last > groups[0].first or any(tall)


def _at_top(begun: Sequence[Line], rows: Sequence[Row], slack: float) -> bool:
    """Whether every text may begin beside the first of its rows. `begun`: the first lines of texts."""
    return (
        bool(rows)
        and middle(begun[0]) < rows[0].top + slack
        and all(any(abs(middle(line) - row.top) <= slack for row in rows) for line in begun)
    )


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
            span, sure = place[group.last] - place[group.first] + 1, sureness(group.lines)
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
    boxes = grouped((cell.row, cell.box) for cell in table.cells if cell.box and cell.row_span == 1)
    whole = {row: reduce(Box.union, own) for row, own in boxes.items()}
    return {row: box.y0 for row, box in whole.items()}, {row: box.y1 for row, box in whole.items()}
