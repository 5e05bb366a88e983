"""Order of work: which cells a person should look at, the likeliest to be wrong first."""

import csv
import re
from collections.abc import Container, Iterable, Mapping
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from extract.remembered import remembered
from iku.decisions.place import Place
from iku.serve.page.cells import Cell, cells
from normalize.words import lexicon

SURE: Final = 0.85
"""Cells that are less likely to be right are shown as doubtful."""
FILE: Final = Path(__file__).parent / "evidence.csv"
"""What a finding says of how a cell was read, where it was read from a picture: the share of its certainty that it
takes from the cell it names (`sel`), and from every value of the row (`baris`). Weighed on damaged scans of documents
with truth (`python -m benchmarks.order_of_work`)."""
HARD: Final = FILE.with_name("hard.csv")
"""Columns that are hard to read from a picture: the share of its certainty that each takes from its texts."""
LONG: Final = 150
"""Letters of a text from a picture that are all right as surely as its `keyakinan` says; of more, less surely."""
SHORT: Final = 0.4
"""Share of `LONG` from which a text is as surely right as a shorter one."""
UNKNOWN, ENDED = 0.5, 0.6
"""Shares that a text from a picture loses for a word that is in no list, and for a full stop before a capital, which
often is a comma misread; of 6,257 texts of damaged scans 32 of 103 and 10 of 10 were wrong."""
WORD: Final = re.compile(r"[^\W\d_]{4,}")
FULL_STOP: Final = re.compile(r"[a-z]{4}\. [A-Z]")
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
    scans = {page["nomor"] for page in document.get("halaman", ()) if page["jenis"] == "scan"}
    found = cells(document) if every is None else every
    return sorted(((_sure(cell, told, mended, scans), cell) for cell in found if not cell.inherited), key=itemgetter(0))


def _sure(cell: Cell, told: Mapping[Place, float], mended: Mapping[Place, float], scans: Container[int]) -> float:
    """How surely a cell is right, 0-1; less than nothing where it could not be read. What a person decided is sure."""
    changed = mended.get(cell.place, 1.0)
    if changed > 1:
        return 1.0
    if cell.status == "tak_terbaca":
        return cell.sure - 1
    taken = told.get(cell.place, 0.0), told.get(cell.place._replace(column=""), 0.0) if cell.status else 0.0
    if cell.sure == 1:
        return min(changed, 1.0)
    sure = cell.sure * (1 - max(taken))
    is_scan = not cell.status and any(part[0] in scans for part in cell.parts)
    return min(changed, _whole(cell, sure) if is_scan else sure)


def _whole(cell: Cell, sure: float) -> float:
    """How surely a text that was read from a picture is right from its first letter to its last."""
    whole: float = sure ** max(SHORT, len(cell.text) / LONG)
    if any(not is_word(word) for word in WORD.findall(cell.text)):
        whole *= 1 - UNKNOWN
    if FULL_STOP.search(cell.text):
        whole *= 1 - ENDED
    return whole * (1 - hard().get(cell.place.column, 0.0))


@remembered
def is_word(word: str) -> bool:
    """Whether a word is in a list, or made of one that is."""
    return lexicon.load().derives(word)


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


@cache
def hard() -> Mapping[str, float]:
    """Column -> the share that it takes."""
    with HARD.open(encoding="utf-8", newline="") as stream:
        return {row["kolom"]: float(row["bagian"]) for row in csv.DictReader(stream)}


def _mended(corrections: Iterable[Json]) -> dict[Place, float]:
    """The least sure correction of each cell; more than 1 where a person made or accepted it."""
    found: dict[Place, float] = {}
    for one in corrections:
        place, score = _place(one), 2.0 if one["aturan"] == DECIDED else one["skor"]
        found[place] = 2.0 if score > 1 or found.get(place, 0.0) > 1 else min(found.get(place, 1.0), score)
    return found


def _place(one: Json) -> Place:
    return Place(one["tabel"] or 0, one["baris"] or 0, one["kolom"])
