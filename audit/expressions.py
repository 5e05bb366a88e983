"""Equations of numbers: whatever stands left of "=" as an expression, and whether its printed result can be right.

An expression is read backwards from its "=", number by number, as far as operators and brackets join them; words
between them are units and labels. What is not complete is not judged: an operator without a number, brackets that do
not pair, two numbers side by side (a fraction bar that the reading lost).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from audit.calculation import NoValue, calculate
from audit.statements import Equation, Quantity
from audit.token_row import TokenRow, paired
from audit.tokens import CLOSE, EQUALS, MINUS, NUMBER, OPEN, OVER, PERCENT, PLUS, TIMES, WORD

OPERATORS = frozenset((TIMES, OVER, PLUS, MINUS))
CALENDAR = re.compile(r"(?:19|20)\d\d")
"""A year of the calendar: "2022/2023" is no division."""
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
    depth, wants_number = 0, True
    while True:
        at = _over_words(row, at)
        kind = row.kind(at)
        if wants_number and kind == CLOSE:
            parts.append(Part(CLOSE, at))
            depth += 1
        elif wants_number:
            number = at - 1 if kind == PERCENT else at
            if row.kind(number) != NUMBER:
                return []
            parts.append(_number(row, number, kind == PERCENT))
            wants_number, at = False, number
        elif kind in OPERATORS:
            parts.append(Part(kind, at))
            wants_number = True
        elif kind == OPEN and depth:
            parts.append(Part(OPEN, at))
            depth -= 1
        else:
            lost = kind in (NUMBER, PERCENT, CLOSE) and at == parts[-1].at - 1
            return [] if depth or lost else parts[::-1]
        at -= 1


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
    if not used or used == {MINUS}:
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
    """What the expression can come to, the likeliest first: under every reading, percent as said and as a share."""
    numbers = [part for part in parts if part.kind == NUMBER]
    divides = any(part.kind == OVER for part in parts)
    shares = any(part.percent for part in numbers)
    hundred = shares or any(HUNDRED in part.values for part in numbers)
    factors = [100.0, 1.0] if result.unit == "%" and divides and not hundred else [1.0, 100.0]
    if result.unit != "%" and not shares:
        factors = [1.0]
    for as_share in (True, False) if shares and not divides and result.unit != "%" else (False, True)[: 1 + shares]:
        for factor in factors:
            for chosen in list(product(*(part.values for part in numbers)))[:MOST_READINGS]:
                given = [v / 100 if as_share and p.percent else v for v, p in zip(chosen, numbers, strict=True)]
                yield from (value * factor for value in _calculated(parts, given))


def _calculated(parts: Sequence[Part], given: Sequence[float]) -> Iterator[float]:
    """The value by the rules, and read from left to right as many write it."""
    numbers = iter(given)
    items = [next(numbers) if part.kind == NUMBER else part.kind for part in parts]
    for in_turn in (False, True):
        try:
            yield calculate(items, in_turn=in_turn)
        except NoValue:
            return
