"""The token by which a database tells the documents of one output folder from those of another."""

import secrets
from typing import Final

from iku.state import sealed
from iku.state.store import WORK, Store

FILE: Final = f"{WORK}/asal"


def origin(store: Store) -> str | None:
    """The folder's token, made the first time; None where it cannot be kept (a folder that may only be read)."""
    known = sealed.decoded(store, FILE, bytes)
    if known is None:
        known = secrets.token_hex(8).encode()
        try:
            sealed.keep(store, FILE, known)
        except OSError:
            return None
    return known.decode("ascii", "replace")
