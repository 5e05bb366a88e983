"""An output folder held by one run alone: two at once would remove each other's work."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from iku.errors import Busy, UsageError, reason
from iku.inputs.remote import file_system, is_url
from iku.state.store import WORK, WRITING, LocalStore, lives


@contextmanager
def held(target: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the output folder; what a worker that was killed had begun to write is cleared away, before and after.

    `wait`: seconds for another run to end, which a server beside it does soon.

    Raises:
        Busy: another run holds it.
        UsageError: it cannot be used.
    """
    if is_url(target):
        _check_url(target)
        yield
        return
    lock = _lock(target, wait)
    try:
        with lock:
            _clear(target)
            yield
            _clear(target)
    except Timeout:
        raise Busy(f"Folder hasil sedang dipakai proses iku lain: {target}. Tunggu sampai selesai.") from None


def _clear(target: str) -> None:
    for left in Path(target, WORK).glob(f"{WRITING}*"):
        if not lives(left.name.removeprefix(WRITING).rpartition("-")[0]):
            left.unlink(missing_ok=True)


def _lock(target: str, wait: float) -> FileLock:
    try:
        place = LocalStore(Path(target)).path(f"{WORK}/kunci")  # refuses links
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_symlink():
            raise OSError(f"{place} adalah tautan; hapus tautannya")
    except OSError as error:
        raise UsageError(f"Folder hasil tidak dapat dipakai: {target}: {reason(error)}.") from error
    return FileLock(place, timeout=wait)


def _check_url(target: str) -> None:
    if target.lower().startswith("memory:"):
        raise UsageError(f"Folder hasil tidak dapat dipakai: {target}: ingatan satu proses tidak dilihat yang lain.")
    file_system(target)
