"""The lines of another system's import, written as CSV, as a workbook, or as INSERTs for MySQL."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Final

from emit import table
from emit.formats import nested
from emit.formats.tables import Tables
from emit.shapes.apply import Made, lines
from emit.shapes.shape import BadShape, Shape
from emit.table import Scalar

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPED: Final = str.maketrans({"\\": "\\\\", "'": "''", "\0": "", "\x1a": ""})


def write(shape: Shape, form: str, tables: Tables, stream: IO[bytes]) -> int:
    """Write them; how many there were.

    Raises:
        BadShape: the shape has no such form.
        Missing: a table cannot be read (`emit.formats.tables`).
    """
    if form not in shape.bentuk:
        raise BadShape(f"Templat ini tidak dapat ditulis sebagai {form}; yang dapat: {', '.join(shape.bentuk)}.")
    return _WRITERS[form](shape, lines(shape, nested.rows(tables)), stream)


def _csv(shape: Shape, made: Iterator[Made], stream: IO[bytes]) -> int:
    stream.write(table.encode_header(shape.kolom))
    count = 0
    for one in made:
        stream.write(table.encode_rows(shape.kolom, [one.cells]))
        count += 1
    return count


def _xlsx(shape: Shape, made: Iterator[Made], stream: IO[bytes]) -> int:
    from emit.formats.workbook import plain

    return plain(shape.kolom, (one.cells for one in made), stream)


def _sql(shape: Shape, made: Iterator[Made], stream: IO[bytes]) -> int:
    stream.write(f"{shape.awal.strip()}\nSTART TRANSACTION;\n".lstrip().encode())
    count = 0
    for one in made:
        count += 1
        stream.write(_insert(one).encode("utf-8", "replace"))
    stream.write(b"COMMIT;\n")
    return count


def _insert(one: Made) -> str:
    columns = [*one.cells, *one.kind.rumus]
    values = [*map(literal, one.cells.values()), *one.kind.rumus.values()]
    line = f"INSERT INTO {_quoted(one.kind.tabel)} ({', '.join(map(_quoted, columns))}) VALUES ({', '.join(values)});\n"
    return line + (f"SET @{one.kind.ingat} = LAST_INSERT_ID();\n" if one.kind.ingat else "")


def literal(value: Scalar) -> str:
    """A value as MySQL reads it; text is quoted and cannot end its quotes."""
    if value is None:
        return "NULL"
    return f"'{value.translate(_ESCAPED)}'" if isinstance(value, str) else table.cell(value)


def _quoted(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise BadShape(f"{name!r} bukan nama tabel atau kolom.")
    return f"`{name}`"


_WRITERS: Final[Mapping[str, Callable[[Shape, Iterator[Made], IO[bytes]], int]]] = {
    "csv": _csv, "xlsx": _xlsx, "sql": _sql,
}  # fmt: skip
