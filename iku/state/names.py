"""Which id each file was given: it keeps it for good, since databases, decisions and links hang on it."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from iku.inputs.ids import Source
from iku.state import records, sealed
from iku.state.store import WORK, Store

FILE = f"{WORK}/nama"


@dataclass(frozen=True, slots=True)
class Named:
    """A file that has an id: where it lies, and its name in the output."""

    name: str
    path: str
    file: str
    size: int = 0
    """Bytes; 0 where it is not known."""


def load(store: Store) -> list[Named]:
    """Every file that was ever given an id; where the list is damaged, those that have a record."""
    known = sealed.decoded(store, FILE, msgspec.json.Decoder(list[Named]).decode)
    return list(_recorded(store)) if known is None else known


def _recorded(store: Store) -> Iterable[Named]:
    """Where a record is damaged, whose id it was cannot be told: its file gets it by its stem, as at first."""
    for name in sorted(records.names(store)):
        record = records.known(store, name)
        if record is not None:
            yield Named(name, record.path, record.stamp.file)


def keep(store: Store, known: Iterable[Named], sources: Iterable[tuple[str, Source]]) -> None:
    """Add the files of this run; `sources` are (absolute path, source)."""
    every = {one.name: one for one in known}
    every.update((source.name, Named(source.name, path, source.file, source.size)) for path, source in sources)
    sealed.keep(store, FILE, msgspec.json.encode([every[name] for name in sorted(every)]))
