"""The forms of the tables besides CSV that an output folder holds: written where the tables have changed, else left."""

from collections.abc import Sequence

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


def write(target: str, wanted: Sequence[str]) -> list[str]:
    """Write the wanted forms and take the others away; what could not be written, in Bahasa Indonesia."""
    store, troubles = open_store(target), []
    tables, before = _prints(store, [f"{one.name}.csv" for one in TABLES]), _kept(store)
    for name in OTHERS:
        files = forms.FORMS[name].files
        if name not in wanted:
            clear(store, files)
        elif before.get("") != tables or _prints(store, files) != before.get(name):
            try:
                forms.write(name, Tables(store.read), store.write)
            except (TooLarge, Missing, forms.NotInstalled) as error:
                clear(store, files)
                troubles.append(f"{files[0]} tidak ditulis: {error}")
    there = [file for name in OTHERS for file in forms.FORMS[name].files if store.size(file) is not None]
    put(store, "datapackage.json", package(Tables(store.read).indicator_columns, there))
    prints = {name: _prints(store, forms.FORMS[name].files) for name in wanted if name in OTHERS}
    sealed.keep(store, KEPT, msgspec.json.encode({"": tables, **prints}))
    return troubles


def files(name: str) -> Sequence[str]:
    """The files of a form."""
    return forms.FORMS[name].files


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
