"""Some documents of the samples' output, and what a database holds of them."""

import csv
from collections.abc import Iterator
from functools import cache, partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import IO, Any

import pandas as pd
from sqlalchemy import Connection, Engine, inspect, select, text

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


@cache
def content(name: str, tables: tuple[str, ...]) -> bytes | None:
    """A file of the samples' output; of a CSV file the rows of those documents and tables alone, since each test reads
    them."""
    path = OUTPUT / name
    if not path.is_file() or path.suffix != ".csv":
        return path.read_bytes() if path.is_file() else None
    with path.open(encoding="utf-8", newline="") as stream, StringIO(newline="") as kept:
        rows, to = csv.reader(stream), csv.writer(kept, lineterminator="\n")
        header = next(rows)
        to.writerow(header)
        kept_rows = (row for row in rows if row[header.index("dokumen")] in Few.wanted)
        of_table = header.index("tabel") if name in OF_TABLES else None
        to.writerows(row for row in kept_rows if of_table is None or row[of_table] in tables)
        return kept.getvalue().encode()


OF_TABLES = ("indikator.csv", "target.csv", "koreksi.csv", "temuan.csv")


def file(name: str, tables: tuple[str, ...] = ("1",)) -> IO[bytes] | None:
    found = content(name, tables)
    return None if found is None else BytesIO(found)


WHOLE = Few(partial(file, tables=("0", "1", "2", "3")))
"""All that is said of these documents; the rows of one table are enough where only their going and coming is asked."""
FOLDER, FOLDER_OF_ONE = Few(file), One(file)


def table(name: str) -> pd.DataFrame:
    """The same documents' rows of a CSV file."""
    rows = pd.read_csv(OUTPUT / f"{name}.csv")
    return rows[rows.dokumen.isin(Few.wanted)]


def empty(connection: Connection) -> None:
    """What refers to others goes before them."""
    there = inspect(connection)
    for view in there.get_view_names():
        connection.execute(text(f"DROP VIEW {view}"))
    for name, _ in reversed(there.get_sorted_table_and_fkc_names()):
        if name is not None:
            connection.execute(text(f"DROP TABLE {name}"))


def count(engine: Engine, name: str) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0)


def every_row(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            one.name: sorted(map(tuple, connection.execute(select(*one.primary_key, one))), key=repr)
            for one in (db.DOKUMEN, *db.PARTS)
        }
