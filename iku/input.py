"""The bytes of an input, wherever it lies."""

import hashlib
import os
import stat
from io import BufferedReader
from typing import IO, cast

from iku.remote import file_system, is_url


def read_bytes(path: str, most: int) -> bytes:
    """The whole file.

    Raises:
        OSError: it cannot be opened, or is larger than `most` bytes.
    """
    with open_source(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(f"lebih besar dari batas {most >> 20} MB")
    return data


def open_source(path: str) -> IO[bytes]:
    """A local file or an fsspec URL, open for reading.

    Raises:
        OSError: it cannot be opened, or is a pipe or a device, which may never end.
    """
    if is_url(path):
        import fsspec

        return cast(IO[bytes], fsspec.open(path, "rb").open())
    return _open_local(path)


def _open_local(path: str) -> BufferedReader:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # an empty pipe would wait for its writer
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("ini bukan berkas biasa")
    return os.fdopen(handle, "rb")


def absolute(path: str) -> str:
    """A path or URL that means the same wherever the command is run."""
    return path if is_url(path) else os.path.abspath(path)  # noqa: PTH100 - links stay


def is_there(path: str) -> bool:
    """Whether something lies at a path or URL; yes where that cannot be told."""
    if not is_url(path):
        return os.path.lexists(path)
    fs, inner = file_system(path)
    try:
        return bool(fs.exists(inner))
    except OSError:
        return True


def hash_file(path: str) -> str:
    """SHA-256 of a local file, read in pieces; empty where it cannot be read, or lies elsewhere."""
    if is_url(path):
        return ""
    try:
        with _open_local(path) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
