"""What people say of rows: one goes on the row above it, one is several, one is no indicator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from extract.document import Cell, Line
from iku.decisions import rewrite
from iku.decisions.cells import correction, field_of, settled
from iku.decisions.decision import Decision
from iku.decisions.forms import first_lines
from iku.decisions.place import Place, print_of
from normalize.model import Correction, Field, Indicator, NormalTable, SetAside, Target
from normalize.rows.beside import beside, dealt
from normalize.rows.compose import together
from normalize.rows.items import Item, Items, cut, items
from normalize.told import RULE
from normalize.words.squash import fold
from schema.columns import NAMES_OF_LEVEL, TARGET

MOST: Final = 200
"""Rows that one may be."""


def remove(table: NormalTable, row: Indicator, place: Place, decision: Decision) -> NormalTable:
    """The table without the row; the others keep their numbers, and its print stays named."""
    rows = tuple(one for one in table.indicators if one is not row)
    doubts = tuple(one for one in table.doubts if one.row != row.row)
    told = Correction(row.row, "", RULE, print_of(row), "", 1.0)
    aside = SetAside(row.source_row, RULE, print_of(row))
    return replace(
        table, indicators=rows, set_aside=(*table.set_aside, aside), doubts=doubts,
        corrections=(*table.corrections, told),
    )  # fmt: skip


def join(table: NormalTable, row: Indicator, place: Place, decision: Decision) -> NormalTable | None:
    """The table with the row's print behind that of the row above; None where there is none."""
    at = table.indicators.index(row)
    if at == 0:
        return None
    above = table.indicators[at - 1]
    fields = {
        name: _joined(table, name, above.fields.get(name), row.fields.get(name))
        for name in {**above.fields, **row.fields}
    }
    unit = fields["satuan"].clean if "satuan" in fields else ""
    below = {target.column: target for target in row.targets}
    targets = [_added(table, one, below.pop(one.column, None), unit) for one in above.targets]
    members = tuple(sorted({*_sources(above), *_sources(row)}))
    made = replace(above, fields=fields, targets=(*targets, *below.values()), source_rows=members)
    kept = replace(table, indicators=(*table.indicators[: at - 1], made, *table.indicators[at + 1 :]))
    changed = [name for name in _columns(made) if field_of(made, name) != field_of(above, name)]
    told = [
        correction(Place(table.number, made.row, name), found, found.clean)
        for name in changed
        if (found := field_of(made, name))
    ]
    gone = [(row.row, name) for name in ("", *_columns(row))]
    return settled(kept, [*gone, *((made.row, name) for name in changed)], told)


def _joined(table: NormalTable, name: str, first: Field | None, second: Field | None) -> Field:
    """One field of two; what a merged cell hands down to both is there once."""
    if first is None or (not first.raw and second is not None and second.raw):
        return second or Field("", "")
    if second is None or second.inherited or not second.raw:
        return first
    cells = [one.cell for one in (first, second) if one.cell is not None]
    cell = together(cells, name) if cells else None
    lines = cell.lines if cell else ()
    plain = all(rewrite.text(table, name, one.cell.lines) == one.clean for one in (first, second) if one.cell)
    clean = rewrite.text(table, name, lines) if plain and lines else f"{first.clean} {second.clean}".strip()
    return Field(f"{first.raw}\n{second.raw}", clean, cell, 1.0, first.inherited and second.inherited)


def _added(table: NormalTable, first: Target, second: Target | None, unit: str) -> Target:
    """One value of two: that which is printed, or both as one text."""
    if second is None or second.field.inherited or not second.field.raw:
        return first
    if not first.field.raw:
        return replace(second, field=replace(second.field, confidence=1.0))
    found = _joined(table, TARGET, first.field, second.field)
    read = rewrite.parsed(table, first, rewrite.said(f"{first.field.clean} {second.field.clean}", found.cell), unit)
    return replace(read, field=replace(found, clean=read.field.clean))


def _columns(row: Indicator) -> list[str]:
    return [*row.fields, *(target.column for target in row.targets)]


def _sources(row: Indicator) -> tuple[int, ...]:
    return row.source_rows or (row.source_row,)


@dataclass(frozen=True, slots=True)
class Parts:
    """A row's column in several."""

    column: str
    items: Items


def part(table: NormalTable, row: Indicator, place: Place, decision: Decision) -> NormalTable | None:
    """The table with the row in several, parted where these first lines stand; None where they do not.

    The first keeps its number, the others get numbers after the table's last: no other row is called anew.
    """
    column = place.column or "indikator"
    field = field_of(row, column)
    found = _parted(field.cell, decision.baru) if field and field.cell else None
    if found is None:
        return None
    parts = Parts(column, found)
    last = max([one.row for one in table.indicators] + [one.row or 0 for one in table.corrections])
    numbers = [row.row, *range(last + 1, last + len(found.parts))]
    rows = [_piece(table, row, parts, n, number) for n, number in enumerate(numbers)]
    at = table.indicators.index(row)
    kept = replace(table, indicators=(*table.indicators[:at], *rows, *table.indicators[at + 1 :]))
    told = list(_told(table, row, rows))
    return settled(kept, [(row.row, name) for name in _columns(row)], told)


def _told(table: NormalTable, row: Indicator, rows: Sequence[Indicator]) -> Iterator[Correction]:
    """What became of each cell that was parted."""
    for one in rows:
        for name in _columns(one):
            new, old = field_of(one, name), field_of(row, name)
            if new and old and not new.inherited and new.cell is not old.cell:
                yield correction(Place(table.number, one.row, name), new, new.clean)


def _parted(cell: Cell, told: str) -> Items | None:
    """The lines of a cell, an item from each first line on; a first line may stand inside a printed one."""
    firsts = first_lines(told)[:MOST]
    lines, starts = _cut_at([line for line in cell.lines if fold(line.text)], firsts)
    if not firsts or len(starts) != len(firsts):
        return None
    bounds = sorted({0, *(starts if len(starts) == 1 else starts[1:]), len(lines)})
    parts = tuple(Item(lines[a], tuple(lines[a:b])) for a, b in pairwise(bounds))
    known = items(cell)  # the same by their numbers, which are no part of them
    return known if known and len(known.parts) == len(parts) > 1 else Items(parts, False) if len(parts) > 1 else None


def _cut_at(lines: Sequence[Line], firsts: Sequence[str]) -> tuple[list[Line], list[int]]:
    """The lines, cut where a first line begins inside one, and where each of them begins."""
    texts = [fold(line.text) for line in lines]
    begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found = _places(" ".join(texts), begins, firsts)
    out, starts = list[Line](), list[int]()
    for line, text, begin, end in zip(lines, texts, begins, begins[1:], strict=False):
        inside = [at - begin for at in found if begin <= at < end]
        bounds = sorted({0, *inside, len(text)})
        pieces = [replace(line, text=text[a:b].strip()) for a, b in pairwise(bounds)]
        starts += [len(out) + bounds.index(at) for at in inside]
        out += pieces if len(pieces) > 1 else [line]
    return out, starts


def _places(whole: str, begins: Sequence[int], firsts: Sequence[str]) -> list[int]:
    """Where first lines stand in a text, each behind the one before: where a printed line begins, else inside one."""
    found, done = list[int](), 0
    for first in firsts:
        at = next((at for at in begins if at >= done and whole.startswith(first, at)), whole.find(first, done))
        if at < 0:
            break
        found.append(at)
        done = at + len(first)
    return found


def _piece(table: NormalTable, row: Indicator, parts: Parts, n: int, number: int) -> Indicator:
    """One of the rows: what follows the parts is dealt out, the rest is given to all of them."""
    fields = {name: _part_of(table, name, field, parts, n) for name, field in row.fields.items()}
    unit = fields["satuan"].clean if "satuan" in fields else ""
    targets = tuple(_value_of(table, target, parts, n, unit) for target in row.targets)
    return replace(row, row=number, fields=fields, targets=targets)


def _part_of(table: NormalTable, name: str, field: Field, parts: Parts, n: int) -> Field:
    cell = _cell_of(field, name, name, parts, n)
    if cell is None:
        return replace(field, inherited=field.inherited or n > 0)
    return Field(cell.text, rewrite.text(table, name, cell.lines), cell, 1.0)


def _value_of(table: NormalTable, target: Target, parts: Parts, n: int, unit: str) -> Target:
    cell = _cell_of(target.field, TARGET, target.column, parts, n)
    if cell is None:
        return replace(target, field=replace(target.field, inherited=target.field.inherited or n > 0))
    read = rewrite.parsed(table, target, rewrite.said(cell.text, cell), unit)
    return replace(read, field=Field(cell.text, read.field.clean, cell, 1.0))


def _cell_of(field: Field, name: str, column: str, parts: Parts, n: int) -> Cell | None:
    """The part of a cell that goes with one of the rows; None where it goes with all."""
    cell = field.cell
    if cell is None or field.inherited:
        return None
    if column == parts.column:
        return cut(cell, parts.items.parts[n].lines)
    found = dealt(cell, name, parts.items)
    if found is None and name not in NAMES_OF_LEVEL:
        lines = beside(cell, parts.items)
        found = [cut(cell, own) for own in lines] if lines and all(lines) else None
    return found[n] if found else None
