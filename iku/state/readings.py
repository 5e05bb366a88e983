"""What was read of a document, kept so that a person's decision needs no second reading: scans take seconds a page.

Data only (MessagePack, checked against the types of `extract.document`), like everything that is kept.
"""

from dataclasses import dataclass
from typing import Any

import msgspec

from extract.document import Document, Table
from iku.state import sealed
from iku.state.store import WORK, Store

FOLDER = f"{WORK}/bacaan"
DRAWN = f"{WORK}/garis"
"""Readings with people's own lines: a scanned page takes seconds to be read with them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document before it is normalised."""

    document: Document
    tables: tuple[Table, ...] = ()
    """Those of the file before, which it goes on."""
    before: str = ""
    """As in `records.Stamp`."""
    made: str = ""
    """By which program, with which settings, with which lines of people: another one might read it better."""
    loose: tuple[str, ...] = ()
    """`waktu` of people's lines that fitted no page."""


def file_name(name: str, folder: str = FOLDER) -> str:
    """Where the reading of a document lies."""
    return f"{folder}/{name}"


def keep(store: Store, name: str, reading: Reading) -> None:
    """Keep it."""
    sealed.keep(store, file_name(name), encoded(reading))


def encoded(reading: Reading) -> bytes:
    """What is kept of it."""
    return msgspec.msgpack.encode(reading, enc_hook=plain)


def load(store: Store, name: str, folder: str = FOLDER) -> Reading | None:
    """What was kept; None where nothing was, or what is there is damaged, or of another program's types."""
    return sealed.decoded(store, file_name(name, folder), msgspec.msgpack.Decoder(Reading).decode)


def plain(value: Any) -> Any:
    """numpy's numbers as Python's."""
    return value.item()
