"""Where output goes: a folder, or any place fsspec can write. Files appear whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from iku.remote import file_system, is_url

WORK = ".iku"
"""Folder inside the output folder that holds the journal."""


class Store(Protocol):
    """Named files; `name` may hold one folder."""

    def read(self, name: str) -> IO[bytes] | None:
        """An open file, or None where there is none."""
        ...

    def write(self, name: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        """A file that appears, whole, when the block ends without an error."""
        ...

    def size(self, name: str) -> int | None:
        """Bytes, or None where there is no such file."""
        ...

    def names(self, folder: str) -> Iterator[str]:
        """Names of the files in a folder; none where there is no such folder."""
        ...

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        ...


def open_store(target: str) -> Store:
    """The store of an output folder or URL."""
    return RemoteStore(target) if is_url(target) else LocalStore(Path(target))


class LocalStore:
    """A folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, name: str) -> IO[bytes] | None:
        """See `Store`."""
        try:
            return (self.root / name).open("rb")
        except FileNotFoundError:
            return None

    @contextlib.contextmanager
    def write(self, name: str) -> Iterator[IO[bytes]]:
        """Write beside, sync, rename: a power cut leaves the old file or the new one."""
        work = self.root / WORK
        work.mkdir(parents=True, exist_ok=True)
        final = self.root / name
        final.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix="tulis-", dir=work)
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                os.fchmod(stream.fileno(), 0o666 & ~_umask())
                os.fsync(stream.fileno())
            Path(temporary).replace(final)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def size(self, name: str) -> int | None:
        """See `Store`."""
        try:
            return (self.root / name).stat().st_size
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> Iterator[str]:
        """See `Store`."""
        with contextlib.suppress(FileNotFoundError), os.scandir(self.root / folder) as entries:
            yield from (entry.name for entry in entries if entry.is_file())

    def remove(self, name: str) -> None:
        """See `Store`."""
        (self.root / name).unlink(missing_ok=True)


def _umask() -> int:
    """The process's mask; there is no way to ask without setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


class RemoteStore:
    """Any fsspec file system; an object appears when its upload is complete."""

    def __init__(self, url: str) -> None:
        self.fs, self.root = file_system(url)

    def _path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}"

    def read(self, name: str) -> IO[bytes] | None:
        """See `Store`."""
        try:
            stream: IO[bytes] = self.fs.open(self._path(name), "rb")
        except FileNotFoundError:
            return None
        return stream

    @contextlib.contextmanager
    def write(self, name: str) -> Iterator[IO[bytes]]:
        """See `Store`."""
        path = self._path(name)
        self.fs.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        with self.fs.transaction, self.fs.open(path, "wb") as stream:
            yield stream

    def size(self, name: str) -> int | None:
        """See `Store`."""
        try:
            return int(self.fs.size(self._path(name)))
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> Iterator[str]:
        """See `Store`."""
        try:
            found = self.fs.ls(self._path(folder), detail=False)
        except FileNotFoundError:
            return
        yield from (path.rsplit("/", 1)[-1] for path in found)

    def remove(self, name: str) -> None:
        """See `Store`."""
        if self.fs.exists(self._path(name)):
            self.fs.rm_file(self._path(name))
