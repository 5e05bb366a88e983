"""Documents that were given to the folder itself, not named where they lie: their bytes, and the id of each.

Each is two files, called by the SHA-256 of its bytes: no path comes from a file's name, and the same bytes are one
document. A list of them is the folder's listing, so that nobody who adds one disturbs another.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from iku.inputs.opening import absolute
from iku.state import sealed
from iku.state.names import Named
from iku.state.store import WORK, LocalStore, whole

FOLDER: Final = f"{WORK}/unggahan"
_NAME: Final = ".nama"


@dataclass(frozen=True, slots=True)
class Label:
    """What is kept beside the bytes: the id and the file's name."""

    name: str
    file: str


def every(store: LocalStore) -> dict[str, Named]:
    """The uploads of a folder by SHA-256; those whose label is damaged are left out."""
    found = {}
    for file in sorted(store.names(FOLDER)):
        sha256 = file.removesuffix(_NAME)
        if file.endswith(_NAME) and (label := _label(store, sha256)) is not None:
            found[sha256] = Named(label.name, absolute(str(place(store, sha256))), label.file)
    return found


def _label(store: LocalStore, sha256: str) -> Label | None:
    return sealed.decoded(store, f"{FOLDER}/{sha256}{_NAME}", msgspec.json.Decoder(Label).decode)


def place(store: LocalStore, sha256: str) -> Path:
    """Where the bytes of an upload lie."""
    return store.path(f"{FOLDER}/{sha256}")


def keep(store: LocalStore, received: Path, sha256: str, label: Label) -> Named:
    """Keep a file that was received, under its id; when this returns it is on the disk."""
    final = place(store, sha256)
    final.parent.mkdir(parents=True, exist_ok=True)
    received.replace(final)
    content = msgspec.json.encode(label)
    with whole(final.with_name(sha256 + _NAME), received.with_name(sha256 + _NAME)) as stream:
        stream.writelines((sealed.seal(content), content))
    return Named(label.name, absolute(str(final)), label.file)


def remove(store: LocalStore, sha256: str) -> None:
    """Forget an upload."""
    store.remove(f"{FOLDER}/{sha256}{_NAME}")
    store.remove(f"{FOLDER}/{sha256}")
