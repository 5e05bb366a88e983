"""The value of an expression of numbers, operators and brackets."""

from collections.abc import Sequence

from audit.tokens import CLOSE, MINUS, OPEN, OVER, PLUS, TIMES

FIRST, SECOND = (TIMES, OVER), (PLUS, MINUS)


class NoValue(ArithmeticError):
    """The expression is not complete, or divides by zero."""


def calculate(items: Sequence[float | str], *, in_turn: bool = False) -> float:
    """The value; `in_turn` from left to right, without letting products go before sums.

    Raises NoValue.
    """
    value, end = _terms(items, 0, FIRST + SECOND if in_turn else SECOND, in_turn)
    if end != len(items):
        raise NoValue
    return value


def _terms(items: Sequence[float | str], at: int, operators: tuple[str, ...], in_turn: bool) -> tuple[float, int]:
    """Terms joined by these operators, and the place behind them."""
    value, at = _term(items, at, operators, in_turn)
    while at < len(items) and items[at] in operators:
        operator = items[at]
        other, at = _term(items, at + 1, operators, in_turn)
        value = _applied(str(operator), value, other)
    return value, at


def _term(items: Sequence[float | str], at: int, operators: tuple[str, ...], in_turn: bool) -> tuple[float, int]:
    if operators == SECOND:
        return _terms(items, at, FIRST, in_turn)
    if at >= len(items):
        raise NoValue
    item = items[at]
    if isinstance(item, float):
        return item, at + 1
    if item != OPEN:
        raise NoValue
    value, end = _terms(items, at + 1, FIRST + SECOND if in_turn else SECOND, in_turn)
    if end >= len(items) or items[end] != CLOSE:
        raise NoValue
    return value, end + 1


def _applied(operator: str, value: float, other: float) -> float:
    if operator == OVER and not other:
        raise NoValue
    return {
        TIMES: lambda: value * other,
        OVER: lambda: value / other,
        PLUS: lambda: value + other,
        MINUS: lambda: value - other,
    }[operator]()
