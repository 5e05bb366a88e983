"""Rules between the columns of one row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from schema.fields import TableDef

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Relation:
    """A rule that a row keeps or breaks."""

    column: str
    """The column that a violation names; tables without it are not concerned."""
    rule: str
    """What holds, Bahasa Indonesia."""
    holds: Callable[[Row], bool]


def missing(value: object) -> bool:
    """Whether a cell is empty, written as a row has it or as a data frame does (NaN)."""
    return value is None or value == "" or value != value


def _ordered(low: str, high: str) -> Callable[[Row], bool]:
    return lambda row: missing(row[low]) or missing(row[high]) or row[low] <= row[high]


def _has(status: str, *names: str) -> Callable[[Row], bool]:
    return lambda row: row["status"] != status or not all(missing(row[name]) for name in names)


RELATIONS: Final = (
    Relation("x1", "x0 tidak melebihi x1", _ordered("x0", "x1")),
    Relation("y1", "y0 tidak melebihi y1", _ordered("y0", "y1")),
    Relation("batas_atas", "batas_bawah tidak melebihi batas_atas", _ordered("batas_bawah", "batas_atas")),
    Relation("nilai", "status angka mempunyai nilai", _has("angka", "nilai")),
    Relation("predikat", "status predikat mempunyai predikat", _has("predikat", "predikat")),
    Relation("batas_atas", "status rentang mempunyai batas", _has("rentang", "batas_bawah", "batas_atas")),
)


def relations(table: TableDef) -> list[Relation]:
    """Those that concern a table."""
    names = {field.name for field in table.fields}
    return [relation for relation in RELATIONS if relation.column in names]
