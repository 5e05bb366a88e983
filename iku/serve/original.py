"""The file that a document was read from, wherever it lies: known by its content, since records may lie."""

from iku.inputs.opening import digest as digest_of
from iku.inputs.opening import read_bytes
from iku.inputs.remote import is_url
from iku.settings import Limits


def content(path: str) -> bytes:
    """A whole file.

    Raises:
        OSError: it cannot be opened.
    """
    return read_bytes(path, Limits().file_bytes)


def original(path: str, digest: str) -> bytes | None:
    """The bytes of a file of this machine with this SHA-256; None where there is none at the path."""
    if not path or is_url(path):
        return None
    try:
        data = content(path)
    except OSError:
        return None
    return data if digest_of(data) == digest else None
