"""Making the tables, and bringing those of an older version up to date."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, insert, inspect, select, text, update

from emit.database import views
from emit.database.connect import DatabaseError
from emit.database.migrations import CURRENT, STEPS, Step
from emit.database.tables import INDEXES, METADATA, VERSION

MAKING: Final = 0
"""The version while the tables are being made: MariaDB keeps each as it is made, also of a load that is killed then."""
_REMEDY: Final = "Pakai basis data kosong, lalu muat ulang."


def prepare(connection: Connection, current: int = CURRENT, steps: Mapping[int, Step] = STEPS) -> None:
    """The tables and views, made where there are none or not all, migrated where they are of an older version.

    Raises:
        DatabaseError: tables of these names are another's, or of a newer version.
    """
    version = _version(connection)
    if version > current:
        raise DatabaseError(
            f"Basis data ini dibuat oleh iku yang lebih baru (susunan {version}, program ini {current}). Perbarui iku."
        )
    if version == MAKING:
        _make(connection)
        connection.execute(update(VERSION).values(versi=current))
    else:
        if version < current:
            views.drop(connection)
        for step in range(version, current):
            steps[step](connection)
            connection.execute(update(VERSION).values(versi=step + 1))
        _check(connection)
    views.make(connection)


def _version(connection: Connection) -> int:
    """The version of the tables; `MAKING` where they are still to be made, which is noted before the first is."""
    known = inspect(connection)
    found = set(known.get_table_names())
    own = VERSION.name in found and "versi" in {one["name"] for one in known.get_columns(VERSION.name)}
    foreign = [] if own else sorted(found & set(METADATA.tables))
    if foreign:
        raise DatabaseError(
            f"Tabel {', '.join(foreign)} sudah ada dan bukan buatan iku. Pakai basis data (atau skema) yang kosong."
        )
    if not own:
        VERSION.create(connection)
    version = connection.scalar(select(VERSION.c.versi))
    if version is None:
        connection.execute(insert(VERSION).values(versi=MAKING))
    return version or MAKING


def _make(connection: Connection) -> None:
    """Every table and index that is not there."""
    METADATA.create_all(connection)
    known = inspect(connection)
    for name, table, columns in INDEXES:
        if all(one["name"] != name for one in known.get_indexes(table.name)):
            connection.execute(text(f"CREATE INDEX {name} ON {table.name} ({', '.join(columns)})"))


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
