"""Which rows may break the contract: the models' rules in plain Python, some microseconds a row.

pandera explains what is wrong, at 20 ms a document and 0.4 s for its import; nearly every row is right, so it is only
asked about those that are not. A test holds the two to the same answer.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from schema.fields import TABLE, Field
from schema.relations import relations

Row = Mapping[str, Any]

_TYPES: Mapping[str, tuple[Any, ...]] = {"string": (str,), "integer": (int,), "number": (int, float)}


@cache
def screen(table: str) -> Callable[[Row], bool]:
    """A test of one row of `table`: True where it keeps every rule."""
    definition = TABLE[table]
    tests = [(field.name, field.required, _fit(field), _test(field)) for field in definition.fields]
    between = [relation.holds for relation in relations(definition)]

    def keeps(row: Row) -> bool:
        get = row.get
        for name, required, fit, test in tests:
            value = get(name)
            if value is None or value == "" or value != value:  # `missing`, without a call for each cell
                if required:
                    return False
            elif value.__class__ not in fit and not test(value):
                return False
        return all(holds(row) for holds in between)

    return keeps


def _fit(field: Field) -> tuple[type, ...]:
    """The types of which every value keeps the column's rule."""
    bound = field.enum or field.pattern or field.minimum is not None or field.maximum is not None
    return () if bound else _TYPES[field.type]


def _test(field: Field) -> Callable[[Any], bool]:
    """The rule of one column, for a value that is there."""
    types, allowed = _TYPES[field.type], frozenset(field.enum)
    low = float("-inf") if field.minimum is None else field.minimum
    high = float("inf") if field.maximum is None else field.maximum
    if field.type != "string":
        return lambda value: isinstance(value, types) and low <= float(value) <= high
    if allowed:
        return lambda value: value in allowed
    if field.pattern:
        matches = re.compile(field.pattern).fullmatch
        return lambda value: isinstance(value, str) and matches(value) is not None
    return lambda value: isinstance(value, str)
