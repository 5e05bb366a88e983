"""The printed cells of a document's JSON, each once, by the name that a decision gives it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from iku.decisions.place import Place
from iku.decisions.said import value_name

Json = Mapping[str, Any]


class Cell(NamedTuple):
    """What a cell says, and how it was read."""

    place: Place
    text: str
    raw: str
    sure: float
    """`keyakinan`, 0-1."""
    inherited: bool
    """Whether the print belongs to another cell, which gave it its value."""
    status: str
    """Of a value: angka, predikat, rentang, kosong, tak_terbaca; "" of a text."""
    parts: tuple[tuple[float, ...], ...]
    """Where it is printed: page, x0, y0, x1, y1 in points, one for each page."""


def cells(document: Json) -> Iterator[Cell]:
    """Every cell of every row, fields before values."""
    for table in document["tabel"]:
        for row in table["baris"]:
            yield from row_cells(table["tabel"], row)


def row_cells(table: int, row: Json) -> Iterator[Cell]:
    """The cells of one row."""
    for name, found in row["isi"].items():
        yield _cell(Place(table, row["baris"], name), found, found["bersih"])
    for value in row["target"]:
        yield _cell(Place(table, row["baris"], value_name(value)), value, value["teks"])


def _cell(place: Place, found: Json, text: str) -> Cell:
    status = found.get("status", "")
    return Cell(place, text, found["mentah"], found["keyakinan"], found["warisan"], status, _parts(found))


def _parts(found: Json) -> tuple[tuple[float, ...], ...]:
    own = found.get("bagian")
    if own is None:
        box, page = found["kotak"], str(found["halaman"])
        return ((int(page), *box),) if box and page.isdigit() else ()
    return tuple((int(one["halaman"]), *one["kotak"]) for one in own if one["kotak"])
