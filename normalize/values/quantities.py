"""The parts of a value cell put together: numbers under the table's decimal mark, bounds, unit and grade."""

import re
from dataclasses import replace

from normalize.model import Value
from normalize.values import units
from normalize.values.decimals import Decimal, settle
from normalize.values.forms import Form
from normalize.values.readings import readings
from normalize.values.tails import Tail
from normalize.values.units import Unit

_ASIDE = re.compile(r"^\([^()%]{1,12}%\s*\)$")
_AMOUNT = 9
"""Characters of an amount of rupiah: a million and more."""
_DIGITS = 9
"""Decimals of a bound that is worked out: what is behind them is the machine's."""
UNREAD = Value("tak_terbaca")


def knows(label: str) -> bool:
    """Whether what stands before a number is the name of a scale or of money, or nothing."""
    return not label or units.canonical(label).kind == units.SCALE or _is_money(label)


def unit_of(form: Form, tail: Tail, column: Unit | None) -> Unit | None:
    """The cell's own unit, before the number or behind it, else the column's."""
    own = tail.unit
    if form.base:
        printed = own.name if own else ""
        return Unit(f"per {form.base} {printed}".strip())
    if form.label and _is_money(form.label):
        return units.canonical(f"Rp {own.name}") if own else units.canonical("Rp")
    if column and own and _is_money(column.name) and own.name.casefold() in units.POWERS:
        return units.canonical(f"Rp {own.name}")
    if column and column.name == "%" and _percent_aside(form):
        return own or units.canonical("Rp")
    if form.label and (own is None or not own.kind):
        return units.canonical(form.label)
    return own or column


def _percent_aside(form: Form) -> bool:
    """Whether an amount has its percentage beside it: "198.871.147,00 (91,65%)" is itself none."""
    return bool(_ASIDE.search(form.tail)) and len(form.number) >= _AMOUNT and not form.upper


def _is_money(label: str) -> bool:
    return units.canonical(label).name.startswith("Rp")


def value_of(form: Form, tail: Tail, unit: Unit | None, decimal: Decimal) -> Value:
    """The value; `UNREAD` where a number allows two readings, or the bounds fall and are not printed alike."""
    kind = unit.kind if unit else ""
    name, grade = (unit.name if unit else None), (tail.grade.name if tail.grade else None)
    number = _amount(form.number, decimal, kind)
    upper = _amount(form.upper, decimal, kind) if form.upper else None
    if number is None or (form.upper and upper is None):
        return UNREAD
    if form.spread:
        return _around(number, _amount(form.spread, decimal, kind), Value("rentang", unit=name, grade=grade))
    if upper is not None and upper < number:
        if not _alike(form.number, form.upper):
            return UNREAD
        number, upper = upper, number
    if form.upper or form.side:
        low, high = (None, number) if form.side == "atas" and not form.upper else (number, upper)
        return Value("rentang", low=low, high=high, unit=name, grade=grade)
    return Value("angka", number, unit=name, grade=grade)


def _around(number: float, spread: float | None, value: Value) -> Value:
    """A range told by its middle; no more digits than were printed."""
    if spread is None:
        return UNREAD
    return replace(value, low=round(number - spread, _DIGITS), high=round(number + spread, _DIGITS))


def _alike(one: str, other: str) -> bool:
    """Whether both have decimals, and as many: "143,33 - 139,83" is a range that falls, "12-5" may be anything."""
    places = [len(text) - max(text.rfind(","), text.rfind(".")) for text in (one, other)]
    return places[0] == places[1] and all(mark <= len(text) for mark, text in zip(places, (one, other), strict=True))


def _amount(text: str, decimal: Decimal, kind: str) -> float | None:
    sign = -1 if text.startswith("-") else 1
    reading = readings(text.lstrip("+-"))
    number = settle(reading, decimal, kind) if reading else None
    return None if number is None else sign * number or 0.0  # no negative zero
