"""Files that were renamed or moved since the last run: known by their bytes, they keep their ids."""

from collections.abc import Iterator, Sequence

from iku.inputs.finding import Found
from iku.inputs.opening import absolute, hash_file, is_there
from iku.state import records
from iku.state.names import Named
from iku.state.store import Store


def renamed(store: Store, found: Sequence[Found], known: Sequence[Named]) -> Iterator[Named]:
    """For each file that has the bytes of one that is gone from its place: the id of that one, at its new place.

    Only new files as large as one that is gone are opened.
    """
    gone: dict[str, Named] = {}
    for one in known:
        if one.size and not is_there(one.path) and (record := records.known(store, one.name)) is not None:
            gone.setdefault(record.stamp.sha256, one)
    sizes, places = {one.size for one in gone.values()}, {one.path for one in known}
    for file in found:
        path = absolute(file.path)
        if file.size in sizes and path not in places and (before := gone.pop(hash_file(file.path), None)) is not None:
            yield Named(before.name, path, "", file.size)
