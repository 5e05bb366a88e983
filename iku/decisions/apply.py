"""A document with what people decided about it: pure; what no longer fits is told, never lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from iku.decisions import cells, rows
from iku.decisions.decision import Decision
from iku.decisions.headers import meant
from iku.decisions.place import Place, find, row_at, table_at
from iku.decisions.whole import WHOLE, whole
from normalize.model import Indicator, Normalised, NormalTable
from normalize.normalise import coded
from normalize.told import Named
from schema.columns import NAMES_OF_LEVEL

_Change = Callable[[NormalTable, Indicator, Place, Decision], NormalTable | None]
_Calls = Mapping[tuple[int | None, str], str]
"""Table and name of a column -> what a person calls it now."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The document after its decisions."""

    doc: Normalised
    loose: tuple[Decision, ...] = ()
    """Those that fit nowhere any more."""


def apply(doc: Normalised, decisions: Sequence[Decision]) -> Decided:
    """Apply what was decided of rows and cells, one after the other; official codes follow the names that changed."""
    calls = {(one.tabel, one.kolom): name.column for one in decisions if (name := _name(one)) is not None}
    named = [one for one in decisions if one.tindakan in _CHANGES and one.kolom != "kode"]
    codes = [one for one in decisions if one.tindakan in _CHANGES and one.kolom == "kode"]
    done = _applied(Decided(doc), named, calls)
    if any(_renames(one) for one in named if one not in done.loose):
        tables = coded([_without_codes(table) for table in done.doc.tables], done.doc.year, done.doc.office)
        done = replace(done, doc=replace(done.doc, tables=tables))
    return _applied(done, codes, calls)


def _applied(decided: Decided, decisions: Sequence[Decision], calls: _Calls) -> Decided:
    doc, loose = decided.doc, list(decided.loose)
    for decision in decisions:
        changed = whole(doc, decision) if decision.kolom in WHOLE else _changed(doc, _called_now(decision, doc, calls))
        if changed is None:
            loose.append(decision)
        else:
            doc = changed
    return Decided(doc, tuple(loose))


def _changed(doc: Normalised, decision: Decision) -> Normalised | None:
    place = find(decision, doc)
    table, row = (table_at(doc, place.table), row_at(doc, place)) if place else (None, None)
    if place is None or table is None or row is None:
        return None
    made = _CHANGES[decision.tindakan](table, row, place, decision)
    return replace(doc, tables=tuple(made if one is table else one for one in doc.tables)) if made else None


def _name(decision: Decision) -> Named | None:
    """What it calls a column."""
    return meant(decision.baru) if decision.tindakan == "judul" and decision.kolom else None


def _called_now(decision: Decision, doc: Normalised, calls: _Calls) -> Decision:
    """A decision about a cell of a column that was named otherwise since."""
    now = calls.get((decision.tabel, decision.kolom))
    table = table_at(doc, decision.tabel or 0)
    if now is None or (table and any(cells.field_of(row, decision.kolom) for row in table.indicators)):
        return decision
    return replace(decision, kolom=now)


def _renames(decision: Decision) -> bool:
    """Whether official codes may be other ones after it."""
    return decision.kolom in (*NAMES_OF_LEVEL, "opd") or decision.tindakan in ("pisah", "gabung")


def _without_codes(table: NormalTable) -> NormalTable:
    return replace(table, indicators=tuple(replace(one, code="") for one in table.indicators))


_CHANGES: Final[Mapping[str, _Change]] = {
    "ubah": cells.edit, "terima": cells.accept, "buang": rows.remove, "gabung": rows.join, "pisah": rows.part,
}  # fmt: skip
