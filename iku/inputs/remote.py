"""Places that fsspec opens: "s3://…", "memory://…"."""

import re
from typing import Any

from iku.errors import UsageError


def is_url(path: str) -> bool:
    """Whether fsspec opens it; not "C:\\…"."""
    return re.match(r"[a-z][a-z0-9+.-]+://", path, re.IGNORECASE) is not None


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it.

    Raises:
        UsageError: nobody knows the protocol, or the package that does is not installed.
    """
    import fsspec

    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"Alamat tidak dapat dibuka: {url}: {error}.") from error
    return found
