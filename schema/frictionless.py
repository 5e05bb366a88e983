"""Table Schemas (Data Package v2) of the output tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from schema.fields import TABLES, Field, TableDef

Json = dict[str, Any]


def table_schema(table: TableDef, fields: Sequence[Field]) -> Json:
    """The Table Schema of a CSV with these fields."""
    schema: Json = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(field) for field in fields],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if links := list(_links(table)):
        schema["foreignKeys"] = links
    return schema


def _links(table: TableDef) -> Iterator[Json]:
    """To the row of the indicator, and of the document."""
    if table.parent:
        key = ["dokumen", "tabel", "baris"]
        yield {"fields": key, "reference": {"resource": table.parent, "fields": key}}
    if table.name != "dokumen":
        yield {"fields": ["dokumen"], "reference": {"resource": "dokumen", "fields": ["dokumen"]}}


def _field(field: Field) -> Json:
    constraints: Json = {}
    if field.required:
        constraints["required"] = True
    if field.enum:
        constraints["enum"] = list(field.enum)
    if field.pattern:
        constraints["pattern"] = field.pattern
    if field.minimum is not None:
        constraints["minimum"] = field.minimum
    if field.maximum is not None:
        constraints["maximum"] = field.maximum
    out: Json = {"name": field.name, "type": field.type, "description": field.description}
    return {**out, "constraints": constraints} if constraints else out


def all_schemas() -> Json:
    """The Table Schema of every output table, by name; columns that a document adds are not in them."""
    return {table.name: table_schema(table, table.fields) for table in TABLES}
