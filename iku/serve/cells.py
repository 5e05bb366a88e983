"""What stands at a place of a document now, and who decided it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iku.decisions.decision import Decision
from iku.decisions.place import OF_ROW
from iku.decisions.whole import WHOLE
from iku.serve.changes import row_at
from iku.serve.models import Asked
from iku.serve.page.cells import value_name
from iku.serve.unprinted import unprinted

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell as it is now."""

    text: str
    raw: str
    decision: Decision | None
    """The one that made it so."""

    def is_seen(self, text: str) -> bool:
        """Whether a person who saw this text saw what stands here."""
        seen = " ".join(text.split())
        shown = [self.text] if self.decision or not self.raw else [self.text, self.raw]
        return seen in (" ".join(one.split()) for one in shown)

    def told(self) -> Json:
        """As it is answered to one who saw something else."""
        made = self.decision
        return {"lama": self.text, "oleh": made.oleh if made else "", "waktu": made.waktu if made else ""}


def standing_at(document: bytes, asked: Asked, decisions: Sequence[Decision]) -> Standing | None:
    """What stands in the cell that a decision is about; None where there is no such cell."""
    place = (asked.tabel, asked.baris, asked.kolom)
    found = unprinted(document, *place) if asked.kolom in (*WHOLE, *OF_ROW) else _printed(document, *place)
    if found is None:
        return None
    made = [one for one in decisions if (one.tabel, one.baris, one.kolom) == place and one.tindakan == "ubah"]
    return Standing(*found, made[-1] if made else None)


def _printed(document: bytes, table: int | None, row: int | None, column: str) -> tuple[str, str] | None:
    """Text and print of a cell."""
    if table is None or row is None or not column:
        return None
    line = row_at(document, table, row)
    found = _cell(line, column) if line else None
    if found is None:
        return None
    return found["bersih"] if "bersih" in found else found["teks"], found["mentah"]


def _cell(row: Json, column: str) -> Json | None:
    field: Json | None = row["isi"].get(column)
    return field or next((one for one in row["target"] if value_name(one) == column), None)
