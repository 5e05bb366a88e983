"""The file that a document was read from, wherever it lies: known by its content, since records may lie."""

from extract.detect import detect
from extract.picture import paged
from extract.settings import Settings
from iku.inputs.opening import digest as digest_of
from iku.inputs.opening import read_bytes
from iku.inputs.remote import is_url
from iku.serve.outcome import Gone
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


def pages_of(path: str, digest: str) -> bytes | None:
    """The PDF that the pages of such a file are drawn from; None where it has no pages.

    Raises:
        Gone: the file is not there, or is another one.
    """
    data = original(path, digest)
    if data is None:
        raise Gone
    return paged(data, detect(data).kind, Settings())
