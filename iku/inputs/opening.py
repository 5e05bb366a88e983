"""The bytes of an input, wherever it lies."""

import hashlib
import os
import stat
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, cast

from iku.inputs import archive, series
from iku.inputs.remote import file_system, is_url
from iku.inputs.web import is_web, open_web

_CAREFULLY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""Where the system knows it: never wait for the writer of a pipe, never go where a link leads."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError)
"""What reading a damaged member of an archive ends with."""
_PIECE = 1 << 22
"""Bytes that are read at once."""
STANDARD = "-"
SPOOLED = "masukan"
"""The file's name, and so its id, in the output."""


def read_bytes(path: str, most: int) -> bytes:
    """The whole file.

    Raises:
        OSError: it cannot be opened, or is larger than `most` bytes.
    """
    try:
        with open_source(path) as stream:
            data = b"".join(_pieces(stream, most + 1))
    except _DAMAGED as error:
        raise archive.damaged(path) from error
    if len(data) > most:
        raise OSError(f"lebih besar dari batas {most >> 20} MB")
    return data


def _pieces(stream: IO[bytes], left: int) -> Iterator[bytes]:
    while left > 0 and (piece := stream.read(min(left, _PIECE))):  # a stream takes the memory that it is asked for
        yield piece
        left -= len(piece)


def open_source(path: str) -> IO[bytes]:
    """A local file or an fsspec URL, open for reading.

    Raises:
        OSError: it cannot be opened, or is a pipe or a device, which may never end.
    """
    if is_web(path):
        return open_web(path)
    if is_url(path):
        fs, place = file_system(path)
        return cast(IO[bytes], fs.open(place, "rb"))
    if series.is_series(path):
        return series.open_series(path, open_source)
    return archive.open_member(path) if archive.is_member(path) else _open_local(path)


def _open_local(path: str) -> BufferedReader:
    handle = os.open(path, os.O_RDONLY | _CAREFULLY)
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        raise OSError("ini folder; sebutkan satu berkas" if stat.S_ISDIR(mode) else "ini bukan berkas biasa")
    return os.fdopen(handle, "rb")


def absolute(path: str) -> str:
    """A path or URL that means the same wherever the command is run."""
    if is_url(path):
        return path
    outer = archive.archive_of(path)
    return os.path.abspath(outer) + path[len(outer) :]  # noqa: PTH100 - links stay


def is_there(path: str) -> bool:
    """Whether something lies at a path; yes for a URL: an address that only a record names is not asked."""
    return is_url(path) or any(map(archive.is_there, series.files(path)[:1]))


def digest(data: bytes) -> str:
    """SHA-256 of the content, in hex."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: str) -> str:
    """SHA-256 of a local file, read in pieces; empty where it cannot be read, or lies elsewhere."""
    if is_url(path):
        return ""
    try:
        with open_source(path) as stream:
            return hashlib.file_digest(cast(Any, stream), "sha256").hexdigest()
    except (OSError, *_DAMAGED):
        return ""


@contextmanager
def spooled(inputs: Sequence[str], most: int, stream: IO[bytes] | None = None) -> Iterator[list[str]]:
    """The inputs, with what stands on standard input as a file for as long as the block runs.

    A stream that does not end is cut a byte after `most`: its document is told to be too large, the disk stays free.
    """
    if STANDARD not in inputs:
        yield list(inputs)
        return
    with tempfile.TemporaryDirectory(prefix="iku-") as folder:
        file = Path(folder) / SPOOLED
        with file.open("xb") as to:
            to.writelines(_pieces(stream or sys.stdin.buffer, most + 1))
        yield [str(file) if one == STANDARD else one for one in inputs]
