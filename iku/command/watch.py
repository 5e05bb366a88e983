"""`iku watch`: a folder whose new and changed files are converted, and loaded, as they arrive.

Each round is a conversion of the whole folder: what is finished and unchanged is not read again, so that a restart
loses nothing and does nothing twice. A file that is still being written waits for the next round.
"""

import contextlib
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from iku.batch.run import Request
from iku.command.load import check, load_folder
from iku.command.session import convert_and_tell
from iku.command.streams import say
from iku.errors import BatchError, ExitCode, UsageError
from iku.inputs import archive, series
from iku.inputs.finding import find

ROUND: Final = 600.0
"""Seconds after which the folder is looked through even if the system told of nothing: network drives tell nothing."""


def watch_and_tell(request: Request, url: str, settle: float, *, remove: bool, json_log: bool, quiet: bool) -> ExitCode:
    """Watch until interrupted; `settle` are the seconds that a file must have lain unchanged.

    `remove`: what has gone from the folder goes from the database as well.

    Raises:
        UsageError: not one folder, or the output lies in it, or the database cannot be used, or watchfiles is missing.
    """
    folder = _folder(request)
    if url:
        check(url)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    say(f"Mengawasi {folder}; berhenti dengan Ctrl+C.", json_log=json_log)
    for unsettled in _rounds(folder, request.patterns, settle):
        try:
            code = convert_and_tell(replace(request, leave=unsettled), json_log=json_log, quiet=quiet)
            if code == ExitCode.INTERRUPTED:
                return code
            if url:
                load_folder(url, request.target, remove=remove, json_log=json_log)
        except (UsageError, BatchError) as error:  # an empty folder, a full disk, a server that restarts: next round
            say(str(error), json_log=json_log, event="galat")
    return ExitCode.INTERRUPTED


def _folder(request: Request) -> Path:
    if len(request.inputs) != 1 or not Path(request.inputs[0]).is_dir():
        raise UsageError("iku watch mengawasi satu folder: sebut folder yang ada.")
    folder = Path(request.inputs[0]).resolve()
    if Path(request.target).resolve().is_relative_to(folder):
        raise UsageError("Folder hasil (-o) tidak boleh di dalam folder yang diawasi: hasilnya akan dibaca lagi.")
    return folder


def _rounds(folder: Path, patterns: Sequence[str], settle: float) -> Iterator[frozenset[str]]:
    """A round at the start, after each change, and now and then; with the files that are to wait for the next."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise UsageError("iku watch memerlukan pustaka tambahan: pip install 'iku[watch]'.") from error
    waiting, last = True, 0.0
    pause = max(1, int(settle * 1000))
    for changes in watch(folder, watch_filter=None, yield_on_timeout=True, rust_timeout=pause, recursive=True):
        if changes or waiting or time.monotonic() - last > ROUND:
            found = _found(folder, patterns)
            now = time.time()
            unsettled = fresh(found, now - settle, now)
            waiting, last = bool(unsettled), time.monotonic()
            if len(unsettled) < len(found) or not found:
                yield unsettled


def fresh(paths: Sequence[str], since: float, now: float) -> frozenset[str]:
    """Those that were written or moved between two moments (seconds since 1970); a date yet to come tells nothing."""
    return frozenset(path for path in paths if since < _changed(path) <= now)


def _found(folder: Path, patterns: Sequence[str]) -> list[str]:
    try:
        return [one.path for one in find([str(folder)], patterns=patterns)]
    except UsageError:  # nothing has arrived yet
        return []


def _changed(path: str) -> float:
    """When a file was last written, renamed or moved; long ago where it has gone."""
    moments = [0.0]
    for file in series.files(archive.archive_of(path)):
        with contextlib.suppress(OSError):
            known = Path(file).lstat()
            moments += [known.st_mtime, known.st_ctime]
    return max(moments)
