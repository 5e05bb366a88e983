"""Order of work: which cells a person should look at, the likeliest to be wrong first."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from iku.serve.page.cells import Cell, Place, cells

SURE: Final = 0.85
"""Cells that are less likely to be right are shown as doubtful."""
FILE: Final = Path(__file__).parent / "evidence.csv"
"""What a finding says of how a cell was read, where it was read from a picture: the share of its certainty that it
takes from the cell it names (`sel`), and from every value of the row (`baris`). Weighed on damaged scans of documents
with truth (`python -m benchmarks.order_of_work`)."""
DECIDED: Final = "manusia"
Json = Mapping[str, Any]


def doubtful(document: Json) -> list[Place]:
    """The cells of a document's JSON that wait for a person, by what is likeliest to be wrong."""
    return [cell.place for sure, cell in ranked(document) if sure < SURE]


def ranked(document: Json, every: Iterable[Cell] | None = None) -> list[tuple[float, Cell]]:
    """Every printed cell once, and how surely it is right, least sure first; what could not be read before all.

    `every`: the document's cells, where they are known already.
    """
    told, mended = _told(document["temuan"]), _mended(document["koreksi"])
    found = cells(document) if every is None else every
    return sorted(((_sure(cell, told, mended), cell) for cell in found if not cell.inherited), key=itemgetter(0))


def _sure(cell: Cell, told: Mapping[Place, float], mended: Mapping[Place, float]) -> float:
    """How surely a cell is right, 0-1; less than nothing where it could not be read. What a person decided is sure."""
    changed = mended.get(cell.place, 1.0)
    if changed > 1:
        return 1.0
    if cell.status == "tak_terbaca":
        return cell.sure - 1
    taken = told.get(cell.place, 0.0), told.get(cell.place._replace(column=""), 0.0) if cell.status else 0.0
    return min(changed, cell.sure if cell.sure == 1 else cell.sure * (1 - max(taken)))


def _told(findings: Iterable[Json]) -> dict[Place, float]:
    """The share of certainty that findings take from cells; that of a row stands at its column ""."""
    found: dict[Place, float] = {}
    for one in findings:
        place = _place(one)
        cell, row = evidence().get(one["kode"], (0.0, 0.0))
        for at, taken in ((place, cell), (place._replace(column=""), row)):
            found[at] = max(found.get(at, 0.0), taken)
    return found


@cache
def evidence() -> Mapping[str, tuple[float, float]]:
    """Kind of finding -> the shares that it takes from its cell and from the values of its row."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {row["kode"]: (float(row["sel"]), float(row["baris"])) for row in csv.DictReader(stream)}


def _mended(corrections: Iterable[Json]) -> dict[Place, float]:
    """The least sure correction of each cell; more than 1 where a person made or accepted it."""
    found: dict[Place, float] = {}
    for one in corrections:
        place, score = _place(one), 2.0 if one["aturan"] == DECIDED else one["skor"]
        found[place] = 2.0 if score > 1 or found.get(place, 0.0) > 1 else min(found.get(place, 1.0), score)
    return found


def _place(one: Json) -> Place:
    return Place(one["tabel"] or 0, one["baris"] or 0, one["kolom"])
