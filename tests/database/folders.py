"""Some documents of the samples' output, and what a database holds of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pandas as pd
from sqlalchemy import Connection, Engine, MetaData, inspect, select, text

from emit.database import tables as db
from emit.formats.tables import Tables

OUTPUT = Path(__file__).parents[2] / "output"


class Few(Tables):
    """Some documents of the samples' output."""

    wanted: tuple[str, ...] = ("iku-2024-dinas-perdagangan", "surat")

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        return (row for row in super().rows(name) if row["dokumen"] in self.wanted)


class One(Few):
    """The first document with indicators alone."""

    wanted = ("iku-2024-dinas-perdagangan",)


def file(name: str) -> IO[bytes] | None:
    return (OUTPUT / name).open("rb") if (OUTPUT / name).is_file() else None


FOLDER, FOLDER_OF_ONE = Few(file), One(file)


def table(name: str) -> pd.DataFrame:
    """The same documents' rows of a CSV file."""
    rows = pd.read_csv(OUTPUT / f"{name}.csv")
    return rows[rows.dokumen.isin(Few.wanted)]


def empty(connection: Connection) -> None:
    for view in inspect(connection).get_view_names():
        connection.execute(text(f"DROP VIEW {view}"))
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def count(engine: Engine, name: str) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0)


def every_row(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            one.name: sorted(map(tuple, connection.execute(select(*one.primary_key, one))), key=repr)
            for one in (db.DOKUMEN, *db.PARTS)
        }
