"""Names of levels that stand among their indicators, in one column for both ("Sasaran Program/Indikator"): each heads
the rows of its set below it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.document import Cell
from normalize.headers.read import Header
from normalize.headers.words import with_indicators
from normalize.hierarchy.evidence import is_goal, of_wording
from normalize.model import Column
from normalize.rows.records import Record
from normalize.rows.sheet import filled
from normalize.words.squash import fold
from schema.columns import NAMES_OF_LEVEL, TARGET

_GOAL = "sasaran"
_MEASURED = ("satuan", TARGET)


def under_names(records: Sequence[Record], header: Header) -> list[Record]:
    """The rows that measure something, each with the names that stand over it."""
    shared = {c.group: c.index for c in header.columns if c.name == "indikator" and _is_shared(c)}
    measuring = [c.index for c in header.columns if c.name in _MEASURED and "anggaran" not in (c.kind or "")]
    above: dict[int, dict[str, Cell]] = {group: {} for group in shared}
    out: list[Record] = []
    for record in records:
        cell = record.cells.get(shared.get(record.group, -1))
        level = _level(cell) if cell is not None and not _says(record, measuring) else None
        if cell is None or level is None:
            out.append(replace(record, notes={**record.notes, **above.get(record.group, {})}))
            continue
        for name in _ended_by(level):
            above[record.group].pop(name, None)
        above[record.group][level] = cell
    return out


def _is_shared(column: Column) -> bool:
    return any(map(with_indicators, column.raw.split(" | ")))


def _says(record: Record, places: Iterable[int]) -> bool:
    return any(i in record.cells and i not in record.inherited and filled(record.cells[i]) for i in places)


def _level(cell: Cell) -> str | None:
    """The level of a name that says it ("PROGRAM : ...") or is worded as a goal; None for an indicator."""
    text = fold(cell.text)
    said = of_wording(text)
    return said.level if said else _GOAL if is_goal(text) else None


def _ended_by(level: str) -> Sequence[str]:
    """The names that end where another of this level begins: those below it, and the goal of either."""
    return (_GOAL, *NAMES_OF_LEVEL[NAMES_OF_LEVEL.index(level) + 1 :]) if level != _GOAL else (_GOAL,)
