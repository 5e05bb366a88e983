"""Where output goes: a folder, or any place fsspec can write. Files appear whole or not at all.

An output folder may be shared, or come from elsewhere: no name leads out of it, and no link in it is followed.
"""

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

import psutil

from iku.inputs.remote import file_system, is_url

WORK = ".iku"
"""Folder inside the output folder that holds what is kept between runs."""
WRITING = "tulis-"
"""How the names of files begin that are being written; their writer's signature follows."""
IN_MEMORY = 1 << 24
"""Bytes of a file on its way elsewhere that are held in memory, not on the disk."""
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
TOLERANCE = 2.0
"""Seconds by which a system may tell the start of a process otherwise the next time: its clock was set."""


class Store(Protocol):
    """Named files; `name` is a relative path in POSIX form.

    Raises:
        OSError: a name leads out of the store, or over a link.
    """

    def read(self, name: str) -> IO[bytes] | None:
        """An open file, or None where there is none."""

    def write(self, name: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        """A file that appears, whole, when the block ends without an error."""

    def size(self, name: str) -> int | None:
        """Bytes, or None where there is no such file."""

    def names(self, folder: str) -> Iterator[str]:
        """Names of the files in a folder; none where there is no such folder."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""


def open_store(target: str) -> Store:
    """The store of an output folder or URL."""
    return RemoteStore(target) if is_url(target) else LocalStore(Path(target))


def content(store: Store, name: str) -> bytes | None:
    """A whole file, or None where there is none."""
    stream = store.read(name)
    if stream is None:
        return None
    with stream:
        return stream.read()


def put(store: Store, name: str, *pieces: bytes) -> None:
    """Write a whole file."""
    with store.write(name) as stream:
        stream.writelines(pieces)


def inner(name: str) -> str:
    """The name as a path that stays inside its store.

    Raises:
        OSError: it does not.
    """
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if name.startswith("/") or not parts or ".." in parts or "\\" in name or "\0" in name:
        raise OSError(f"nama di luar folder hasil: {name!r}")
    return "/".join(parts)


@contextlib.contextmanager
def whole(final: Path, temporary: Path) -> Iterator[IO[bytes]]:
    """Write beside, sync, rename: a power cut leaves the old file or the new one."""
    try:
        with temporary.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(final)
    finally:
        temporary.unlink(missing_ok=True)


class LocalStore:
    """A folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Where a file lies.

        Raises:
            OSError: outside the folder, or a folder on the way is a link.
        """
        return Path(self._place(name))

    def _place(self, name: str) -> str:
        """The same as text, for it is asked some times for every document of a batch."""
        inside = inner(name)
        end = inside.find("/")
        while end != -1:
            if os.path.islink(f"{self.root}/{inside[:end]}"):  # noqa: PTH114
                raise OSError(f"{inside[:end]} adalah tautan; hapus tautannya")
            end = inside.find("/", end + 1)
        return f"{self.root}/{inside}"

    def read(self, name: str) -> IO[bytes] | None:
        """See `Store`."""
        try:
            return os.fdopen(os.open(self._place(name), os.O_RDONLY | _NO_FOLLOW), "rb")
        except FileNotFoundError:
            return None

    @contextlib.contextmanager
    def write(self, name: str) -> Iterator[IO[bytes]]:
        """See `Store`."""
        final = self.path(name)
        temporary = self.path(f"{WORK}/{WRITING}{signature()}-{secrets.token_hex(8)}")
        for folder in (temporary.parent, final.parent):
            folder.mkdir(parents=True, exist_ok=True)
        with whole(final, temporary) as stream:
            yield stream

    def size(self, name: str) -> int | None:
        """See `Store`."""
        try:
            return self.path(name).stat(follow_symlinks=False).st_size
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> Iterator[str]:
        """See `Store`."""
        place = self.path(f"{folder}/-").parent
        with contextlib.suppress(FileNotFoundError), os.scandir(place) as entries:
            yield from (entry.name for entry in entries if entry.is_file(follow_symlinks=False))

    def remove(self, name: str) -> None:
        """See `Store`."""
        self.path(name).unlink(missing_ok=True)


class RemoteStore:
    """Any fsspec file system; an object appears when its upload is complete."""

    def __init__(self, url: str) -> None:
        self.fs, self.root = file_system(url)

    def _path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{inner(name)}"

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
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as stream:
            yield stream
            stream.seek(0)
            self.fs.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            with self.fs.transaction, self.fs.open(path, "wb") as upload:  # a file system knows one at a time
                shutil.copyfileobj(stream, upload)

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


def signature() -> str:
    """Of this process: its number and when it began, for numbers are given again, in a container always the same.

    Said in a file's name, it tells what one that was killed left behind from what a live one goes on writing.
    """
    return f"{os.getpid()}-{psutil.Process().create_time():.0f}"


def lives(signed: str) -> bool:
    """Whether the process of a signature still runs; one that has ended and waits to be taken note of does not."""
    number, _, began = signed.partition("-")
    if not (number.isdecimal() and began.isdecimal()):
        return False
    try:
        process = psutil.Process(int(number))
        ended = process.status() == psutil.STATUS_ZOMBIE
        return not ended and abs(process.create_time() - int(began)) <= TOLERANCE
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:  # another person's
        return True
