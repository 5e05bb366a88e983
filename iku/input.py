"""The bytes of an input, wherever it lies."""

import hashlib
from pathlib import Path
from typing import IO, cast

from iku.sources import is_url


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
    """A local file or an fsspec URL, open for reading."""
    if is_url(path):
        import fsspec

        return cast(IO[bytes], fsspec.open(path, "rb").open())
    return open(path, "rb")  # noqa: PTH123 - the caller closes it


def hash_file(path: str) -> str:
    """SHA-256 of a local file, read in pieces; empty where it cannot be read, or lies elsewhere."""
    if is_url(path):
        return ""
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
