"""Parquet: the tables with the types of the schema; indicators with their values nested, beside the long table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

from emit.formats import nested
from emit.formats.tables import Tables
from schema.fields import Field

if TYPE_CHECKING:
    import pyarrow as pa

GROUP: Final = 50_000
"""Rows held at once; one row group."""


def write(tables: Tables, name: str, stream: IO[bytes]) -> None:
    """Write one table. Raises `Missing` where it cannot be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(tables, name)
    rows: Iterable[Mapping[str, Any]] = nested.rows(tables) if name == "indikator" else tables.rows(name)
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        waiting = iter(rows)
        while group := list(islice(waiting, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def arrow_schema(tables: Tables, name: str) -> "pa.Schema":
    """The columns of one table, with their meaning as metadata of each."""
    import pyarrow as pa

    fields = list(_fields(tables.fields(name)))
    if name == "indikator":
        values = [one for one in tables.fields("target") if one.name not in nested.KEY]
        fields.append(pa.field(nested.VALUES, pa.list_(pa.struct(list(_fields(values))))))
    return pa.schema(fields)


def _fields(fields: Sequence[Field]) -> "Iterator[pa.Field[Any]]":
    import pyarrow as pa

    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    for one in fields:
        yield pa.field(one.name, kinds[one.type], metadata={"description": one.description})
