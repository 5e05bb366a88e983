"""What comparing needs of a document: plain data, so that a batch stays small in memory."""

import csv
from functools import cache
from typing import TypedDict

from audit.direction import WORDS
from audit.names import words
from normalize.model import Indicator, Normalised, NormalTable, Target
from normalize.nomenclature.official import fold

REGION = frozenset(("kabupaten", "kota", "provinsi"))
LEVELS = ("program", "kegiatan", "sub_kegiatan")


class Line(TypedDict):
    """One indicator of a digest."""

    table: int
    row: int
    kind: str
    name: str
    """Folded name of its programme, activity or sub activity (else its objective) and the indicator."""
    measure: str
    """The folded indicator alone, without words that change nothing (`audit/words/pengisi.csv`) and its own region."""
    shown: str
    targets: dict[str, str]
    """Year to "number low high unit grade", for comparing."""
    texts: dict[str, str]
    """Year to the printed text."""
    reached: dict[str, str]
    """Year to the printed realisation of the whole year."""


class Digest(TypedDict):
    """What comparing needs of a document: fit for JSON."""

    document: str
    office: str
    year: int | None
    sort: str
    lines: list[Line]


def digest(doc: Normalised) -> Digest:
    """A document's digest: some 300 bytes an indicator."""
    lines = [_line(doc, table, row) for table in doc.tables for row in table.indicators if row.text("indikator")]
    return {
        "document": doc.name,
        "office": " ".join(words(doc.office)),
        "year": doc.year,
        "sort": doc.sort,
        "lines": lines,
    }


def _line(doc: Normalised, table: NormalTable, row: Indicator) -> Line:
    own = row.text(row.kind) if row.kind in LEVELS else row.text("sasaran")
    promised = [t for t in row.targets if t.kind == "target" and not t.period and t.value.status != "kosong"]
    year = str(table.year or doc.year or "")
    measure = fold(row.text("indikator"))
    return {
        "table": table.number,
        "row": row.row,
        "kind": row.kind,
        "name": f"{fold(own)} | {measure}",
        "measure": " ".join(word for word in measure.split() if word not in _fillers() and word not in _region(doc)),
        "shown": row.text("indikator"),
        "targets": {t.year or year: f"{t.value.number} {t.value.low} {t.value.high} {t.value.grade}" for t in promised},
        "texts": {t.year or year: " ".join(t.field.clean.split()) for t in promised},
        "reached": {t.year or year: " ".join(t.field.clean.split()) for t in row.targets if _is_reached(t)},
    }


def _is_reached(target: Target) -> bool:
    return target.kind == "realisasi" and not target.period and target.value.status != "kosong"


@cache
def _fillers() -> frozenset[str]:
    with (WORDS / "pengisi.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["kata"] for row in csv.DictReader(file))


def _region(doc: Normalised) -> frozenset[str]:
    """The words of an office's name behind "kabupaten" or "kota"."""
    named = words(doc.office)
    first = next((place for place, word in enumerate(named) if word in REGION), len(named))
    return frozenset(named[first:])
