"""Names of levels that stand among their indicators, in one column for both ("Sasaran Program/Indikator"): each heads
the rows of its set below it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.document import Cell
from normalize.headers.read import Header
from normalize.headers.words import with_indicators
from normalize.hierarchy.evidence import is_goal, of_wording
from normalize.model import Column
from normalize.rows.kinds import BAND, Row
from normalize.rows.records import Record
from normalize.rows.sheet import filled
from normalize.words.squash import fold
from schema.columns import NAMES_OF_LEVEL, TARGET

_GOAL = "sasaran"
_MEASURED = ("satuan", TARGET)


def under_names(records: Sequence[Record], header: Header, rows: Sequence[Row]) -> list[Record]:
    """The rows that measure something, each with the names that stand over it, some in `rows` of one wide cell."""
    shared = {c.group: c.index for c in header.columns if c.name == "indikator" and _is_shared(c)}
    measuring = [c.index for c in header.columns if c.name in _MEASURED and "anggaran" not in (c.kind or "")]
    above: dict[int, dict[str, Cell]] = {group: {} for group in shared}
    bands = sorted((row for row in rows if row.kind == BAND and row.cells), key=lambda row: row.index)
    reached = 0
    out: list[Record] = []
    for record in records:
        if record.source_row < reached:
            reached = 0
        for said in _widest(bands, reached, record.source_row):
            for names in above.values():
                _open(names, said)
        reached = record.source_row
        cell = record.cells.get(shared.get(record.group, -1))
        if cell is None or _says(record, measuring, cell) or not _open(above[record.group], cell):
            out.append(replace(record, notes={**record.notes, **above.get(record.group, {})}))
    return out


def _widest(bands: Sequence[Row], first: int, end: int) -> Iterator[Cell]:
    """What the bands of these rows say."""
    for row in bands:
        if first <= row.index < end:
            yield max(row.cells, key=lambda cell: (cell.col_span, len(cell.text)))


def _open(names: dict[str, Cell], cell: Cell) -> bool:
    """Whether a cell is a name that ends others and stands over the rows below it."""
    level = _level(cell)
    if level is None:
        return False
    for name in _ended_by(level):
        names.pop(name, None)
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
    text = fold(cell.text)
    said = of_wording(text)
    return said.level if said else _GOAL if is_goal(text) else None


def _ended_by(level: str) -> Sequence[str]:
    """The names that end where another of this level begins: those below it, and the goal of either."""
    return (_GOAL, *NAMES_OF_LEVEL[NAMES_OF_LEVEL.index(level) + 1 :]) if level != _GOAL else (_GOAL,)
