"""The bytes of an input, wherever it lies."""

import hashlib
import os
import stat
import zipfile
import zlib
from io import BufferedReader
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


def read_bytes(path: str, most: int) -> bytes:
    """The whole file.

    Raises:
        OSError: it cannot be opened, or is larger than `most` bytes.
    """
    try:
        with open_source(path) as stream:
            data = _all(stream, most + 1)
    except _DAMAGED as error:
        raise archive.damaged(path) from error
    if len(data) > most:
        raise OSError(f"lebih besar dari batas {most >> 20} MB")
    return data


def _all(stream: IO[bytes], most: int) -> bytes:
    pieces, left = [], most
    while left > 0 and (piece := stream.read(min(left, _PIECE))):  # a stream takes the memory that it is asked for
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


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
