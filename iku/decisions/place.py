"""Where a decision belongs in a document as it is read now."""

from collections.abc import Iterator
from typing import NamedTuple

from iku.decisions.decision import Decision
from normalize.model import Field, Normalised


class Place(NamedTuple):
    """A cell of a row; column "" stands for the row itself."""

    table: int
    row: int
    column: str


def find(decision: Decision, doc: Normalised) -> Place | None:
    """Where it belongs: its own place if the page says there what it said, else the one place that does, or none."""
    own = Place(decision.tabel or 0, decision.baris or 0, decision.kolom)
    same = [place for place, found in cells(doc) if place.column == own.column and _says(found, decision.mentah)]
    if own in same:
        return own
    if not decision.kolom:
        rows = {(table.number, indicator.row) for table in doc.tables for indicator in table.indicators}
        return own if (own.table, own.row) in rows and decision.sha256 == doc.document.sha256 else None
    return same[0] if len(same) == 1 and decision.mentah else None


def cells(doc: Normalised) -> Iterator[tuple[Place, Field]]:
    """Every cell of every row, by the name that a decision gives it."""
    for table in doc.tables:
        for indicator in table.indicators:
            for name, found in indicator.fields.items():
                yield Place(table.number, indicator.row, name), found
            for target in indicator.targets:
                yield Place(table.number, indicator.row, target.column), target.field


def _says(found: Field, raw: str) -> bool:
    return " ".join(found.raw.split()) == " ".join(raw.split())
