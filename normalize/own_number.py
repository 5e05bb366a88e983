"""The number that an indicator's text begins with ("IKU 1.1 Persentase ..."), set apart from it."""

from collections.abc import Mapping
from dataclasses import replace

from normalize.change import Change, changes_at
from normalize.model import Correction, Field
from normalize.values import labelled


def set_apart(fields: Mapping[str, Field], row: int, corrections: list[Correction]) -> dict[str, Field]:
    """The indicator without the number that its text begins with, which goes to `no` where no number of its own is."""
    whole = fields.get("indikator")
    label = labelled.read(whole.clean) if whole else None
    if whole is None or label is None or (whole.inherited and whole.cell is None):
        return {}
    text = whole.clean[len(label.label) :]
    corrections.extend(changes_at((Change("angka", whole.clean, text, 1.0),), row, "indikator", whole.cell))
    found = {"indikator": replace(whole, clean=text)}
    if not _is_of(fields.get("no"), whole):
        corrections.extend(changes_at((Change("angka", whole.raw, label.number, 1.0),), row, "no", whole.cell))
        found["no"] = Field(whole.raw, label.number, whole.cell, whole.confidence, whole.inherited)
    return found


def _is_of(number: Field | None, name: Field) -> bool:
    """Whether a number is that of a name alone: one that reaches over more rows counts the goal of these."""
    if number is None or not number.clean or number.inherited:
        return False
    return number.cell is None or name.cell is None or number.cell.row_span <= name.cell.row_span
