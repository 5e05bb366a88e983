"""Texts of a column beside the rows that are theirs: dealt out so that each stands at one place in its rows."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby, pairwise

from extract.alignment import Place, foot_of, head_of, middle_of
from extract.document import Line, Table

MISSED = 0.3
"""Heights of a line by which the middle of a text may miss that of its rows."""
_STEP = 0.2
"""Of the least step between rows, that it may miss it by as well: with a row more or less it would be half a step."""
_SEVERAL = 2
"""Ways to deal texts out, of which no more are looked at."""
_LEADING = 1.15
"""Heights of a line from one line to the next, at the least."""
_FAR, _CLEAR = 1.2, 3.0
"""Heights of a line by which it may in rows that other texts make higher; times as much as the best way that others
miss, all squared."""


Ends = tuple[float, float]
_Step = tuple[float, int, int]
"""What a text costs, the line after it and its last row."""
_Texts = Callable[[int, int], Iterable[_Step]]
"""Those that may begin at a line, beside a row."""
_FEWEST = 2
"""Bands of a table, the bare paper between coloured ones among them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one text, and the first and last of the rows that it stands beside."""

    lines: tuple[Line, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and the middles of the highest and the lowest of its lines."""

    number: int
    top: float
    foot: float
    open_: int = 0
    """1: its foot may lie lower, -1: its top higher; where the table ends is not known."""


_Way = tuple[float, list[Group]]
"""What the texts cost in all, and these with their rows."""


def middle(line: Line) -> float:
    """Its height on the page."""
    return (line.box.y0 + line.box.y1) / 2 if line.box else 0.0


def height_of(lines: Sequence[Line]) -> float:
    """Of the lowest line."""
    return min((line.box.height for line in lines if line.box), default=0.0)


def slack_of(lines: Sequence[Line], rows: Sequence[Row]) -> float:
    """By how much a text may miss its rows."""
    return max(MISSED * height_of(lines), _STEP * min((b.top - a.top for a, b in pairwise(rows)), default=0.0))


def dealt(lines: Sequence[Line], rows: Sequence[Row], place: Place, reach: float, slack: float) -> list[Group]:
    """The lines in texts, the rows between them, most texts first; empty where that does not come out even, but for
    some slack."""

    def texts(at: int, row: int) -> Iterator[_Step]:
        return ((-1.0, end, last) for end, last in _next(lines, rows, (at, row), place, reach, slack))

    ways = _ways(lines, rows, reach, texts)
    return ways[0][1] if ways else []


def nearest(
    lines: Sequence[Line],
    rows: Sequence[Row],
    places: Sequence[Place],
    reach: float,
    ends: Ends | None = None,
    known: bool = True,
) -> tuple[Place, list[Group]]:
    """The texts with their rows where other texts made rows higher than what tells them, and one of one row may stand
    anywhere in it: as they miss their places least, and that place; none where another way to deal them out misses
    them hardly more. `ends`: the edges over the first row and under the last one, between which rows may be told whole;
    texts hardly miss their places in these. `known`: the edges are ruled, not the ends of texts."""
    rooms = (_LEADING * height_of(lines), _least(rows)) if ends else ()
    settings = [(rows, place) for place in ((head_of, middle_of, foot_of) if ends else places)]
    settings += [setting for room in rooms for setting in _whole(rows, ends or (0.0, 0.0), room, known)]
    every = ((*way, place) for own, place in settings for way in _nearest(lines, own, place, reach))
    ways = sorted(every, key=lambda way: way[0])
    if not ways:
        return head_of, []
    cost, groups, place = ways[0]
    slight = (MISSED * height_of(lines)) ** 2
    sure = all(other == groups or miss > _CLEAR * cost + slight for miss, other, _ in ways[1:])
    sure = sure and place in places and (ends is None or cost < slight * len(groups))
    return place, groups if sure else []


def _whole(rows: Sequence[Row], ends: Ends, room: float, known: bool) -> Iterator[tuple[Sequence[Row], Place]]:
    """The rows as high as they are, but for some room: down to the next one, where their texts stand at their heads, up
    to the one before, where they stand at their feet, and around their middles; each with the places that are others in
    these."""
    over, under = ends
    tops = [*(row.top for row in rows[1:]), under + rows[0].top - over]
    feet = [over + rows[-1].foot - under, *(row.foot for row in rows[:-1])]
    down = [replace(row, foot=max(row.foot, top - room)) for row, top in zip(rows, tops, strict=True)]
    up = [replace(row, top=min(row.top, foot + room)) for row, foot in zip(rows, feet, strict=True)]
    down[-1], up[0] = replace(down[-1], open_=int(not known)), replace(up[0], open_=-int(not known))
    yield from ((own, place) for own, edge in ((down, foot_of), (up, head_of)) for place in (middle_of, edge))
    edges = list(accumulate(rows, lambda edge, row: row.top + row.foot - edge, initial=over))
    cells = list(zip(rows, pairwise(edges), strict=True))
    if abs(edges[-1] - under) < room and all(top < row.top <= row.foot < foot for row, (top, foot) in cells):
        own = [Row(row.number, top + room / 2, foot - room / 2) for row, (top, foot) in cells]
        yield from ((own, place) for place in (head_of, middle_of, foot_of))


def _least(rows: Sequence[Row]) -> float:
    """From the last line of a row to the first of the next."""
    return min((b.top - a.foot for a, b in pairwise(rows)), default=0.0)


def _nearest(lines: Sequence[Line], rows: Sequence[Row], place: Place, reach: float) -> list[_Way]:
    """The best ways to deal texts out, and how far they miss their places in all, squared."""
    slack = _FAR * height_of(lines)
    return _ways(lines, rows, reach, lambda at, row: _steps(lines, rows, (at, row), place, reach, slack))


def _ways(
    lines: Sequence[Line], rows: Sequence[Row], reach: float, texts: _Texts, starts: Iterable[int] = (0,)
) -> list[_Way]:
    """The best ways to deal the lines out to all rows from one of these on, the cheapest first of each."""
    steps: list[dict[int, list[_Step]]] = [{row: [] for row in starts}, *({} for _ in lines)]
    for at in range(len(lines)):
        for row, own in steps[at].items():
            if not at or not _goes_on(lines[at - 1], lines[at], reach):
                own += texts(at, row)
            for _, end, last in own:
                steps[end].setdefault(last + 1, [])
    ways: dict[tuple[int, int], list[_Way]] = {(len(lines), len(rows)): [(0.0, [])]}
    for at in range(len(lines) - 1, -1, -1):
        for row, own in steps[at].items():
            found = [
                (cost + missed, [Group(tuple(lines[at:end]), rows[row].number, rows[last].number), *rest])
                for missed, end, last in own
                for cost, rest in ways.get((end, last + 1), [])
            ]
            ways[at, row] = _distinct(sorted(found, key=lambda way: way[0]))
    return [way for row in starts for way in ways.get((0, row), [])]


def _steps(
    lines: Sequence[Line], rows: Sequence[Row], start: tuple[int, int], place: Place, reach: float, slack: float
) -> Iterator[_Step]:
    """The texts that may begin at a line, beside a row: at the place, or anywhere in one row."""
    at, row = start
    told = [(rows, place), *((rows[: row + 1], other) for other in (head_of, middle_of, foot_of) if other != place)]
    for own, stands in told:
        for end, last in _next(lines, own, start, stands, reach, slack):
            yield _off(lines[at:end], rows[row], rows[last], stands) ** 2, end, last


def _distinct(ways: Sequence[_Way]) -> list[_Way]:
    """The first few that deal texts out differently."""
    out: list[_Way] = []
    for way in ways:
        if len(out) < _SEVERAL and all(way[1] != known[1] for known in out):
            out.append(way)
    return out


def _off(lines: Sequence[Line], first: Row, last: Row, place: Place) -> float:
    """How far a text misses its place in its rows; lower in those that may be higher is none."""
    off = place(first.top, last.foot) - place(middle(lines[0]), middle(lines[-1]))
    return 0.0 if first.open_ < 0 < off or off < 0 < last.open_ else off


def going_on(lines: Sequence[Line], rows: Sequence[Row], place: Place, reach: float) -> list[Group]:
    """The texts with their rows, of which the first ones may belong to the page before, and one of one row may stand at
    its head or foot; none where they may be dealt out in several ways."""
    slack = slack_of(lines, rows)

    def texts(at: int, row: int) -> Iterator[_Step]:
        for stands in (place, head_of, foot_of):
            own = rows if stands is place else rows[: row + 1]
            yield from ((0.0, end, last) for end, last in _next(lines, own, (at, row), stands, reach, slack))

    starts = range(1 if place is foot_of else len(rows))  # at its foot, it is none of the page before
    ways = _ways(lines, rows, reach, texts, starts)
    return ways[0][1] if len(ways) == 1 else []


def _goes_on(above: Line, line: Line, reach: float) -> bool:
    """Whether a line close under another begins in small letters, as the middle of a text."""
    return line.text[:1].islower() and middle(line) - middle(above) <= reach


def _next(
    lines: Sequence[Line], rows: Sequence[Row], start: tuple[int, int], place: Place, reach: float, slack: float
) -> Iterator[tuple[int, int]]:
    """Line after and last row of each text that may begin at this line, beside this row."""
    at, row = start
    for end in range(at + 1, len(lines) + 1) if row < len(rows) else ():
        if end > at + 1 and middle(lines[end - 1]) - middle(lines[end - 2]) > reach:
            return
        own, top = place(middle(lines[at]), middle(lines[end - 1])), rows[row].top
        for last in range(bisect_left(rows, own - slack, row, key=partial(_place_of, place, top)), len(rows)):
            if place(top, rows[last].foot) - own > slack:
                break
            yield end, last


def _place_of(place: Place, top: float, last: Row) -> float:
    """The place in rows from this height to the foot of the last."""
    return place(top, last.foot)


def on_bands(table: Table, col: int, lines: Sequence[Line], rows: Sequence[Row], reach: float) -> list[Group]:
    """A column's texts, each with the rows of its band; none where some band has none or several, or one row each. The
    first may have none: that of the page before goes on.

    `reach`: from line to line of one text, at most.
    """
    if not rows:
        return []
    fills = {cell.row: cell.fill for cell in table.cells if cell.row_span == 1 and cell.col > col}
    at = {line: cell.row for cell in table.cells if cell.col == col for line in cell.lines}
    every = range(min([rows[0].number, *(at[line] for line in lines)]), table.n_rows)
    bands = [set(own) for _, own in groupby(every, fills.get)]
    groups = [group for band in bands if (group := _on(band, lines, at, rows, reach))]
    whole = len(groups) == len(bands) >= _FEWEST and all(group.lines for group in groups[1:])
    return groups if whole and any(group.last > group.first for group in groups) else []


def _on(band: set[int], lines: Sequence[Line], at: dict[Line, int], rows: Sequence[Row], reach: float) -> Group | None:
    """What a column says on a band beside its rows; None where these are none, or the texts several."""
    own, inside = [line for line in lines if at[line] in band], [row for row in rows if row.number in band]
    one = all(middle(b) - middle(a) <= reach for a, b in pairwise(own))
    return Group(tuple(own), inside[0].number, inside[-1].number) if inside and one else None
