"""What brings the tables of an older version up to date.

A step may find that it was cut short before: MariaDB keeps what a step made though its transaction never ended.
"""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, inspect
from sqlalchemy.schema import SetColumnComment

from emit.database.tables import DOKUMEN

Step = Callable[[Connection], None]


def _origin(connection: Connection) -> None:
    """Version 2: where a document was loaded from."""
    column = DOKUMEN.c.asal
    if column.name not in {one["name"] for one in inspect(connection).get_columns(DOKUMEN.name)}:
        kind = column.type.compile(connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {DOKUMEN.name} ADD COLUMN {column.name} {kind}")
        if connection.dialect.supports_comments:
            connection.execute(SetColumnComment(column))


def _views(connection: Connection) -> None:
    """Version 3: views that show words, ranges and units, and unsure texts; they are made anew with every version."""


STEPS: Final[Mapping[int, Step]] = {1: _origin, 2: _views}
"""Version -> the step that makes the next one of it."""
CURRENT: Final = max(STEPS) + 1
"""The version of the tables that this program makes."""
