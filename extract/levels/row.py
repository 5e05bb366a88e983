"""The rows inside one ruled row: where they begin, and to which of them each cell's lines belong.

A column of values, each whole in itself, leads; its rows hold where another column begins something at every one of
them, no column has two values in one, and text stands level with each. What does not part with them, a number or a
goal set in the middle or at the top, belongs whole to all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Cell, Line
from extract.levels.column import FAR, ITEM, Column, column_of, pitch_of
from extract.levels.feet import set_apart

Headings = tuple[tuple[float, float], ...]
_LIST = 3
"""Columns, and lines in each, from which a ruled row may be a list."""
SOME = 0.15
"""Of the rows, those that may begin where no text visibly does: lines that are as full as the cell."""
_PAIR = 2
_FEW = 2
"""Columns with a value in every row, over which no more of them were cut at the same lines."""
WHITE = 0.25
"""Heights of a line by which the white between two rows is wider than between two lines."""
CENTRED = 0.6
"""Part of the pitch by which the middle of a text may miss the middle of the row that it is set in."""


_SEVERAL = 2
"""Rows, more of which with a word each are no text."""


@dataclass(frozen=True, slots=True)
class Parted:
    """The rows of one ruled row: for each cell its lines by row, or None for a cell that belongs to all of them."""

    starts: tuple[float, ...]
    """Heights at which the rows begin."""
    shares: tuple[tuple[tuple[Line, ...], ...] | None, ...]


def part(cells: Sequence[Cell], body: bool = False) -> Parted | None:
    """The rows inside a ruled row, whose cells these are; None where it is one row. `body`: it is all that the table
    has under its header, so it may be a list without rules between its rows."""
    columns = [column_of(cell) for cell in cells]
    if not _comparable(columns):
        return None
    pitch = pitch_of(columns)
    apart = set_apart(columns, pitch) if not _counted(columns[0]) else None
    if apart is not None:
        starts, shares = apart
        dealt = zip(columns, shares, strict=True)
        return Parted(starts, tuple(_dealt(column, starts, pitch) if own is None else own for column, own in dealt))
    headings = _headings(columns, pitch) if body else ()
    parted = next((found for s in _leads(columns, body) if (found := _parted(columns, s, headings, pitch))), None)
    first, clear = _by_last_block(columns, pitch)
    if parted is None or clear is None:
        return parted or clear
    if len(clear.starts) < len(parted.starts):
        return parted
    merged = [len(clear.starts) == len(parted.starts) and k < first and s is None for k, s in enumerate(parted.shares)]
    return replace(clear, shares=tuple(None if whole else own for whole, own in zip(merged, clear.shares, strict=True)))


def _by_last_block(columns: Sequence[Column], pitch: float) -> tuple[int, Parted | None]:
    """The first of the last columns, and their rows: all say something anew under white that runs through them, some in
    texts that wrap; what stands left of them, for several rows each, is dealt out later."""
    if _counted(columns[0]):
        return 0, None
    for k in range(1, len(columns) - 1):
        block = [column for column in columns[k:] if column.marks]
        starts = _by_white(block) if len(block) == len(columns) - k else None
        if starts is None or not any(c.text and len(c.marks) > len(starts) for c in block):
            continue
        rest = _is_rest(block, starts, pitch)
        anew = all(_each_anew(column, starts, pitch, rest) for column in block)
        if anew and not any(_parts_a_list(column, starts, pitch) for column in columns):
            return k, Parted(starts, tuple(_dealt(column, starts, pitch) for column in columns))
    return 0, None


def _parts_a_list(column: Column, starts: Sequence[float], pitch: float) -> bool:
    """Whether a row begins with an item of the list that the row above has under a heading of its own."""
    items = [[ITEM.match(line.text) is not None for line in row] for row in _dealt(column, starts, pitch)]
    return any(row[:1] == [True] and above[:1] == [False] and any(above) for above, row in pairwise(items))


def _is_rest(block: Sequence[Column], starts: Sequence[float], pitch: float) -> bool:
    """Whether the first row is the rest of one that the page before began: all that it says are ends of texts."""
    own = [column.marks[0].line.text for column in block if _row(column.marks[0].middle, starts, pitch) == 0]
    return len(starts) > _PAIR and len(own) < len(block) and all(text[:1].islower() for text in own)


def _each_anew(column: Column, starts: Sequence[float], pitch: float, rest: bool = False) -> bool:
    """Whether a column says something in every row, which does not go on from the row above or stands clear of it; the
    first row may be the rest of one."""
    rows = [_row(mark.middle, starts, pitch) for mark in column.marks]
    first = [rows.index(row) for row in range(len(starts)) if row in rows]
    return len(first) >= len(starts) - (rest and 0 not in rows) and not any(
        column.goes_on(at) and not column.apart(at, pitch) for at in first
    )


def _comparable(columns: Sequence[Column]) -> bool:
    """Heights mean the same in every column, all on one page or all counted."""
    lines = [mark.line for column in columns for mark in column.marks]
    return len({line.box is None for line in lines}) == 1 and len({line.page for line in lines}) == 1


def _leads(columns: Sequence[Column], body: bool) -> Iterator[tuple[float, ...]]:
    """Where rows may begin, the most rows and the highest starts first."""
    found = {column.entries for column in columns if len(column.entries) > 1}
    if body:
        found |= {starts for starts in (_in_step(columns), _by_white(columns)) if starts is not None}
    yield from sorted(found, key=lambda starts: (-len(starts), sum(starts)))


def _in_step(columns: Sequence[Column]) -> tuple[float, ...] | None:
    """The heights of all lines, where every column has a line at each, none goes on with it, and two and more begin
    something: a list whose rows have no rules between them."""
    full = [column for column in columns if column.marks and not _counted(column)]
    heights = tuple(mark.middle for mark in full[0].marks) if full else ()
    if len(full) < _LIST or len(heights) < _LIST or any(len(column.marks) != len(heights) for column in full):
        return None
    pitch = pitch_of(full)
    level = all(column.at(height) == k for column in full for k, height in enumerate(heights))
    if not level or any(column.goes_on(k) for column in full for k in range(len(heights))):
        return None
    fresh = all(sum(column.begins(k, pitch) for column in full) > 1 for k in range(len(heights)))
    return heights if fresh else None


def _by_white(columns: Sequence[Column]) -> tuple[float, ...] | None:
    """The heights under white that runs through all columns, wider than from line to line."""
    marks = sorted((m for c in columns if not _counted(c) for m in c.marks), key=lambda mark: mark.top)
    if not marks:
        return None
    least, starts, foot = WHITE * (marks[0].bottom - marks[0].top), [marks[0].middle], marks[0].bottom
    least += _leading(columns)
    for mark in marks:
        if mark.top - foot > least:
            starts.append(mark.middle)
        foot = max(foot, mark.bottom)
    return tuple(starts) if len(starts) > 1 else None


def _leading(columns: Sequence[Column]) -> float:
    """The least white between the lines of one cell; 0 where their boxes overlap."""
    white = (b.top - a.bottom for column in columns for a, b in pairwise(column.marks))
    return max(0.0, min(white, default=0.0))


def _headings(columns: Sequence[Column], pitch: float) -> Headings:
    """Heights of lines of the first column that stand alone, between others that do not go on with them, and of the
    next line."""
    first, others = columns[0], columns[1:]
    if first.entries or _counted(first):
        return ()
    alone = [k for k, m in enumerate(first.marks[:-1]) if all(c.at(m.middle) is None for c in others)]
    fresh = [k for k in alone if first.begins(k, pitch) and first.begins(k + 1, pitch)]
    return tuple((first.marks[k].middle, first.marks[k + 1].middle) for k in fresh)


def _with_headings(starts: tuple[float, ...], headings: Headings) -> tuple[float, ...]:
    """The starts of rows, with headings as rows; what stands under one begins the next row."""
    out = {*starts}
    for height, under in headings:
        below = min((start for start in starts if start > height), default=under)
        out = {*(out - {below}), height, min(below, under)}
    return tuple(sorted(out))


def _parted(columns: Sequence[Column], starts: tuple[float, ...], headings: Headings, pitch: float) -> Parted | None:
    if any(_crowded(column, starts, pitch) for column in columns):
        return None
    shared = [column.text and _belongs_to_all(column, starts, pitch) for column in columns]
    texts = [c for c, common in zip(columns, shared, strict=True) if c.text and c.marks and not common]
    named = any(column.repeated and column.entries == starts for column in columns)
    shared = [common or _set_to_all(c, texts, pitch, named) for c, common in zip(columns, shared, strict=True)]
    own = [c for c, common in zip(columns, shared, strict=True) if not common]
    if not any(all(c.at(start) is not None for start in starts) for c in texts) or not _valued(own, starts, pitch):
        return None
    units = [c for c in own if _is_word_each(c, starts)]
    doubtful = [start for start in starts[1:] if not _supported(columns, texts, units, start, pitch)]
    valued = sum(column.entries == starts for column in columns)
    most = (1 if valued > _FEW else SOME) * len(starts)
    if len(doubtful) > most or any(_goes_on_at(texts, start, pitch) for start in doubtful):
        return None
    if any(ITEM.match(c.marks[at].line.text) for c in texts for s in starts if (at := c.at(s)) is not None):
        return None
    if any(len(c.marks) != len(starts) for c in texts if _counted(c)):
        return None
    if len(texts) and texts[0] is columns[0]:
        starts = _with_headings(starts, headings)
    shares = tuple(
        None if common else _dealt(column, starts, pitch) for column, common in zip(columns, shared, strict=True)
    )
    return Parted(starts, shares)


def _counted(column: Column) -> bool:
    """Paragraphs without a place on a page."""
    return bool(column.marks) and column.marks[0].line.box is None


def _crowded(column: Column, starts: Sequence[float], pitch: float) -> bool:
    """Two values of one column in one row."""
    rows = [_row(height, starts, pitch) for height in column.entries]
    return len(set(rows)) < len(rows)


def _valued(columns: Sequence[Column], starts: Sequence[float], pitch: float) -> bool:
    """Whether no later row is empty in most of the columns that have a value in the first: lines of a code, or of a
    number, that its column broke."""
    rows = [{_row(height, starts, pitch) for height in column.entries} for column in columns if column.entries]
    first = [own for own in rows if 0 in own]
    return all(2 * sum(row in own for own in first) >= len(first) for row in range(1, len(starts)))


def _supported(
    columns: Sequence[Column], texts: Sequence[Column], units: Sequence[Column], start: float, pitch: float
) -> bool:
    """Two columns begin something there, a text or a unit among them, and not all the text there goes on from above.

    Values alone tell nothing: of a cut "13,2" | "5%" both halves look whole. Beside a name that is said again a text
    begins that does not go on with the line above.
    """
    entries = {k for k, c in enumerate(columns) if any(abs(entry - start) < 0.3 * pitch for entry in c.entries)}
    there = [(column, at) for column in texts if (at := column.at(start)) is not None]
    again = any(columns[k].repeated for k in entries) or bool(units)
    begun = sum(column.begins(at, pitch) or (again and not column.goes_on(at)) for column, at in there)
    anew = any(not column.goes_on(at) or column.apart(at, pitch, FAR) for column, at in there)
    return begun > 0 and len(entries) + begun > 1 and anew


def _is_word_each(column: Column, starts: Sequence[float]) -> bool:
    """Whether a column says one word beside every row, as units are: in small letters where there are several."""
    texts = [mark.line.text for mark in column.marks]
    words = len(texts) == len(starts) and not any(text[:1].isdigit() or " " in text for text in texts)
    level = words and all(column.at(start) is not None for start in starts)
    return level and (len(starts) > _SEVERAL or not any(map(column.goes_on, range(len(starts)))))


def _goes_on_at(texts: Sequence[Column], start: float, pitch: float) -> bool:
    """Whether no two texts stand there, or one of them reads as if it went on from a line close over it."""
    there = [c.goes_on(at) and not c.apart(at, pitch) for c in texts if (at := c.at(start)) is not None]
    return len(there) < _PAIR or any(there)


def _belongs_to_all(column: Column, starts: Sequence[float], pitch: float) -> bool:
    """A text that says one thing beside several rows: it goes on where they begin, or is set to them all."""
    if not column.marks:
        return False
    if _counted(column):
        return len(column.marks) == 1
    level = [at for start in starts[1:] if (at := column.at(start)) is not None]
    if len(starts) > _SEVERAL and _is_word_each(column, starts):
        return False
    if any(column.runs_on(at, pitch) for at in level):
        return True
    if any(column.begins(at, pitch) for at in range(1, len(column.marks))):
        return False
    alone = len(level) < len(starts) - 1
    return alone and (_off_centre(column) < CENTRED * pitch or (column.at(starts[0]) == 0 and not level))


def _set_to_all(column: Column, texts: Sequence[Column], pitch: float, named: bool) -> bool:
    """A lone value in the middle of the ruled row that is level with no line of any row; left of the texts it is
    their number, and may be level by chance. Rows that only a repeated name tells (`named`) have no value together."""
    if len(column.entries) != 1 or _off_centre(column) >= CENTRED * pitch:
        return False
    numbers = all(column.cell.col < text.cell.col for text in texts)
    level = _counted(column) or any(text.at(column.entries[0]) is not None for text in texts)
    return numbers or not (named or level)


def _off_centre(column: Column) -> float:
    """How far the middle of the text is from the middle of its cell."""
    box = column.cell.box
    return abs(column.marks[0].top + column.marks[-1].bottom - box.y0 - box.y1) / 2 if box else 0.0


def _row(height: float, starts: Sequence[float], pitch: float) -> int:
    """The last row that begins at this height or above it."""
    return max(0, sum(start <= height + 0.3 * pitch for start in starts) - 1)


def _dealt(column: Column, starts: Sequence[float], pitch: float) -> tuple[tuple[Line, ...], ...]:
    rows: list[list[Line]] = [[] for _ in starts]
    for mark in column.marks:
        rows[_row(mark.middle, starts, pitch)].append(mark.line)
    return tuple(map(tuple, rows))
