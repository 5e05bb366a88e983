"""JSON Lines: one object a row; indicators with their values inside."""

from collections.abc import Iterable, Mapping
from typing import IO, Any

import msgspec

from emit.formats import nested
from emit.formats.tables import Tables


def write(tables: Tables, name: str, stream: IO[bytes]) -> None:
    """Write one table. Raises `Missing` where it cannot be read."""
    rows: Iterable[Mapping[str, Any]] = nested.rows(tables) if name == "indikator" else tables.rows(name)
    encode = msgspec.json.Encoder().encode
    for row in rows:
        stream.write(encode(row))
        stream.write(b"\n")
