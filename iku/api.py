"""`iku.convert` for programs: one document as pandas tables, with everything that stands behind them.

>>> import iku
>>> result = iku.convert("samples/iku-2024-dinas-perdagangan.docx")
>>> result.status, len(result.indicators), len(result.targets)
('lengkap', 118, 590)
>>> result.targets.query("status == 'angka'")[["baris", "tahun", "nilai", "satuan"]].head(2)
   baris  tahun  nilai satuan
0      1   2022   3.15      %
1      1   2023   3.15      %
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from emit import rows
from emit.columns import order_columns
from emit.result import Result, trouble
from emit.rows import Row
from extract.document import Document
from iku.document import pipeline
from iku.errors import Unreadable, reason
from iku.settings import Settings
from normalize.model import Normalised
from schema.fields import TABLE, Field, indicator_fields

if TYPE_CHECKING:
    import pandas as pd

Source = str | PathLike[str] | bytes | bytearray | memoryview | IO[bytes]
_WANTED: Final = "path (str or PathLike), bytes, or a file open for reading in binary mode"


@dataclass(frozen=True)
class Converted:
    """One document, converted as far as it could be; the tables are as in the CSV files, with pandas' own types."""

    result: Result
    """Everything, typed: tables, cells with their places, findings, problems."""

    @property
    def status(self) -> str:
        """lengkap | sebagian | gagal."""
        return self.result.status

    @property
    def trouble(self) -> str:
        """What could not be read and what to do about it (Bahasa Indonesia); empty where everything was."""
        return trouble(self.result.problems)

    @property
    def document(self) -> Document:
        """The document as it was read: pages, tables as found, cells."""
        return self.result.doc.document

    @property
    def normalised(self) -> Normalised:
        """Its tables with clean columns, values and corrections."""
        return self.result.doc

    @cached_property
    def indicators(self) -> "pd.DataFrame":
        """indikator.csv: one row per indicator, with `target_<year>` and `lain_…` columns as the document has them."""
        found = list(rows.indicator_rows(self.result.doc))
        return _frame(found, indicator_fields(order_columns({name: None for row in found for name in row})))

    @cached_property
    def targets(self) -> "pd.DataFrame":
        """target.csv: one row per indicator, year, period and kind of value."""
        return _frame(rows.target_rows(self.result.doc), TABLE["target"].fields)

    @cached_property
    def corrections(self) -> "pd.DataFrame":
        """koreksi.csv: every change between the page and the tables."""
        return _frame(rows.correction_rows(self.result.doc), TABLE["koreksi"].fields)

    @cached_property
    def findings(self) -> "pd.DataFrame":
        """temuan.csv: what an auditor should look at."""
        return _frame(rows.finding_rows(self.result.doc.name, self.result.findings), TABLE["temuan"].fields)


def convert(source: Source, settings: Settings | None = None, *, name: str = "dokumen") -> Converted:
    """Convert one document: a path, its bytes, or a file open for reading; `name` is its name where it has no path.

    It is read in this process, without the limits that `iku convert` sets: for strangers' files use the command.

    Raises:
        iku.Unreadable: the file cannot be opened. Whatever is wrong inside it is data: `status` and `trouble`.
        TypeError: the source is none of these.
    """
    if isinstance(source, str | PathLike):
        return Converted(_opened(source, settings))
    return Converted(pipeline.convert_bytes(_bytes(source), name, name, name, settings or Settings()))


def _opened(path: str | PathLike[str], settings: Settings | None) -> Result:
    try:
        return pipeline.convert(Path(path), settings)
    except OSError as error:
        told = (
            f"{fspath(path)!r} tidak dapat dibuka: {reason(error)}. Sebut jalur satu berkas yang ada dan boleh dibaca."
        )
        raise Unreadable(error.errno, told) from error


def _bytes(source: object) -> bytes:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if not hasattr(source, "read"):
        raise TypeError(f"iku.convert takes a {_WANTED}; not {type(source).__name__}")
    data = source.read()
    if not isinstance(data, bytes):
        raise TypeError(f"iku.convert takes a {_WANTED}; this one reads {type(data).__name__}: open it with 'rb'")
    return data


def _frame(found: Iterable[Row], fields: Iterable[Field]) -> "pd.DataFrame":
    import pandas as pd

    from schema.models import DTYPES

    every = list(found)
    columns = {
        one.name: pd.Series([_missing(row.get(one.name)) for row in every], dtype=DTYPES[one.type]) for one in fields
    }
    return pd.DataFrame(columns)


def _missing(value: str | int | float | None) -> str | int | float | None:
    return None if value == "" else value
