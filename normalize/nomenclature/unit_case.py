"""The letter case of units: a row that prints its official unit letter for letter keeps it so ("40 orang").

Elsewhere a unit is written with a capital, as nearly all official ones are; which one is the row's, its code says.
"""

from collections.abc import Sequence
from dataclasses import replace

from normalize.model import Correction, Indicator, NormalTable, Target
from normalize.nomenclature.search import Match


def in_official_case(table: NormalTable, matches: Sequence[Match | None]) -> NormalTable:
    """The table with every unit in the case of its row's official one; `matches`: one an indicator, in order."""
    official = {
        indicator.row: match.unit
        for indicator, match in zip(table.indicators, matches, strict=True)
        if match and match.unit and any(_printed_so(target, match.unit) for target in indicator.targets)
    }
    if not official:
        return table
    indicators = tuple(_indicator(i, official[i.row]) if i.row in official else i for i in table.indicators)
    kept = (_correction(c, official.get(c.row or 0, "")) for c in table.corrections)
    return replace(table, indicators=indicators, corrections=tuple(c for c in kept if c is not None))


def _printed_so(target: Target, unit: str) -> bool:
    """The cell prints the official unit letter for letter, and it was put into another case."""
    return _other_case(target, unit) and "".join(unit.split()) in "".join(target.field.raw.split())


def _other_case(target: Target, unit: str) -> bool:
    found = target.value.unit
    return found is not None and found != unit and found.casefold() == unit.casefold()


def _indicator(indicator: Indicator, unit: str) -> Indicator:
    return replace(indicator, targets=tuple(_target(t, unit) if _other_case(t, unit) else t for t in indicator.targets))


def _target(target: Target, unit: str) -> Target:
    clean = target.field.clean.replace(target.value.unit or "", unit)
    return replace(target, value=replace(target.value, unit=unit), field=replace(target.field, clean=clean))


def _correction(correction: Correction, unit: str) -> Correction | None:
    """What is left of a correction of the unit: nothing where it only changed the case."""
    if not unit or correction.rule != "satuan" or correction.clean.casefold() != unit.casefold():
        return correction
    return None if correction.raw == unit else replace(correction, clean=unit)
