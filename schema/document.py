"""The data contract as text: what `iku schema` prints."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from schema.fields import TABLES, Field, TableDef
from schema.frictionless import all_schemas
from schema.jsonschema import document_schema


def render(form: str) -> str:
    """The contract in one of `FORMATS`.

    Raises:
        KeyError: no such format.
    """
    return FORMATS[form]() + "\n"


def markdown() -> str:
    """Every table and column, for people."""
    return "# Kontrak data\n\n" + "\n\n".join(_table(table) for table in TABLES)


def _table(table: TableDef) -> str:
    lines = [f"## {table.name}.csv", "", table.title + ".", ""]
    lines += ["| kolom | jenis | wajib | isi |", "|---|---|---|---|"]
    for field in table.fields:
        lines.append(_row(field))
        if table.name == "indikator" and field.name == "satuan":
            lines.append("| `target_<tahun>` | string |  | Satu kolom per tahun: teks target yang sudah bersih. |")
        if table.name == "indikator" and field.name == "penanggung_jawab":
            lines.append("| `lain_<judul>` | string |  | Kolom yang tidak dikenal kosakata, disimpan apa adanya. |")
    return "\n".join(lines)


def _row(field: Field) -> str:
    limits = [f"Salah satu dari: {', '.join(f'`{value}`' for value in field.enum)}."] if field.enum else []
    if field.pattern:
        limits.append(f"Pola: `{field.pattern}`.".replace("|", "\\|"))
    text = " ".join([field.description, *limits])
    return f"| `{field.name}` | {field.type} | {'ya' if field.required else ''} | {text} |"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


FORMATS: Final[Mapping[str, Callable[[], str]]] = {
    "json-schema": lambda: _dump(document_schema()),
    "frictionless": lambda: _dump(all_schemas()),
    "markdown": markdown,
}
