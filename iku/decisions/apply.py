"""A document with what people decided about it: pure; what no longer fits is told, never lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from iku.decisions import cells, rows
from iku.decisions.decision import Decision
from iku.decisions.place import Place, find, row_at, table_at
from iku.decisions.whole import WHOLE, whole
from normalize.model import Indicator, Normalised, NormalTable
from normalize.normalise import coded
from schema.columns import NAMES_OF_LEVEL

_Change = Callable[[NormalTable, Indicator, Place, Decision], NormalTable | None]


@dataclass(frozen=True, slots=True)
class Decided:
    """The document after its decisions."""

    doc: Normalised
    loose: tuple[Decision, ...] = ()
    """Those that fit nowhere any more."""


def apply(doc: Normalised, decisions: Sequence[Decision]) -> Decided:
    """Apply what was decided of rows and cells, one after the other; official codes follow the names that changed."""
    named = [one for one in decisions if one.tindakan in _CHANGES and one.kolom != "kode"]
    codes = [one for one in decisions if one.tindakan in _CHANGES and one.kolom == "kode"]
    done = _applied(Decided(doc), named)
    if any(_renames(one) for one in named if one not in done.loose):
        tables = coded([_without_codes(table) for table in done.doc.tables], done.doc.year, done.doc.office)
        done = replace(done, doc=replace(done.doc, tables=tables))
    return _applied(done, codes)


def _applied(decided: Decided, decisions: Sequence[Decision]) -> Decided:
    doc, loose = decided.doc, list(decided.loose)
    for decision in decisions:
        changed = whole(doc, decision) if decision.kolom in WHOLE else _changed(doc, decision)
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


def _renames(decision: Decision) -> bool:
    """Whether official codes may be other ones after it."""
    return decision.kolom in (*NAMES_OF_LEVEL, "opd") or decision.tindakan in ("pisah", "gabung")


def _without_codes(table: NormalTable) -> NormalTable:
    return replace(table, indicators=tuple(replace(one, code="") for one in table.indicators))


_CHANGES: Final[Mapping[str, _Change]] = {
    "ubah": cells.edit, "terima": cells.accept, "buang": rows.remove, "gabung": rows.join, "pisah": rows.part,
}  # fmt: skip
