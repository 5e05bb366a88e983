"""What comparing needs of a document: plain data, so that a batch stays small in memory."""

from typing import NotRequired, TypedDict

from audit.across.wording import plain
from audit.footing import contesting
from audit.names import words
from audit.origins import caption, named
from audit.spot import page_of
from normalize.model import Indicator, Normalised, NormalTable, Target
from normalize.nomenclature.official import fold
from schema.columns import WORK

REVISED = frozenset(("perubahan", "revisi"))
UNTOLD = ("kosong", "tak_terbaca")
"""Values of which nothing is known: what was not read contradicts no other document."""


class Line(TypedDict):
    """One indicator of a digest."""

    table: int
    row: int
    page: int | None
    """Of the indicator's cell; None where the document has no pages."""
    kind: str
    name: str
    """Folded name of its programme, activity or sub activity (else its objective) and the indicator."""
    above: str
    """Folded name of its programme, activity or sub activity (else its objective)."""
    measure: str
    """The indicator alone, in one form for all its wordings (`audit.across.wording`), without its own region."""
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
    revised: NotRequired[bool]
    """Whether its name or a title says that it changes another: "Perjanjian Kinerja Perubahan"."""


def digest(doc: Normalised) -> Digest:
    """A document's digest: some 300 bytes an indicator."""
    lines = [_line(doc, table, row) for table in doc.tables for row in table.indicators if row.text("indikator")]
    return {
        "document": doc.name,
        "office": " ".join(words(doc.office)),
        "year": doc.year,
        "sort": doc.sort,
        "lines": lines,
        "revised": bool(REVISED & set(words(doc.name)).union(*(named(caption(table.title)) for table in doc.tables))),
    }


def order(one: Digest) -> tuple[int, bool]:
    """In which order documents of one sort hold: by year, and what changes another after it."""
    return one["year"] or 0, one.get("revised", False)


def _line(doc: Normalised, table: NormalTable, row: Indicator) -> Line:
    own = row.text(row.kind) if row.kind in WORK else row.text("sasaran")
    promised = [t for t in row.targets if t.kind == "target" and not t.period and t.value.status not in UNTOLD]
    promised = [t for t in promised if not any(contesting(table, t.kind, t.year))]
    year = str(table.year or doc.year or "")
    measure = fold(row.text("indikator"))
    return {
        "table": table.number,
        "row": row.row,
        "page": page_of(row, "indikator"),
        "kind": row.kind,
        "name": f"{fold(own)} | {measure}",
        "above": fold(own),
        "measure": plain(row.text("indikator"), words(doc.office)),
        "shown": row.text("indikator"),
        "targets": {t.year or year: f"{t.value.number} {t.value.low} {t.value.high} {t.value.grade}" for t in promised},
        "texts": {t.year or year: " ".join(t.field.clean.split()) for t in promised},
        "reached": {t.year or year: " ".join(t.field.clean.split()) for t in row.targets if _is_reached(t)},
    }


def _is_reached(target: Target) -> bool:
    return target.kind == "realisasi" and not target.period and target.value.status != "kosong"
