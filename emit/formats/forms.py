"""Which forms of the tables there are, and what files each is."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from shutil import copyfileobj
from typing import IO, Final

from emit.formats.tables import Missing, Tables
from schema.fields import TABLES

Write = Callable[[str], AbstractContextManager[IO[bytes]]]
"""Opens a file to write, by its name; it appears when the block ends without an error."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the tables: a module of this package with a `write`, and the files that it gives."""

    suffix: str
    whole: str = ""
    """The name of its one file; empty where each table is a file of its own."""
    needs: str = ""
    """The extra that installs its libraries."""
    libraries: tuple[str, ...] = ()
    """Those that the plain install has not."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files."""
        return (self.whole,) if self.whole else tuple(f"{one.name}.{self.suffix}" for one in TABLES)


FORMS: Final[Mapping[str, Form]] = {
    "csv": Form("csv"),
    "xlsx": Form("xlsx", "hasil.xlsx"),
    "parquet": Form("parquet", needs="parquet", libraries=("pyarrow",)),
    "jsonl": Form("jsonl"),
    "sqlite": Form("db", "iku.db", needs="db", libraries=("sqlalchemy",)),
}
_MODULES: Final = {"xlsx": "workbook"}


class NotInstalled(Exception):
    """A form needs a library that is not there; the message (Bahasa Indonesia) names the extra."""

    def __init__(self, form: str) -> None:
        super().__init__(f"Bentuk {form} memerlukan pustaka tambahan: pip install 'iku[{FORMS[form].needs}]'.")


def check(form: str) -> None:
    """Find out before the first document is read whether a form can be written.

    Raises:
        NotInstalled: a library is missing.
    """
    if any(find_spec(library) is None for library in FORMS[form].libraries):
        raise NotInstalled(form)


def write(form: str, tables: Tables, to: Write) -> None:
    """Write every file of a form.

    Raises:
        Missing: a table cannot be read.
        NotInstalled: a library is missing.
        emit.formats.workbook.TooLarge: more rows than a sheet holds.
    """
    chosen = FORMS[form]
    for one in TABLES[:1] if chosen.whole else TABLES:
        with to(chosen.whole or f"{one.name}.{chosen.suffix}") as stream:
            write_one(form, tables, one.name, stream)


def write_one(form: str, tables: Tables, name: str, stream: IO[bytes]) -> None:
    """Write one file of a form; `name` is the table where each is a file of its own. Raises as `write`."""
    if form == "csv":
        _copy(tables, name, stream)
        return
    module = import_module(f"emit.formats.{_MODULES.get(form, form)}")
    try:
        if FORMS[form].whole:
            module.write(tables, stream)
        else:
            module.write(tables, name, stream)
    except ImportError as error:
        raise NotInstalled(form) from error


def _copy(tables: Tables, name: str, stream: IO[bytes]) -> None:
    source = tables.open(f"{name}.csv")
    if source is None:
        raise Missing(f"{name}.csv tidak ada.")
    with source:
        copyfileobj(source, stream)
