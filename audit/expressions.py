"""Equations of numbers: whatever stands left of "=" as an expression, and whether its printed result can be right.

An expression is read backwards from its "=", number by number, as far as operators and brackets join them; words
between them are units and labels. What is not complete is not judged: an operator without a number, brackets that do
not pair, two numbers side by side (a fraction bar that the reading lost).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from audit.calculation import NoValue, calculate
from audit.statements import Equation, Quantity
from audit.token_row import TokenRow, paired
from audit.tokens import CALENDAR, CLOSE, EQUALS, MINUS, NUMBER, OPEN, OPERATORS, OVER, PERCENT, TIMES, WORD

CURRENCY = re.compile(r"\bRp\.?\s*$", re.IGNORECASE)
MOST_READINGS = 64
HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class Part:
    """An operator, a bracket, or a number with everything that its print can mean."""

    kind: str
    at: int
    values: tuple[float, ...] = ()
    percent: bool = False
    unit: str = ""
    text: str = ""


def equations(row: TokenRow) -> Iterator[Equation]:
    """Each "expression = number" of a formula that can be judged."""
    for at, token in enumerate(row.tokens):
        if token.kind != EQUALS:
            continue
        parts, result = _left(row, at - 1), _result(row, at)
        if parts and result and _judgeable(parts, result):
            yield from _equation(row, parts, result)


def _result(row: TokenRow, equals: int) -> Quantity | None:
    """The number behind "="; None where the calculation goes on behind it."""
    found = row.quantity(row.skip(equals + 1, OPEN))
    if found is None or row.kind(row.skip(found[1], CLOSE)) in OPERATORS:
        return None
    return found[0]


def _left(row: TokenRow, at: int) -> list[Part]:
    """The parts of the expression that ends at a place, first one first; empty where it is not complete."""
    parts: list[Part] = []
    depth = 0
    while True:
        at = _over_words(row, at)
        part = _wanted(row, at) if _wants_number(parts) else _joining(row, at, depth)
        if part is None:
            break
        parts.append(part)
        depth += (part.kind == CLOSE) - (part.kind == OPEN)
        at = part.at - 1
    lost = row.kind(at) in (NUMBER, PERCENT, CLOSE) and bool(parts) and at == parts[-1].at - 1
    return [] if depth or lost or _wants_number(parts) else parts[::-1]


def _wants_number(parts: Sequence[Part]) -> bool:
    """Whether a number must stand before what was read so far."""
    return not parts or parts[-1].kind in (*OPERATORS, CLOSE)


def _wanted(row: TokenRow, at: int) -> Part | None:
    """The number, or the bracket behind one, at a place."""
    if row.kind(at) == CLOSE:
        return Part(CLOSE, at)
    percent = row.kind(at) == PERCENT
    return _number(row, at - percent, percent) if row.kind(at - percent) == NUMBER else None


def _joining(row: TokenRow, at: int, depth: int) -> Part | None:
    """The operator, or the opening bracket of one that is open, at a place."""
    kind = row.kind(at)
    return Part(kind, at) if kind in OPERATORS or (kind == OPEN and depth) else None


def _over_words(row: TokenRow, at: int) -> int:
    while row.kind(at) == WORD:
        at -= 1
    return at


def _number(row: TokenRow, at: int, percent: bool) -> Part:
    token, found = row.tokens[at], row.quantity(at)
    unit = found[0].unit if found and not percent else ""
    return Part(NUMBER, at, token.figure.values, percent, unit, token.text)


def _judgeable(parts: Sequence[Part], result: Quantity) -> bool:
    """Whether what is printed can only be a calculation, and a whole one."""
    used = {part.kind for part in parts} & OPERATORS
    numbers = [part for part in parts if part.kind == NUMBER]
    if used <= {MINUS}:
        return False
    if used & {OVER, MINUS} and any(CALENDAR.fullmatch(part.text) and not part.unit for part in numbers):
        return False
    hundred = any(HUNDRED in part.values and not part.unit for part in numbers)
    if TIMES in used and OVER not in used and (hundred or result.unit == "%"):
        return False
    bracketed = any(part.kind == OPEN for part in parts)
    plain = used == {OVER} and result.unit != "%" and not any(part.percent for part in numbers)
    return not plain or bracketed or all(part.unit for part in numbers)


def _equation(row: TokenRow, parts: Sequence[Part], result: Quantity) -> Iterator[Equation]:
    values = list(_values(parts, result))
    if values and values[0] > 0:
        start = row.tokens[parts[0].at].start
        sign = CURRENCY.search(row.text[:start])
        text = paired(row.text[sign.start() if sign else start : result.end])
        yield Equation(values[0], any(map(result.figure.can_be, values)), result, text)


def _values(parts: Sequence[Part], result: Quantity) -> Iterator[float]:
    """What the expression can come to, the likeliest first: under every reading of its numbers and percentages."""
    numbers = [part for part in parts if part.kind == NUMBER]
    prints = list(islice(product(*(part.values for part in numbers)), MOST_READINGS))
    for share, factor in _percentages(parts, result):
        for chosen in prints:
            given = [v * share if part.percent else v for v, part in zip(chosen, numbers, strict=True)]
            yield from (value * factor for value in _calculated(parts, given))


def _percentages(parts: Sequence[Part], result: Quantity) -> tuple[tuple[float, float], ...]:
    """How percent signs can be meant, as (what one percent counts, factor of the value), the likeliest first."""
    said, share, as_percent = (1.0, 1.0), (0.01, 1.0), (1.0, HUNDRED)
    divides = any(part.kind == OVER for part in parts)
    signs = any(part.percent for part in parts)
    if signs:
        both = (0.01, HUNDRED)
        return (said, share, both) if divides or result.unit == "%" else (share, said, both)
    if result.unit != "%":
        return (said,)
    hundred = any(HUNDRED in part.values for part in parts)
    return (as_percent, said) if divides and not hundred else (said, as_percent)


def _calculated(parts: Sequence[Part], given: Sequence[float]) -> Iterator[float]:
    """The value by the rules, and read from left to right as many write it."""
    numbers = iter(given)
    items = [next(numbers) if part.kind == NUMBER else part.kind for part in parts]
    for in_turn in (False, True):
        try:
            yield calculate(items, in_turn=in_turn)
        except NoValue:
            return
