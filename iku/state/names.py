"""Which id each file was given: it keeps it for good, since databases, decisions and links hang on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from extract.grouped import grouped
from iku.inputs.finding import Found
from iku.inputs.ids import Source
from iku.inputs.opening import absolute, hash_file, is_there
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


def renamed(store: Store, found: Sequence[Found], known: Sequence[Named]) -> Iterator[Named]:
    """For each file that has the bytes of one that is gone from its place (renamed, moved): its id, at its new place.

    Of several with the same bytes the first takes the id of the first, by their names. Only new files as large as one
    that is gone are opened.
    """
    gone = _gone(store, known)
    sizes, places = {one.size for same in gone.values() for one in same}, {one.path for one in known}
    for file in sorted(found, key=lambda one: one.file):
        path = absolute(file.path)
        if file.size in sizes and path not in places and (same := gone.get(hash_file(file.path))):
            yield Named(same.pop(0).name, path, "", file.size)


def _gone(store: Store, known: Sequence[Named]) -> dict[str, list[Named]]:
    """SHA-256 -> the files that had it and are gone from their places."""
    gone = (one for one in sorted(known, key=lambda one: (one.file, one.name)) if one.size and not is_there(one.path))
    recorded = ((one, records.known(store, one.name)) for one in gone)
    return grouped((record.stamp.sha256, one) for one, record in recorded if record is not None)
