"""Rows of an output table against its model: every violation, lazily, as data; no row is taken out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schema.fields import TABLE
from schema.models import DTYPES, model
from schema.relations import RELATIONS
from schema.screen import screen

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Violation:
    """One cell that breaks the contract."""

    index: int
    """0-based position in the rows given."""
    column: str
    value: str
    rule: str
    """What the cell should be, Bahasa Indonesia: "salah satu dari …", "paling sedikit 0"."""
    missing: bool
    """The cell is empty and must not be."""


def violations(table: str, rows: Sequence[Row]) -> list[Violation]:
    """Every violation in rows of `table`, in row order.

    Each row is known by its position, so that a failure finds its cell again whatever pandera reports it as.
    """
    keeps = screen(table)
    suspects = [index for index, row in enumerate(rows) if not keeps(row)]
    return explain(table, rows, suspects) if suspects else []


def explain(table: str, rows: Sequence[Row], indexes: Sequence[int]) -> list[Violation]:
    """The violations in the rows at these positions, as pandera finds them."""
    import pandera.errors

    try:
        model(table).validate(_frame(table, [rows[index] for index in indexes]), lazy=True)
    except pandera.errors.SchemaErrors as failure:
        found = {_violation(case, rows, indexes) for case in _cases(failure.failure_cases)}
        return sorted(found, key=lambda v: (v.index, v.column, v.rule))
    return []


def _frame(table: str, rows: Sequence[Row]) -> "pd.DataFrame":
    import pandas as pd

    def column(name: str, dtype: str) -> "pd.Series[Any]":
        values = [None if (value := row.get(name)) == "" else value for row in rows]
        return pd.Series(values, dtype=dtype)

    return pd.DataFrame({field.name: column(field.name, DTYPES[field.type]) for field in TABLE[table].fields})


def _cases(failures: "pd.DataFrame") -> Iterator[dict[str, Any]]:
    for case in failures.to_dict("records"):
        if case["index"] is None or case["index"] != case["index"]:
            raise TypeError(f"{case['column']}: {case['check']}")
        yield {str(name): value for name, value in case.items()}


_RELATION_COLUMN = {relation.rule: relation.column for relation in RELATIONS}


def _violation(case: Mapping[str, Any], rows: Sequence[Row], indexes: Sequence[int]) -> Violation:
    index, rule = indexes[int(case["index"])], str(case["check"])
    column = _RELATION_COLUMN.get(rule, str(case["column"]))
    missing = rule == "not_nullable"
    value = rows[index].get(column)
    return Violation(index, column, "" if value is None else str(value), "terisi" if missing else rule, missing)
