"""Indicators with their values inside: one object an indicator, for systems that take documents rather than tables."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from emit.formats.tables import ByDocument, Row, Tables

VALUES: Final = "nilai"
"""The field that holds an indicator's rows of target.csv, without the three columns that they share with it."""
KEY: Final = ("dokumen", "tabel", "baris")


def rows(tables: Tables) -> Iterator[dict[str, Any]]:
    """The rows of indikator.csv, each with its values."""
    values = ByDocument(tables.rows("target"))
    for name, own in groupby(tables.rows("indikator"), lambda row: row["dokumen"]):
        by_row: dict[tuple[object, ...], list[Row]] = {}
        for value in values.take(str(name)):
            by_row.setdefault(_key(value), []).append({k: v for k, v in value.items() if k not in KEY})
        for row in own:
            yield {**row, VALUES: by_row.get(_key(row), [])}


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in KEY)
