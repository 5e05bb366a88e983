"""Files that were renamed or moved since the last run: known by their bytes, they keep their ids."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from iku.inputs.finding import Found
from iku.inputs.opening import absolute, hash_file, is_there
from iku.state import records
from iku.state.names import Named
from iku.state.store import Store


def renamed(store: Store, found: Sequence[Found], known: Sequence[Named]) -> Iterator[Named]:
    """For each file that has the bytes of one that is gone from its place: the id of that one, at its new place.

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
    gone = defaultdict(list)
    for one in sorted(known, key=lambda one: (one.file, one.name)):
        if one.size and not is_there(one.path) and (record := records.known(store, one.name)) is not None:
            gone[record.stamp.sha256].append(one)
    return gone
