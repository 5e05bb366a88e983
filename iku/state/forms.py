"""The forms of the tables besides CSV that an output folder holds: written where the tables have changed, else left."""

from collections.abc import Mapping, Sequence

import msgspec

from emit.datapackage import package
from emit.formats import forms
from emit.formats.tables import Missing, Tables
from emit.formats.workbook import TooLarge
from iku import PROGRAM
from iku.state import sealed
from iku.state.sealed import Damaged, print_of
from iku.state.store import WORK, Store, open_store, put
from schema.fields import TABLES

KEPT = f"{WORK}/bentuk"
OTHERS = tuple(name for name in forms.FORMS if name != "csv")
"""Forms that this module writes and takes away."""
_MORE = (
    "Jalankan lagi dengan --force dan batas lebih besar (--seconds, --memory), atau tulis satu per satu: iku export."
)


def write(target: str, wanted: Sequence[str], again: bool = False) -> list[str]:
    """Write the wanted forms where the tables have changed, or `again`, and take the others away.

    What could not be written is told, in Bahasa Indonesia; what was given up (`give_up`) is told, not tried anew.
    """
    store, troubles = open_store(target), []
    before, now = _kept(store), {"": _tables(store)}
    fresh = again or before.get("") != now[""]
    for name in OTHERS:
        if name not in wanted:
            clear(store, files(name))
        elif (fresh or _prints(store, files(name)) != before.get(name)) and (told := _tried(store, name)):
            troubles.append(told)
        else:
            now[name] = _prints(store, files(name))
            troubles += [] if any(now[name]) else [f"{files(name)[0]} dahulu melewati batas. {_MORE}"]
    _keep(store, now)
    return troubles


def give_up(target: str, wanted: Sequence[str], why: str) -> list[str]:
    """Forms of these tables take more than a process may: they go, and are not tried again while the tables stay.

    `why`: the limit that was met. What is to be told of it, in Bahasa Indonesia, is the answer.
    """
    store = open_store(target)
    clear_all(store)
    lost = [name for name in OTHERS if name in wanted]
    _keep(store, {"": _tables(store), **{name: _prints(store, files(name)) for name in lost}})
    return [f"{', '.join(files(name)[0] for name in lost)} tidak ditulis: {why}. {_MORE}"] if lost else []


def files(name: str) -> Sequence[str]:
    """The files of a form."""
    return forms.FORMS[name].files


def clear_all(store: Store) -> None:
    """Take every form away."""
    for name in OTHERS:
        clear(store, files(name))


def clear(store: Store, names: Sequence[str]) -> None:
    """Take files away: they would not fit the tables."""
    for file in names:
        store.remove(file)


def _tried(store: Store, name: str) -> str:
    """Write one form; why it could not be, if it could not."""
    try:
        forms.write(name, Tables(store.read), store.write)
    except (TooLarge, Missing, forms.NotInstalled) as error:
        clear(store, files(name))
        return f"{files(name)[0]} tidak ditulis: {error}"
    return ""


def _keep(store: Store, prints: Mapping[str, list[str]]) -> None:
    """Keep the fingerprints, and describe the forms that are there."""
    there = [file for name in OTHERS for file in files(name) if store.size(file) is not None]
    put(store, "datapackage.json", package(Tables(store.read).indicator_columns, there, PROGRAM))
    sealed.keep(store, KEPT, msgspec.json.encode(prints))


def _tables(store: Store) -> list[str]:
    return _prints(store, [f"{one.name}.csv" for one in TABLES])


def _prints(store: Store, names: Sequence[str]) -> list[str]:
    return [print_of(store, file) for file in names]


def _kept(store: Store) -> dict[str, list[str]]:
    """Fingerprints by form; the tables' own under "". Empty where they were never kept, or are damaged."""
    try:
        content = sealed.kept(store, KEPT)
        return {} if content is None else msgspec.json.decode(content, type=dict[str, list[str]])
    except (Damaged, msgspec.MsgspecError):
        return {}
