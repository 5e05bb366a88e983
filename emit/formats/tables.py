"""The output tables of a folder as typed rows: what every other form of them, and a database, is made from."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import IO

from emit import table
from emit.table import Scalar
from schema.columns import INDIKATOR, TARGET
from schema.fields import TABLE, Field, indicator_fields

Row = dict[str, Scalar]
Open = Callable[[str], IO[bytes] | None]
"""Opens a file of the folder by its name; None where there is none."""


class Missing(Exception):
    """A table that is not there, or is none of this program's; the message (Bahasa Indonesia) names it."""


@dataclass(frozen=True)
class Tables:
    """The CSV files of one output folder."""

    open: Open
    decided: Sequence[Row] = ()
    """What people decided about its documents, as rows of keputusan.csv."""

    @cached_property
    def indicator_columns(self) -> tuple[str, ...]:
        """The columns of its indikator.csv, in order.

        Raises:
            Missing: there is none.
        """
        with self._text("indikator") as text:
            names = tuple(text.readline().removesuffix("\n").split(","))
        if not set(INDIKATOR) <= set(names):
            raise Missing("indikator.csv bukan tabel hasil iku, atau dari versi lain.")
        return names

    def fields(self, name: str) -> tuple[Field, ...]:
        """The columns of a table, in order."""
        return indicator_fields(self.indicator_columns) if name == "indikator" else TABLE[name].fields

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table in the file's order: int and float as the schema has it, None for an empty cell.

        Raises:
            Missing: no such file, or not with these columns.
        """
        kinds = [(field.name, field.type) for field in self.fields(name)]
        with self._text(name) as text:
            for row in table.read(text):
                yield {name: typed(cell, kind) if (cell := row[name]) else None for name, kind in kinds}

    def count(self, name: str, enough: int) -> int:
        """The number of rows of a table; where its lines are fewer than `enough`, the number of those.

        Raises:
            Missing: no such file.
        """
        with self._text(name) as text:
            lines = sum(1 for _ in text) - 1
        if lines < enough:
            return lines
        with self._text(name) as text:
            return sum(1 for _ in table.read(text))

    @contextmanager
    def _text(self, name: str) -> Iterator[io.TextIOWrapper]:
        stream = self.open(f"{name}.csv")
        if stream is None:
            raise Missing(f"{name}.csv tidak ada.")
        try:
            with io.TextIOWrapper(stream, encoding="utf-8", newline="") as text:
                yield text
        except (KeyError, ValueError, csv.Error) as error:
            raise Missing(
                f"{name}.csv bukan tabel hasil iku, dari versi lain, atau rusak; jalankan iku convert lagi."
            ) from error


def typed(text: str, kind: str) -> Scalar:
    """A cell of CSV as what its column holds ("string" | "integer" | "number").

    Raises:
        ValueError: it is not.
    """
    if not text:
        return None
    return text if kind == "string" else int(text) if kind == "integer" else float(text)


class ByDocument:
    """Gives each document's rows of one table; documents are asked for in the file's order, each once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups = groupby(rows, lambda row: row["dokumen"])
        self._next: tuple[Scalar, Iterator[Row]] | None = None

    def take(self, name: str) -> list[Row]:
        """The rows of one document; none where it has none."""
        self._next = self._next or next(self._groups, None)
        if self._next is None or self._next[0] != name:
            return []
        rows, self._next = list(self._next[1]), None
        return rows


def is_value_column(name: str) -> bool:
    """Whether a column of indikator.csv repeats the yearly targets, which target.csv has with everything known."""
    return name.startswith(f"{TARGET}_")
