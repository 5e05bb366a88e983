"""Places that fsspec opens: "s3://…", "memory://…"; of the web's, single documents (`web`)."""

import re
from typing import Any, Final

from iku.errors import UsageError
from iku.inputs.web import is_web

KNOWN: Final = frozenset(
    ("file", "memory", "s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "ftp", "sftp", "ssh", "smb", "hdfs",
     "webhdfs", "webdav", "webdavs")
)  # fmt: skip
"""Stores of files. Others that fsspec knows run commands, unpack archives, or go on to another address."""

_URL: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_url(path: str) -> bool:
    """Whether fsspec opens it; not "C:\\…"."""
    return "://" in path and _URL.match(path) is not None  # asked nine times of each file of a batch


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it.

    Raises:
        UsageError: it is not one of `KNOWN`, or the package for it is not installed.
    """
    if is_web(url):
        raise UsageError(f"Alamat web dibaca satu dokumen demi satu, tidak dapat menjadi folder: {shown(url)}.")
    if url.partition(":")[0].lower() not in KNOWN or "::" in url:
        raise UsageError(f"Alamat tidak dapat dibuka: {shown(url)}: jenis alamat ini tidak dikenal.")
    import fsspec

    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"Alamat tidak dapat dibuka: {shown(url)}: {error}.") from error
    return found


def shown(url: str) -> str:
    """The address as it may be told: without a name and password in it."""
    return re.sub(r"(?<=://)[^/?#]*@", "", url)
