"""The forms of the tables besides CSV that an output folder holds: written where the tables have changed, else left."""

from collections.abc import Mapping, Sequence

import msgspec

from emit.datapackage import package
from emit.formats import forms
from emit.formats.tables import Missing, Tables
from emit.formats.workbook import TooLarge
from iku.state import sealed
from iku.state.sealed import Damaged, print_of
from iku.state.store import WORK, Store, open_store, put
from schema.fields import TABLES

KEPT = f"{WORK}/bentuk"
OTHERS = tuple(name for name in forms.FORMS if name != "csv")
"""Forms that this module writes and takes away."""


def write(target: str, wanted: Sequence[str], again: bool = False) -> list[str]:
    """Write the wanted forms where the tables have changed, or `again`, and take the others away.

    What could not be written is told, in Bahasa Indonesia. A try is noted before it begins: one that ended the
    process (of millions of rows a workbook may take too long) is told of, not made anew at each run.
    """
    store = open_store(target)
    tables, before = _prints(store, [f"{one.name}.csv" for one in TABLES]), _kept(store)
    troubles, kept = [], {"": tables}
    for name in OTHERS:
        files = forms.FORMS[name].files
        if name not in wanted:
            clear(store, files)
            continue
        if again or before.get("") != tables or _prints(store, files) != before.get(name):
            clear(store, files)
            _keep(store, before | {"": tables, name: _prints(store, files)})
            troubles += _tried(store, name)
        elif store.size(files[0]) is None:
            troubles.append(f"{files[0]} tidak ditulis pada jalan sebelumnya; --force mencoba lagi, --format memilih lain.")
        kept[name] = _prints(store, files)
    there = [file for name in OTHERS for file in forms.FORMS[name].files if store.size(file) is not None]
    put(store, "datapackage.json", package(Tables(store.read).indicator_columns, there))
    _keep(store, kept)
    return troubles


def _tried(store: Store, name: str) -> list[str]:
    """Write one form; why it could not be, if it could not."""
    files = forms.FORMS[name].files
    try:
        forms.write(name, Tables(store.read), store.write)
    except (TooLarge, Missing, forms.NotInstalled) as error:
        clear(store, files)
        return [f"{files[0]} tidak ditulis: {error}"]
    return []


def _keep(store: Store, prints: Mapping[str, list[str]]) -> None:
    sealed.keep(store, KEPT, msgspec.json.encode(prints))


def clear_all(store: Store) -> None:
    """Take every form away."""
    for name in OTHERS:
        clear(store, forms.FORMS[name].files)


def clear(store: Store, files: Sequence[str]) -> None:
    """Take files away: they would not fit the tables."""
    for file in files:
        store.remove(file)


def _prints(store: Store, files: Sequence[str]) -> list[str]:
    return [print_of(store, file) for file in files]


def _kept(store: Store) -> dict[str, list[str]]:
    """Fingerprints by form; the tables' own under "". Empty where they were never kept, or are damaged."""
    try:
        content = sealed.kept(store, KEPT)
        return {} if content is None else msgspec.json.decode(content, type=dict[str, list[str]])
    except (Damaged, msgspec.MsgspecError):
        return {}
