"""What stands at a place of a document now, and who decided it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iku.decisions.decision import Decision
from iku.serve.changes import row_at
from iku.serve.models import Asked
from iku.serve.page.cells import value_name

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
        shown = [self.text] if self.decision else [self.text, self.raw]
        return seen in (" ".join(one.split()) for one in shown)

    def told(self) -> Json:
        """As it is answered to one who saw something else."""
        made = self.decision
        return {"lama": self.text, "oleh": made.oleh if made else "", "waktu": made.waktu if made else ""}


def standing_at(document: bytes, asked: Asked, decisions: Sequence[Decision]) -> Standing | None:
    """What stands in the cell that a decision is about; None where there is no such cell."""
    if asked.tabel is None or asked.baris is None or not asked.kolom:
        return None
    row = row_at(document, asked.tabel, asked.baris)
    found = _cell(row, asked.kolom) if row else None
    if found is None:
        return None
    place = (asked.tabel, asked.baris, asked.kolom)
    made = [one for one in decisions if (one.tabel, one.baris, one.kolom) == place and one.tindakan == "ubah"]
    text = found["bersih"] if "bersih" in found else found["teks"]
    return Standing(text, found["mentah"], made[-1] if made else None)


def _cell(row: Json, column: str) -> Json | None:
    field: Json | None = row["isi"].get(column)
    return field or next((one for one in row["target"] if value_name(one) == column), None)
