"""The pages over all documents: ringkasan.html, and laporan.html where there is one document only."""

import io
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from emit import table
from iku.state import comparison, records
from iku.state.store import Store, content, open_store, put

SUMMARY = "ringkasan.html"
ONLY = "laporan.html"


def write(target: str, names: Sequence[str]) -> None:
    """Write the pages, from the tables that were just put together."""
    from emit.summary import render

    store = open_store(target)
    offices = {name: _office(store, name) for name in names}
    sides = {page: offices.get(PurePosixPath(page).stem, "") for page in comparison.pages(store)}
    page = render(list(_rows(store, "dokumen.csv")), _rows(store, "temuan.csv"), offices, sides)
    put(store, SUMMARY, table.to_bytes(page))
    only = content(store, f"{names[0]}.laporan.html") if len(names) == 1 else None
    if only is not None:
        put(store, ONLY, only)


def _office(store: Store, name: str) -> str:
    record = records.known(store, name)
    return record.office if record else ""


def _rows(store: Store, name: str) -> Iterator[dict[str, str]]:
    stream = store.read(name)
    if stream is None:
        raise FileNotFoundError(name)
    with stream, io.TextIOWrapper(stream, encoding="utf-8", newline="") as text:
        yield from table.read(text)


def clear(store: Store) -> None:
    """Take the pages of an earlier run away: they would not fit the tables."""
    store.remove(SUMMARY)
    store.remove(ONLY)
