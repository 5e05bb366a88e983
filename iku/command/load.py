"""`iku load`: documents, or a folder that was converted before, into a database."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from iku.batch.run import Request
from iku.command.export import opened
from iku.command.findings import all_whole, is_converted
from iku.command.session import convert_and_tell, renew_and_tell
from iku.decisions import ledger
from iku.errors import BatchError, ExitCode, UsageError
from iku.state.store import LocalStore

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from emit.database.load import Loaded

_SAID_NO = (TypeError, AttributeError, ValueError, OSError)
"""What drivers raise for a URL that they cannot use."""


def load_and_tell(request: Request, url: str, *, json_log: bool, quiet: bool) -> ExitCode:
    """Load the inputs; documents are converted first, into a folder that is not kept unless one was named (-o).

    Raises:
        UsageError: the database cannot be used.
        BatchError: it failed while loading.
    """
    check(url)
    folders = [one for one in request.inputs if is_converted(one)]
    if folders and len(folders) < len(request.inputs):
        raise UsageError("Sebut dokumen saja, atau folder hasil saja: keduanya tidak dapat dimuat bersama.")
    if folders:
        for folder in folders:
            renew_and_tell(folder, request.settings)
            load_folder(url, folder)
        return ExitCode.DONE if all(map(all_whole, folders)) else ExitCode.PARTIAL
    if request.target:
        return _converted(request, url, json_log=json_log, quiet=quiet)
    with tempfile.TemporaryDirectory(prefix="iku-") as folder:
        passing = replace(request, target=folder, forms=())
        return _converted(passing, url, json_log=json_log, quiet=quiet, kept=False)


def _converted(request: Request, url: str, *, json_log: bool, quiet: bool, kept: bool = True) -> ExitCode:
    code = convert_and_tell(request, json_log=json_log, quiet=quiet, kept=kept)
    if code != ExitCode.INTERRUPTED:
        load_folder(url, request.target)
    return code


def check(url: str) -> None:
    """Find out before the first document is read whether the database can be used.

    Raises:
        UsageError: it cannot.
    """
    try:
        from emit.database.connect import alone
        from emit.database.schema import prepare
    except ImportError as error:
        raise UsageError("iku load memerlukan pustaka tambahan: pip install 'iku[db]'.") from error
    with _database(url, UsageError, *_SAID_NO) as engine, alone(engine) as connection:
        prepare(connection)


def load_folder(url: str, folder: str) -> None:
    """Load a folder that was converted, and tell what came of it.

    Raises:
        BatchError: the database failed, or the folder is damaged; documents that were loaded stay.
    """
    from emit.database.load import load
    from emit.formats.tables import Missing

    decided = [asdict(one) for one in ledger.load(LocalStore(Path(folder)))[0]]
    try:
        with _database(url, BatchError) as engine:
            _tell(load(engine, opened(folder), decided), url)
    except Missing as error:
        raise BatchError(str(error)) from error


@contextmanager
def _database(url: str, failure: type[UsageError | BatchError], *also: type[Exception]) -> "Iterator[Engine]":
    """The engine of a database, given back at the end; what it says against it as a failure of the command.

    `also` are other errors that mean the same.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from emit.database.connect import DatabaseError, connect, told

    refusals: tuple[type[Exception], ...] = (SQLAlchemyError, *also)
    engine = None
    try:
        engine = connect(url)
        yield engine
    except DatabaseError as error:
        raise failure(str(error)) from error
    except refusals as error:
        raise failure(str(told(url, error))) from error
    finally:
        if engine is not None:
            engine.dispose()


def _tell(loaded: "Loaded", url: str) -> None:
    from emit.database.connect import shown

    counts = f"{loaded.new} dokumen baru, {loaded.changed} berubah, {loaded.same} tetap"
    print(f"Dimuat ke {shown(url)}: {counts}.", file=sys.stderr)
