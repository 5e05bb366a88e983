"""pandera models of the output tables, made from `schema.fields`. Importing pandera takes 0.4 s: only when used."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from schema.fields import TABLE, Field

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

DTYPES = {"string": "str", "integer": "Int64", "number": "float64"}
"""Table Schema type -> pandas dtype; a missing value is allowed in each."""


@cache
def model(table: str) -> "pa.DataFrameSchema":
    """The model of one output table. Columns that a document adds (`target_<year>`, `lain_…`) are free text."""
    import pandera.pandas as pa

    return pa.DataFrameSchema(
        {field.name: _column(field) for field in TABLE[table].fields},
        checks=[
            pa.Check(test, name=name, error=text)
            for needed, name, text, test in RELATIONS
            if needed <= {field.name for field in TABLE[table].fields}
        ],
        name=table,
    )


def _column(field: Field) -> "pa.Column":
    import pandera.pandas as pa

    return pa.Column(DTYPES[field.type], _checks(field), nullable=not field.required, name=field.name)


def _checks(field: Field) -> list[Any]:
    import pandera.pandas as pa

    checks = []
    if field.enum:
        checks.append(pa.Check.isin(field.enum, error=f"salah satu dari {', '.join(field.enum)}"))
    if field.pattern:
        checks.append(pa.Check.str_matches(f"^(?:{field.pattern})$", error=f"berpola {field.pattern}"))
    if field.minimum is not None:
        checks.append(pa.Check.ge(field.minimum, error=f"paling sedikit {field.minimum:g}"))
    if field.maximum is not None:
        checks.append(pa.Check.le(field.maximum, error=f"paling banyak {field.maximum:g}"))
    return checks


def _ordered(low: str, high: str) -> "Test":
    return lambda frame: ~(frame[low] > frame[high])


def _has(status: str, *names: str) -> "Test":
    return lambda frame: (frame["status"] != status) | frame[list(names)].notna().any(axis=1)


Test = Callable[["pd.DataFrame"], "pd.Series[bool]"]

RELATIONS: tuple[tuple[frozenset[str], str, str, Test], ...] = (
    (frozenset({"x0"}), "x1", "x0 tidak melebihi x1", _ordered("x0", "x1")),
    (frozenset({"y0"}), "y1", "y0 tidak melebihi y1", _ordered("y0", "y1")),
    (
        frozenset({"batas_bawah"}),
        "batas_atas",
        "batas_bawah tidak melebihi batas_atas",
        _ordered("batas_bawah", "batas_atas"),
    ),
    (frozenset({"nilai"}), "nilai", "status angka mempunyai nilai", _has("angka", "nilai")),
    (frozenset({"predikat"}), "predikat", "status predikat mempunyai predikat", _has("predikat", "predikat")),
    (
        frozenset({"batas_atas"}),
        "batas_atas",
        "status rentang mempunyai batas",
        _has("rentang", "batas_bawah", "batas_atas"),
    ),
)
"""Rules between columns: the columns they need, the column to name in a violation, what holds, the test."""
