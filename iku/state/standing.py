"""Whether the tables and pages of an earlier run stand: what they are put together from is the same, and so are they.

A run in which nothing has changed leaves them as they are, instead of writing the same again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from iku.state import overview, records, sealed
from iku.state.store import WORK, Store
from schema.fields import TABLES

KEPT = f"{WORK}/sidik-tabel"


@dataclass(frozen=True, slots=True)
class Standing:
    """What was put together last."""

    of: str
    """The fingerprint of what it was put together from (`made_of`)."""
    across: dict[str, tuple[str, int]]
    """As in `iku.state.merge.Merged`."""
    tables: list[str]
    """Fingerprints of the CSV files."""
    pages: list[str]
    """Of the pages over all documents."""


def made_of(names: Sequence[str], heads: Mapping[str, str], marks: Mapping[str, str]) -> str:
    """The fingerprint of documents, by the heads of their records, of what comparing them gave, and of the program."""
    own = [(name, heads.get(name)) for name in names]
    return sealed.fingerprint(msgspec.json.encode((records.program(), own, sorted(marks.items()))))


def standing(store: Store, of: str) -> Standing | None:
    """What an earlier run put together from the same, if its tables are there as they were written."""
    kept = sealed.decoded(store, KEPT, msgspec.json.Decoder(Standing).decode)
    return kept if kept is not None and kept.of == of and kept.tables == _tables(store) else None


def pages(store: Store) -> list[str]:
    """The fingerprints of the pages over all documents as they are."""
    return [sealed.print_of(store, name) for name in (overview.SUMMARY, overview.ONLY)]


def keep(store: Store, of: str, across: dict[str, tuple[str, int]]) -> None:
    """Note what was just put together, and from what."""
    sealed.keep(store, KEPT, msgspec.json.encode(Standing(of, across, _tables(store), pages(store))))


def _tables(store: Store) -> list[str]:
    return [sealed.print_of(store, f"{one.name}.csv") for one in TABLES]
