"""datapackage.json: the CSV files described as a Frictionless Data Package v2, with what else says the same.

A document's own JSON is no resource, as a folder may hold a million: `documents` says how they are named and where
their schema is, which the profile leaves free.
"""

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, Final

from schema.fields import TABLES, TableDef, indicator_fields
from schema.frictionless import table_schema


def package(indicator_columns: tuple[str, ...], others: Iterable[str] = (), program: str = "") -> bytes:
    """The descriptor, for an indikator.csv with these columns; `others` are files that say the same in other forms.

    `program`: the name and version of what made them.
    """
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "iku",
        "title": "Indikator Kinerja Utama",
        "description": "Tabel IKU pemerintah daerah: bersih, tervalidasi, dan dapat ditelusuri ke halaman asalnya.",
        **({"program": program} if program else {}),
        "documents": DOCUMENTS,
        "resources": [*(_resource(table, indicator_columns) for table in TABLES), *map(_file, others)],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: TableDef, indicator_columns: tuple[str, ...]) -> dict[str, Any]:
    fields = indicator_fields(indicator_columns) if table.name == "indikator" else table.fields
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"header": True, "headerRows": [1], "delimiter": ",", "lineTerminator": "\n"},
        "schema": table_schema(table, fields),
    }


MEDIA_TYPES: Final = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
    ".jsonl": "application/jsonl",
    ".db": "application/vnd.sqlite3",
}


DOCUMENTS: Final = {
    "path": "{dokumen}.json",
    "title": "Satu berkas untuk setiap baris dokumen.csv: halaman, tabel, sel dengan letaknya, koreksi, temuan",
    "format": "json",
    "mediatype": "application/json",
    "encoding": "utf-8",
    "schema": "iku schema --format json-schema",
}
NAMES: Final = frozenset(table.name for table in TABLES)


def _file(name: str) -> dict[str, Any]:
    """A file without a schema of its own: its columns are those of the tables, or of the one that it is named for."""
    path = PurePath(name)
    return {
        "name": f"{path.stem}-{path.suffix.removeprefix('.')}",
        "type": "file",
        "path": name,
        "title": f"Tabel yang sama sebagai {path.suffix.removeprefix('.').upper()}",
        "format": path.suffix.removeprefix("."),
        "mediatype": MEDIA_TYPES[path.suffix],
        **({"columnsOf": path.stem} if path.stem in NAMES else {}),
    }
