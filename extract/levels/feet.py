"""Rows inside one ruled row whose texts are set to the foot or to the middle of their cells: the values of a column
stand level with the foot, or the middle, of every text of their row.
"""

from collections.abc import Sequence

from extract.alignment import Place, foot_of, middle_of
from extract.document import Line
from extract.levels.column import ITEM, Column, Mark

_MISSED = 0.3
"""Part of the pitch by which a text's foot or middle may miss the value beside it."""
_SURE = 2
"""Rows of wrapped texts, over which the last one may be cut."""
_FEW = 2
"""Columns of values at the same heights, more of which tell as much as a wrapped row."""
_LONGEST = 30
"""Lines of one text."""
Shares = tuple[tuple[Line, ...], ...]


def set_apart(columns: Sequence[Column], pitch: float) -> tuple[tuple[float, ...], tuple[Shares | None, ...]] | None:
    """Heights at which the rows begin, and each column's lines by row, none for one left of the names that stands
    otherwise beside them; None where no column of values leads so."""
    leads = sorted({c.entries for c in columns if len(c.entries) > 1}, key=lambda at: (-len(at), at))
    tries = ((heights, place) for heights in leads for place in (foot_of, middle_of))
    return next((found for heights, place in tries if (found := _rows(columns, heights, place, pitch))), None)


def _rows(
    columns: Sequence[Column], heights: tuple[float, ...], place: Place, pitch: float
) -> tuple[tuple[float, ...], tuple[Shares | None, ...]] | None:
    """The same for values at these heights, texts at one place beside them."""
    found = [_dealt(column, heights, place, pitch) for column in columns]
    names = next((k for k, rows in enumerate(found) if rows and not columns[k].entries and all(rows[:-1])), None)
    if names is None or None in found[names:]:
        return None
    beside = (column for column, rows in zip(columns, found, strict=True) if rows is None)
    if any(sum(c.begins(k, pitch) for k in range(len(c.marks))) >= len(heights) for c in beside):
        return None
    cut = any(rows[-1] for rows in found if rows)
    kept = [rows if cut or rows is None else rows[:-1] for rows in found]
    told = [rows for rows in kept if rows is not None]
    starts = _starts(told, heights)
    in_turn = all(a < b for a, b in zip(heights, starts[1:], strict=False))
    several = sum(column.entries == heights for column in columns) > _FEW
    if not in_turn or _wrapped(told) + several <= (_SURE if cut else 1):
        return None
    return starts, tuple(None if rows is None else tuple(map(_lines, rows)) for rows in kept)


def _lines(row: Sequence[Mark]) -> tuple[Line, ...]:
    return tuple(mark.line for mark in row)


def _dealt(column: Column, heights: Sequence[float], place: Place, pitch: float) -> list[tuple[Mark, ...]] | None:
    """The lines of the text beside each height, none where the row has none, and what is left under the last one, which
    a page may have cut; None where lines between two heights belong to neither."""
    rows: list[tuple[Mark, ...]] = []
    at = 0
    for height in heights:
        ends = range(at + 1, min(len(column.marks), at + _LONGEST) + 1)
        end = next(
            (e for e in ends if _is_text(column, at, e, pitch) and _level(column, at, e, height, place, pitch)), at
        )
        rows.append(column.marks[at:end])
        at = end
    rest = column.marks[at:]
    return [*rows, rest] if not rest or rest[0].middle > heights[-1] else None


def _is_text(column: Column, at: int, end: int, pitch: float) -> bool:
    """Whether the lines are one text: the first does not go on with the one above, none after it begins something, or
    is an item of its own."""
    later = range(at + 1, end)
    return not column.runs_on(at, pitch) and not any(
        column.begins(k, pitch) or ITEM.match(column.marks[k].line.text) for k in later
    )


def _level(column: Column, at: int, end: int, height: float, place: Place, pitch: float) -> bool:
    return abs(place(column.marks[at].middle, column.marks[end - 1].middle) - height) <= _MISSED * pitch


def _wrapped(found: Sequence[Sequence[Sequence[Mark]]]) -> int:
    """In how many rows texts of several lines stand: single lines tell nothing."""
    return sum(any(len(row) > 1 for row in rows) for rows in zip(*found, strict=True))


def _starts(found: Sequence[Sequence[Sequence[Mark]]], heights: Sequence[float]) -> tuple[float, ...]:
    """The height of the first line of each row, or of its value."""
    first = ([row[0].middle for row in rows if row] for rows in zip(*found, strict=True))
    return tuple(min([*tops, *heights[k : k + 1]]) for k, tops in enumerate(first))
