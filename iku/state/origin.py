"""The token by which a database tells the documents of one output folder from those of another.

It is kept with the place it was made for. A folder that was moved takes it along; a copy, which would answer for the
documents of the first, gets one of its own.
"""

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from iku.state import sealed
from iku.state.store import WORK, LocalStore

FILE: Final = f"{WORK}/asal"
_MACHINE: Final = Path("/etc/machine-id")


@dataclass(frozen=True, slots=True)
class Origin:
    """A folder's token."""

    token: str
    copied: str = ""
    """Where the folder lay that this one was copied from, if that was only found out now."""


def origin(store: LocalStore) -> Origin | None:
    """The folder's token, made the first time; None where it cannot be kept (a folder that may only be read)."""
    token, *lies = _kept(store)
    here = _here(store.root)
    copied = lies[-1] if token and not _is_one(token, lies, here) else ""
    if not token or copied:
        token = secrets.token_hex(8)
    try:
        if lies != here:
            sealed.keep(store, FILE, os.fsencode("\n".join((token, *here))))
    except OSError:
        return None
    return Origin(token, copied)


def _kept(store: LocalStore) -> list[str]:
    """The token, then what `_here` gave for its folder; of the first versions the token alone; empty for none."""
    return os.fsdecode(sealed.decoded(store, FILE, bytes) or b"").split("\n", 3)


def _here(folder: Path) -> list[str]:
    """The machine, the folder's mark on its disk, which it keeps when it is moved there, and its path."""
    known = folder.stat()
    machine = _MACHINE.read_text("ascii", "replace").strip() if _MACHINE.is_file() else ""
    return [machine, f"{known.st_dev}:{known.st_ino}", str(folder.resolve())]


def _is_one(token: str, lies: Sequence[str], here: Sequence[str]) -> bool:
    """Whether the folder here is the one that the token was made for, wherever it lies now."""
    if not lies:
        return True
    machine, mark, place = lies
    if machine != here[0]:
        return False  # whether the first is still there cannot be seen from here
    return mark == here[1] or place == here[2] or _kept(LocalStore(Path(place)))[0] != token
