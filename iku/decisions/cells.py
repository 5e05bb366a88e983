"""What people say of one cell: its text, or that it is right."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from iku.decisions import rewrite
from iku.decisions.decision import Decision
from iku.decisions.place import OF_ROW, Place, of_row
from iku.decisions.rewrite import counted, parsed, said, text
from normalize.model import Correction, Doubt, Field, Indicator, NormalTable, Target, Value
from normalize.told import RULE
from schema.columns import FREE_TEXT, UNKNOWN_PREFIX, Jenis, JenisNilai, Periode, Tingkat

KINDS: Final = "|".join(sorted(JenisNilai, key=len, reverse=True))
VALUE: Final = re.compile(rf"({KINDS})(?:_([0-9]{{4}}))?(?:_({'|'.join(Periode)}))?")
_CLOSED: Final = {"tingkat": ("", *Tingkat), "jenis": Jenis}


def edit(table: NormalTable, row: Indicator, place: Place, decision: Decision) -> NormalTable | None:
    """The cell says what the person says; so does every row to which it is handed down. None: it can not."""
    if place.column in OF_ROW:
        return _of_row(table, row, place, decision)
    old = field_of(row, place.column)
    if old is None:
        row, old = _added(row, place.column), Field("", "")
        if field_of(row, place.column) is None:
            return None
    made = {one.row: _edited(table, one, place.column, decision.baru) for one in _sharing(table, row, place.column)}
    found = field_of(made[row.row], place.column) or old
    told = correction(place, old, found.clean)
    changed = [(one, place.column) for one in made]
    return settled(_with_rows(table, made), changed, [told], _unread(made[row.row], place))


def accept(table: NormalTable, row: Indicator, place: Place, decision: Decision) -> NormalTable | None:
    """The cell is right as it is."""
    old = field_of(row, place.column)
    if old is None:
        return table if place.column in OF_ROW else None
    made = {
        one.row: _with_field(one, place.column, lambda field: replace(field, confidence=1.0))
        for one in _sharing(table, row, place.column)
    }
    return settled(_with_rows(table, made), [(one, place.column) for one in made], [correction(place, old, old.clean)])


def field_of(row: Indicator, column: str) -> Field | None:
    """A cell of a row by the name that a decision gives it."""
    value = next((target.field for target in row.targets if target.column == column), None)
    return row.fields.get(column) or value


def correction(place: Place, old: Field, clean: str) -> Correction:
    """What a person made of a cell."""
    page, box = (old.cell.page, old.cell.box) if old.cell else (None, None)
    return Correction(place.row, place.column, RULE, old.raw, clean, 1.0, page, box)


def settled(
    table: NormalTable, changed: list[tuple[int, str]], told: list[Correction], doubts: tuple[Doubt, ...] = ()
) -> NormalTable:
    """The table without what was corrected and doubted in cells that a person settled, but with what he says."""
    kept = tuple(one for one in table.corrections if (one.row, one.column) not in changed)
    left = tuple(one for one in table.doubts if (one.row, one.column) not in changed)
    return replace(table, corrections=(*kept, *told), doubts=(*left, *doubts))


def _sharing(table: NormalTable, row: Indicator, column: str) -> list[Indicator]:
    """The row, and those that the cell is handed down to, if it is printed in this one."""
    own = field_of(row, column)
    if own is None or own.inherited or own.cell is None:
        return [row]
    others = [(one, field_of(one, column)) for one in table.indicators if one.row != row.row]
    return [row, *(one for one, field in others if field and field.inherited and field.cell is own.cell)]


def _edited(table: NormalTable, row: Indicator, column: str, new: str) -> Indicator:
    """The row with the text in the cell, read as print is; the values too, where it is what they are counted in."""
    if column in row.fields:
        clean = text(table, column, said(new, None).lines)
        made = replace(row, fields={**row.fields, column: rewrite.settled(row.fields[column], clean)})
        recount = column == "satuan"
        return replace(made, targets=tuple(counted(table, t, clean) for t in made.targets)) if recount else made
    unit = row.text("satuan")
    return replace(row, targets=tuple(_valued(table, t, new, unit) if t.column == column else t for t in row.targets))


def _valued(table: NormalTable, target: Target, new: str, unit: str) -> Target:
    read = parsed(table, target, said(new, target.field.cell), unit)
    return replace(read, field=rewrite.settled(target.field, read.field.clean))


def _unread(row: Indicator, place: Place) -> tuple[Doubt, ...]:
    """A doubt where the person's text is no value either."""
    target = next((t for t in row.targets if t.column == place.column and t.value.status == "tak_terbaca"), None)
    if target is None:
        return ()
    text = f"Nilai “{target.field.clean}” tidak dapat dibaca dengan pasti."
    cell = target.field.cell
    where = (cell.page, cell.box) if cell else (None, None)
    return (Doubt(place.row, place.column, "tak_terbaca", target.field.raw, text, *where),)


def _with_field(row: Indicator, column: str, change: Callable[[Field], Field]) -> Indicator:
    if column in row.fields:
        return replace(row, fields={**row.fields, column: change(row.fields[column])})
    targets = tuple(replace(t, field=change(t.field)) if t.column == column else t for t in row.targets)
    return replace(row, targets=targets)


def _added(row: Indicator, column: str) -> Indicator:
    """The row with an empty cell of a column that its table does not print."""
    if column in FREE_TEXT or column.startswith(UNKNOWN_PREFIX):
        return replace(row, fields={**row.fields, column: Field("", "")})
    found = VALUE.fullmatch(column)
    if found is None:
        return row
    kind, year, period = found.groups()
    return replace(row, targets=(*row.targets, Target(year or "", kind, Value("kosong"), Field("", ""), period or "")))


def _of_row(table: NormalTable, row: Indicator, place: Place, decision: Decision) -> NormalTable | None:
    """What was told of the row as a whole; a closed list takes none but its own words."""
    new, old = decision.baru.strip(), of_row(row, place.column)
    if new not in _CLOSED.get(place.column, (new,)):
        return None
    made = replace(
        row,
        level=new if place.column == "tingkat" else row.level,
        kind=new if place.column == "jenis" else row.kind,
        code=new if place.column == "kode" else row.code,
    )
    told = Correction(place.row, place.column, RULE, old, new, 1.0)
    return settled(_with_rows(table, {row.row: made}), [(row.row, place.column)], [told])


def _with_rows(table: NormalTable, made: dict[int, Indicator]) -> NormalTable:
    return replace(table, indicators=tuple(made.get(one.row, one) for one in table.indicators))
