"""`iku load`: documents, or a folder that was converted before, into a database."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from iku.batch.run import Request
from iku.command.export import opened
from iku.command.findings import all_whole, is_converted
from iku.command.session import convert_and_tell, renew_and_tell
from iku.command.streams import say
from iku.command.summary import some
from iku.errors import BatchError, ExitCode, UsageError
from iku.state.origin import origin
from iku.state.store import LocalStore

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from emit.database.load import Loaded

_SAID_NO = (TypeError, AttributeError, ValueError, OSError)
"""What drivers raise for a URL that they cannot use."""
_COPIED = (
    "{folder} adalah salinan dari {first}. Mulai sekarang keduanya dihitung sendiri-sendiri: "
    "--hapus di sini tidak menghapus dari basis data apa yang dimuat folder itu."
)


def load_and_tell(request: Request, url: str, *, remove: bool, json_log: bool, quiet: bool) -> ExitCode:
    """Load the inputs; documents are converted first, into a folder that is not kept unless one was named (-o).

    `remove`: what a folder loaded before and has no more goes from the database as well.

    Raises:
        UsageError: the database cannot be used.
        BatchError: it failed while loading.
    """
    folders = [one for one in request.inputs if is_converted(one)]
    if folders and len(folders) < len(request.inputs):
        raise UsageError("Sebut dokumen saja, atau folder hasil saja: keduanya tidak dapat dimuat bersama.")
    if remove and not folders and not request.target:
        raise UsageError("--hapus memerlukan folder hasil: sebut foldernya sebagai masukan, atau dengan -o DIR.")
    if folders:
        check(url)
        whole = [_renewed(url, folder, request, remove=remove, json_log=json_log) for folder in folders]
        return ExitCode.DONE if all(whole) and all(map(all_whole, folders)) else ExitCode.PARTIAL
    if request.target:
        code = convert_and_tell(request, json_log=json_log, quiet=quiet, ready=lambda: check(url))
        if code == ExitCode.INTERRUPTED:
            return code
        return max(code, load_folder(url, request.target, remove=remove, json_log=json_log))
    return _passing(request, url, json_log=json_log, quiet=quiet)


def _renewed(url: str, folder: str, request: Request, *, remove: bool, json_log: bool) -> bool:
    """Load a folder with what was decided since it was written; whether all of it was."""
    renew_and_tell(folder, request.settings, json_log=json_log)
    return load_folder(url, folder, remove=remove, json_log=json_log) == ExitCode.DONE


def _passing(request: Request, url: str, *, json_log: bool, quiet: bool) -> ExitCode:
    """Documents whose folder is not kept."""
    with tempfile.TemporaryDirectory(prefix="iku-") as folder:
        request = replace(request, target=folder, forms=())
        code = convert_and_tell(request, json_log=json_log, quiet=quiet, kept=False, ready=lambda: check(url))
        if code == ExitCode.INTERRUPTED:
            return code
        return max(code, load_folder(url, folder, lasting=False, json_log=json_log))


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


def load_folder(
    url: str, folder: str, *, remove: bool = False, lasting: bool = True, json_log: bool = False
) -> ExitCode:
    """Load a folder that was converted, and tell what came of it; PARTIAL where documents were passed over.

    Raises:
        UsageError: the folder is none that `iku convert` wrote.
        BatchError: the database failed, or the folder is damaged; documents that were loaded stay.
    """
    from emit.database.load import load
    from emit.formats.tables import Missing

    tables = opened(folder)
    source = origin(LocalStore(Path(folder))) if lasting else None
    if source and source.copied:
        say(_COPIED.format(folder=folder, first=source.copied), json_log=json_log)
    try:
        with _database(url, BatchError) as engine:
            loaded = load(engine, tables, source.token if source else None, remove=remove)
            _tell(loaded, url, remove=remove, json_log=json_log)
            return ExitCode.PARTIAL if loaded.refused else ExitCode.DONE
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


def _tell(loaded: "Loaded", url: str, *, remove: bool, json_log: bool) -> None:
    from emit.database.connect import shown

    counts = {"baru": loaded.new, "berubah": loaded.changed, "tetap": loaded.same}
    text = f"Dimuat ke {shown(url)}: {loaded.new} dokumen baru, {loaded.changed} berubah, {loaded.same} tetap."
    say(text, json_log=json_log, event="dimuat", **counts)
    for why in loaded.refused:
        say(f"Tidak dimuat: {why}", json_log=json_log, event="dilewati")
    if loaded.gone:
        say(_gone(loaded.gone, remove=remove), json_log=json_log, dokumen=loaded.gone, dihapus=remove)


def _gone(names: Sequence[str], *, remove: bool) -> str:
    if remove:
        return f"Tidak ada lagi di folder hasil, dihapus dari basis data: {some(names)}."
    told = f"Tidak ada lagi di folder hasil, masih di basis data: {some(names)}."
    return f"{told} Untuk menghapusnya di sana juga: tambahkan --hapus."
