"""Names of levels that stand among their indicators, in one column for both ("Sasaran Program/Indikator"): each heads
the rows of its set below it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import zip_longest

from extract.document import Cell
from normalize.headers.read import Header
from normalize.headers.words import with_indicators
from normalize.hierarchy import labels
from normalize.hierarchy.evidence import is_goal, of_mark, of_ministry, of_wording
from normalize.model import Column
from normalize.rows.kinds import ACTIVITIES, BAND, Row
from normalize.rows.records import Record
from normalize.rows.sheet import filled
from normalize.words.squash import fold
from schema.columns import NAMES_OF_LEVEL, TARGET

_GOAL = "sasaran"
_NUMBERED = ("no", "kode")
_MEASURED = ("satuan", TARGET)
_NUMBERS = re.compile(r"^(?:\d{1,4}(?:\.\d{1,4})*[.)]?\s+){1,2}")
"""The code and number before a name, in columns of their own on the page: "5735 KEGIATAN ...", "1 Terwujudnya ..."."""
_OF_PROGRAMME = re.compile(r"^sasaran\s+(?:strategis|program)\b", re.IGNORECASE)
"""Goals over the activities: where one begins, those above it end."""


def under_names(records: Sequence[Record], header: Header, rows: Sequence[Row]) -> list[Record]:
    """The rows that measure something, each with the names that stand over it, some in `rows` of one wide cell."""
    shared = {c.group: c.index for c in header.columns if c.name == "indikator" and _is_shared(c)}
    measuring = [c.index for c in header.columns if c.name in _MEASURED and "anggaran" not in (c.kind or "")]
    work = {c.index for c in header.columns if c.name in ACTIVITIES}
    numbers = [c.index for c in header.columns if c.name in _NUMBERED]
    codes = {c.index for c in header.columns if c.name == "kode"}
    above: dict[int, dict[str, Cell]] = {group: {} for group in shared}
    bands = sorted((row for row in rows if row.kind == BAND and row.cells), key=lambda row: row.index)
    reached = 0
    out: list[Record] = []
    for record, below in zip_longest(records, records[1:]):
        if record.source_row < reached:
            reached = 0
        for said in _widest(bands, reached, record.source_row):
            for names in above.values():
                _open(names, said)
        reached = record.source_row
        cell = record.cells.get(shared.get(record.group, -1))
        if record.group in above and _names_work_alone(record, work, cell):
            above[record.group].clear()
        counted = _GOAL if below and any(_counts_over(record, below, i) for i in numbers) else _coded(record, codes)
        if cell is None or _says(record, measuring, cell) or not _open(above[record.group], cell, counted):
            out.append(replace(record, notes={**record.notes, **above.get(record.group, {})}))
    return out


def _names_work_alone(record: Record, work: Set[int], indicator: Cell | None) -> bool:
    """Whether a row says an activity's own name and measures nothing: what is to come about by it stands below."""
    said = any(i in record.cells and filled(record.cells[i]) for i in work - record.inherited)
    return said and not (indicator is not None and filled(indicator))


def _widest(bands: Sequence[Row], first: int, end: int) -> Iterator[Cell]:
    """What the bands of these rows say."""
    for row in bands:
        if first <= row.index < end:
            yield max(row.cells, key=lambda cell: (cell.col_span, len(cell.text)))


def _counts_over(record: Record, below: Record, number: int) -> bool:
    """Whether a row's number is what that of the next row begins with: "1" over "1a-CP" or "1.1"."""
    own, other = (fold(r.cells[number].text) if number in r.cells else "" for r in (record, below))
    own, rest = own.rstrip(".) "), other[len(own.rstrip(".) ")) :]
    return bool(own) and other.startswith(own) and rest.strip(".) ") != "" and not rest[0].isdigit()


def _coded(record: Record, codes: Set[int]) -> str | None:
    """The level of the activity whose code of a ministry's budget the row says."""
    said = (of_ministry(fold(record.cells[i].text)) for i in codes & record.cells.keys())
    return next(filter(None, said), None)


def _open(names: dict[str, Cell], cell: Cell, numbered: str | None = None) -> bool:
    """Whether a cell is a name that ends others and stands over the rows below it; `numbered`: the level that its
    number or code says."""
    level = _level(cell) or (numbered if filled(cell) else None)
    if level is None:
        return False
    for name in (level, *_ended_by(level, _named(cell))):
        names.pop(name, None)
    if not labels.is_label(cell.text):  # "SASARAN KEGIATAN" alone tells only what follows
        names[level] = cell
    return True


def _is_shared(column: Column) -> bool:
    return any(map(with_indicators, column.header.split(" | ")))


def _says(record: Record, places: Iterable[int], name: Cell) -> bool:
    """Whether a row measures something: what the name itself reaches over says nothing."""
    own = (record.cells[i] for i in places if i in record.cells and i not in record.inherited)
    return any(filled(cell) and cell is not name for cell in own)


def _level(cell: Cell) -> str | None:
    """The level of a name that says it ("PROGRAM : ...") or is worded as a goal; None for an indicator."""
    text = _named(cell)
    said = of_wording(text)
    return of_mark(text) or (said.level if said else _GOAL if is_goal(text) else None)


def _named(cell: Cell) -> str:
    return _NUMBERS.sub("", fold(cell.text))


def _ended_by(level: str, text: str) -> Sequence[str]:
    """The names that end where another of this level begins: those below it, and the goal of either."""
    if level == _GOAL and not _OF_PROGRAMME.match(text):
        return (_GOAL,)
    return (_GOAL, *NAMES_OF_LEVEL[NAMES_OF_LEVEL.index("program" if level == _GOAL else level) + 1 :])
