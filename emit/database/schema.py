"""Making the tables, and bringing those of an older version up to date."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, insert, inspect, select, update

from emit.database.connect import DatabaseError
from emit.database.tables import METADATA, VERSION

CURRENT: Final = 1
_REMEDY: Final = "Pakai basis data kosong, lalu muat ulang."
MIGRATIONS: Final[Mapping[int, Callable[[Connection], None]]] = {}
"""Version -> the step that makes the next one of it."""


def prepare(
    connection: Connection, current: int = CURRENT, migrations: Mapping[int, Callable[[Connection], None]] = MIGRATIONS
) -> None:
    """The tables and views, made where there are none, migrated where they are of an older version.

    Raises:
        DatabaseError: tables of these names are another's, or of a newer version.
    """
    found = set(inspect(connection).get_table_names())
    if VERSION.name not in found:
        _make(connection, found, current)
        return
    version = connection.scalar(select(VERSION.c.versi))
    if version is None or version > current:
        raise DatabaseError(
            f"Basis data ini dibuat oleh iku yang lebih baru (susunan {version}, program ini {current}). Perbarui iku."
        )
    for step in range(version, current):
        migrations[step](connection)
        connection.execute(update(VERSION).values(versi=step + 1))
    _check(connection)


def _make(connection: Connection, found: set[str], current: int) -> None:
    foreign = sorted(found & set(METADATA.tables))
    if foreign:
        raise DatabaseError(
            f"Tabel {', '.join(foreign)} sudah ada dan bukan buatan iku. Pakai basis data (atau skema) yang kosong."
        )
    METADATA.create_all(connection)
    connection.execute(insert(VERSION).values(versi=current))


def _check(connection: Connection) -> None:
    """Tables that somebody changed would fail in the middle of a load."""
    known = inspect(connection)
    for table in METADATA.tables.values():
        if not known.has_table(table.name):
            raise DatabaseError(f"Tabel {table.name} hilang dari basis data. {_REMEDY}")
        columns = {one["name"] for one in known.get_columns(table.name)}
        if not set(table.columns.keys()) <= columns:
            missing = ", ".join(sorted(set(table.columns.keys()) - columns))
            raise DatabaseError(f"Tabel {table.name} mempunyai kolom lain (tidak ada: {missing}). {_REMEDY}")
