"""pandera models of the output tables, made from `schema.fields`. Importing pandera takes 0.4 s: only when used."""

from functools import cache
from typing import TYPE_CHECKING, Any

from schema.fields import TABLE, Field
from schema.relations import relations

if TYPE_CHECKING:
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
            pa.Check(relation.holds, element_wise=True, error=relation.rule) for relation in relations(TABLE[table])
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
