"""Several numbered or bulleted indicators inside one ruled row -> one record each, with their own targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.cut_numbers import rests
from extract.document import Cell
from normalize.headers.read import Header
from normalize.model import Column
from normalize.rows.beside import BY_LINE, dealt, own_mark, without_own_mark
from normalize.rows.items import Items, by_figures, by_paragraph, cut, items, listed, opened, said_in
from normalize.rows.records import Record
from normalize.rows.sheet import filled
from schema.columns import TARGET

_LEADING = (TARGET, "formulasi", "definisi_operasional")
_CENTRED = 0.15
"""Part of a cell's height by which the middle of a line may miss its own."""


@dataclass(frozen=True, slots=True)
class Splitting:
    """Records with one indicator each; `together` are positions of records whose items could not be told apart, or
    to one of which more values than one fell."""

    records: tuple[Record, ...]
    together: tuple[int, ...] = ()


def split(records: Sequence[Record], header: Header) -> Splitting:
    """Cut each record at the items of its indicator where the values (or, without values, the formulas) follow them."""
    columns = {c.index: c for c in header.columns}
    out: list[Record] = []
    together: list[int] = []
    for record in records:
        marked = _marked(record, columns)
        cuts = _cuts(record, columns, marked) if marked else None
        if marked and cuts is not None:
            parts = _cut(record, columns, marked, cuts)
            together += [n for n, part in enumerate(parts, len(out)) if _several(part, columns)]
            out.extend(parts)
            continue
        if (marked and _are_several(marked, record, columns)) or _one_each(record, columns):
            together.append(len(out))
        out.append(record if marked else _without_number(record, columns))
    return Splitting(tuple(out), tuple(together))


def _without_number(record: Record, columns: Mapping[int, Column]) -> Record:
    """The record without its item's number where name and values begin with it ("1. Indeks ..." beside "1. 85,50")."""
    marks = {i: own_mark(cell) for i, cell in record.cells.items() if columns[i].name in ("indikator", *BY_LINE)}
    own = next((mark for i, mark in marks.items() if columns[i].name == "indikator"), "")
    same = [i for i, mark in marks.items() if own and mark == own]
    if not any(columns[i].name == TARGET for i in same):
        return record
    return replace(record, cells={**record.cells, **{i: without_own_mark(record.cells[i]) for i in same}})


def _are_several(marked: Items, record: Record, columns: Mapping[int, Column]) -> bool:
    """Whether items may be indicators: numbers that no text heads, or beside more values than one."""
    return (marked.numbered and not marked.headed) or marked.opened or _several(record, columns)


def _several(record: Record, columns: Mapping[int, Column]) -> bool:
    """Whether a cell of values holds more than one: they are those of the items."""
    return any(len(by_figures(record.cells[i])) > 1 for i in _valued(record, columns))


def _one_each(record: Record, columns: Mapping[int, Column]) -> bool:
    """Whether the indicator and a cell of values have as many paragraphs, each with a value of its own."""
    name = _named(record, columns)
    said = len(said_in(record.cells[name])) if name is not None else 0
    cells = (record.cells[i] for i in _valued(record, columns) if record.cells[i].box is None)
    return said > 1 and any(len(by_figures(cell)) == len(cell.lines) == said for cell in cells)


def _marked(record: Record, columns: Mapping[int, Column]) -> Items | None:
    index = _named(record, columns)
    if index is None:
        return None
    cell = record.cells[index]
    if not _valued(record, columns):
        return items(cell) or opened(cell)
    return items(cell) or (by_paragraph(cell) if _one_each(record, columns) else None) or listed(cell)


def _named(record: Record, columns: Mapping[int, Column]) -> int | None:
    """Where a record has its indicator."""
    return next((i for i in record.cells if columns[i].name == "indikator"), None)


def _valued(record: Record, columns: Mapping[int, Column]) -> list[int]:
    """Where it has values."""
    return [i for i, cell in record.cells.items() if columns[i].name == TARGET and filled(cell)]


Cuts = dict[int, list[Cell]]


def _cuts(record: Record, columns: Mapping[int, Column], marked: Items) -> Cuts | None:
    """For each column that follows the items, a cell for each item; None where the record must stay whole."""
    out: Cuts = {}
    for index, cell in record.cells.items():
        name = columns[index].name
        if name == "indikator" or not filled(cell):
            continue
        parts = dealt(cell, name, marked)
        if parts is not None:
            out[index] = parts
    valued = _valued(record, columns)
    told = [i for i, cell in record.cells.items() if columns[i].name in _LEADING and filled(cell)]
    if not any(column.name in _LEADING for column in columns.values() if column.group == record.group):
        return out  # nothing else that could tell them apart: a cascade of names and indicators alone
    if not told and marked.numbered and not marked.headed:
        return out  # numbered names of which the row says nothing
    lone = {i for i in out if _is_set_to_all(record.cells[i])}
    leading = [i for i in valued or told if i in out]
    if any(_each_filled(out[i]) for i in leading if i not in lone):
        out |= {i: [record.cells[i]] * len(marked.parts) for i in lone}
    whole = any(i not in out for i in valued) or not any(_each_filled(out[i]) for i in leading)
    return None if whole else out


def _is_set_to_all(cell: Cell) -> bool:
    """Whether a cell holds one line, or one number that it broke, about the middle of its height: what it says is said
    beside all of the items.
    """
    lines = said_in(cell)
    boxes = [line.box for line in lines if line.box]
    if cell.box is None or not boxes or len(lines) - len(rests(lines, cell.box)) != 1:
        return False
    return abs(boxes[0].y0 + boxes[-1].y1 - cell.box.y0 - cell.box.y1) / 2 < _CENTRED * cell.box.height


def _each_filled(cells: Sequence[Cell]) -> bool:
    return all(filled(cell) for cell in cells)


def _cut(record: Record, columns: Mapping[int, Column], marked: Items, cuts: Cuts) -> list[Record]:
    """One record for each item; what does not follow the items is given to all of them."""
    index = next(i for i in record.cells if columns[i].name == "indikator")
    out = []
    for n, item in enumerate(marked.parts):
        own = {index: cut(record.cells[index], item.lines)} | {i: parts[n] for i, parts in cuts.items()}
        again = {i for i, parts in cuts.items() if n and parts[n].lines == parts[n - 1].lines and parts[n].lines}
        shared = again | {i for i in record.cells if n and i not in own}
        out.append(replace(record, cells={**record.cells, **own}, inherited=record.inherited | shared))
    return out
