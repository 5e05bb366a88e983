"""A document with what people decided about it: pure; what no longer fits is told, never lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extract.document import Cell, Line
from iku.decisions.decision import Decision
from iku.decisions.place import Place, find
from normalize.clean import value
from normalize.model import Column, Correction, Field, Indicator, Normalised, NormalTable, SetAside, Target
from normalize.values.decimals import Decimal

RULE: Final = "manusia"
"""`aturan` of what people changed."""
_Change = Callable[[NormalTable, Indicator, Place, Decision], Indicator | None]


@dataclass(frozen=True, slots=True)
class Decided:
    """The document after its decisions."""

    doc: Normalised
    loose: tuple[Decision, ...] = ()
    """Those that fit nowhere any more."""


def apply(doc: Normalised, decisions: Sequence[Decision]) -> Decided:
    """Apply changes, acceptances and removals of rows, one after the other."""
    loose: list[Decision] = []
    for decision in decisions:
        change = _CHANGES.get(decision.tindakan)
        if change is None:
            continue
        place = find(decision, doc)
        changed = None if place is None else _changed(doc, place, decision, change)
        if changed is None:
            loose.append(decision)
        else:
            doc = changed
    return Decided(doc, tuple(loose))


def _changed(doc: Normalised, place: Place, decision: Decision, change: _Change) -> Normalised | None:
    tables = list(doc.tables)
    at = place.table - 1
    table = tables[at]
    for number, indicator in enumerate(table.indicators):
        if indicator.row == place.row:
            made = change(table, indicator, place, decision)
            tables[at] = _with_row(table, number, made, _correction(indicator, place, decision))
            return replace(doc, tables=tuple(tables))
    return None


def _with_row(table: NormalTable, number: int, made: Indicator | None, correction: Correction) -> NormalTable:
    """The table with another row in the place of one, or without it; what was doubted about the cell is settled."""
    before = table.indicators[number]
    rows = (*table.indicators[:number], *((made,) if made else ()), *table.indicators[number + 1 :])
    out = () if made else (SetAside(before.source_row, RULE, _print(before)),)
    settled = [
        d
        for d in table.doubts
        if (d.row, d.column) != (before.row, correction.column) and (made or d.row != before.row)
    ]
    return replace(
        table, indicators=rows, set_aside=table.set_aside + out, doubts=tuple(settled),
        corrections=(*table.corrections, correction),
    )  # fmt: skip


def _print(row: Indicator) -> str:
    """What the page prints in a row of its own."""
    own = [*row.fields.values(), *(target.field for target in row.targets)]
    return " ".join(found.raw for found in own if found.raw and not found.inherited)


def _correction(indicator: Indicator, place: Place, decision: Decision) -> Correction:
    found = indicator.fields.get(place.column)
    cell = found.cell if found else next((t.field.cell for t in indicator.targets if t.column == place.column), None)
    clean = decision.baru if decision.tindakan == "ubah" else decision.lama or decision.mentah
    return Correction(
        place.row,
        place.column,
        RULE,
        decision.mentah,
        clean,
        1.0,
        cell.page if cell else None,
        cell.box if cell else None,
    )


def _edit(table: NormalTable, indicator: Indicator, place: Place, decision: Decision) -> Indicator:
    """The cell says what the person says: parsed as printed text is, and sure."""
    if place.column in indicator.fields:
        old = indicator.fields[place.column]
        return _with_field(indicator, place.column, replace(old, clean=decision.baru, confidence=1.0, inherited=False))
    targets = tuple(
        _edited(table, target, decision.baru, indicator.text("satuan")) if target.column == place.column else target
        for target in indicator.targets
    )
    return replace(indicator, targets=targets)


def _edited(table: NormalTable, target: Target, text: str, unit: str) -> Target:
    old = target.field.cell
    cell = replace(old or Cell(0, 0), lines=(Line(text),) if text else (), confidence=1.0)
    column = Column(0, "", "target", 1.0, target.year or None, target.kind, period=target.period)
    parsed, _ = value(column, cell, unit or None, Decimal(table.decimal, table.decimal_evidence), target.year)
    return replace(parsed, field=replace(parsed.field, raw=target.field.raw, cell=old, confidence=1.0))


def _accept(table: NormalTable, indicator: Indicator, place: Place, decision: Decision) -> Indicator:
    if place.column in indicator.fields:
        return _with_field(indicator, place.column, replace(indicator.fields[place.column], confidence=1.0))
    targets = tuple(
        replace(one, field=replace(one.field, confidence=1.0)) if one.column == place.column else one
        for one in indicator.targets
    )
    return replace(indicator, targets=targets)


def _remove(table: NormalTable, indicator: Indicator, place: Place, decision: Decision) -> None:
    return None


def _with_field(indicator: Indicator, name: str, made: Field) -> Indicator:
    return replace(indicator, fields={**indicator.fields, name: made})


_CHANGES: Final[Mapping[str, _Change]] = {"ubah": _edit, "terima": _accept, "buang": _remove}
