"""The forms of the tables besides CSV that an output folder holds: written where the tables have changed, else left."""

from collections.abc import Mapping, Sequence

import msgspec

from emit.datapackage import package
from emit.formats import forms
from emit.formats.tables import Missing, Row, Tables
from emit.formats.workbook import TooLarge
from iku import PROGRAM
from iku.errors import reason
from iku.state import sealed
from iku.state.sealed import print_of
from iku.state.store import WORK, Store, open_store, put
from schema.fields import TABLES

KEPT = f"{WORK}/bentuk"
OTHERS = tuple(name for name in forms.FORMS if name != "csv")
"""Forms that this module writes and takes away."""
_MORE = (
    "Jalankan lagi dengan --force dan batas lebih besar (--seconds, --memory), atau tulis satu per satu: iku export."
)
_OPENED = (
    "Isinya, bila ada, masih yang lama. Bila sedang terbuka di program lain (Excel), tutup dahulu; "
    "lalu jalankan lagi perintah yang sama."
)


def write(target: str, wanted: Sequence[str], again: bool = False, decided: Sequence[Row] = ()) -> list[str]:
    """Write the wanted forms where the tables have changed, or `again`, and take the others away.

    `decided`: rows of keputusan.csv. What could not be written is told, in Bahasa Indonesia; what was given up
    (`give_up`) is told, not tried anew.
    """
    store, troubles = open_store(target), []
    before, now = _kept(store), {"": _tables(store)}
    fresh = again or before.get("") != now[""]
    tables = Tables(store.read, decided)
    for name in OTHERS:
        if name not in wanted:
            told = _tried(store, name, None)
        elif not fresh and _prints(store, files(name)) == before.get(name):
            now[name] = before[name]
            told = "" if any(now[name]) else f"{files(name)[0]} dahulu melewati batas. {_MORE}"
        elif not (told := _tried(store, name, tables)):
            now[name] = _prints(store, files(name))
        troubles += [told] if told else []
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


def _tried(store: Store, name: str, tables: Tables | None) -> str:
    """Write one form of the tables, or take it away where there are none; why that could not be, if it could not."""
    try:
        if tables is None:
            clear(store, files(name))
        else:
            forms.write(name, tables, store.write)
    except (TooLarge, Missing, forms.NotInstalled) as error:
        clear(store, files(name))
        return f"{files(name)[0]} tidak ditulis: {error}"
    except OSError as error:
        return f"{files(name)[0]} tidak dapat diganti: {reason(error)}. {_OPENED}"
    return ""


def _keep(store: Store, prints: Mapping[str, list[str]]) -> None:
    """Keep the fingerprints, and describe the forms that are there."""
    there = [file for name in OTHERS for file in files(name) if store.size(file) is not None]
    put(store, "datapackage.json", package(Tables(store.read).indicator_columns, there, PROGRAM))
    sealed.keep(store, KEPT, msgspec.json.encode(prints))


def _tables(store: Store) -> list[str]:
    return _prints(store, [*(f"{one.name}.csv" for one in TABLES), "keputusan.csv"])


def _prints(store: Store, names: Sequence[str]) -> list[str]:
    return [_print(store, file) for file in names]


def _print(store: Store, file: str) -> str:
    try:
        return print_of(store, file)
    except OSError:  # what cannot be read is not what was written
        return ""


def _kept(store: Store) -> dict[str, list[str]]:
    """Fingerprints by form; the tables' own under "". Empty where they were never kept, or are damaged."""
    return sealed.decoded(store, KEPT, msgspec.json.Decoder(dict[str, list[str]]).decode) or {}
