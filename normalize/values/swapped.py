"""Number and unit that an office wrote under each other's header: "82" under Satuan, "Unit" under Target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.document import Cell
from normalize.hierarchy.place import Placed
from normalize.model import Column, Correction, Doubt
from normalize.rows.given import Given
from normalize.rows.sheet import filled
from normalize.values import units
from normalize.values.readings import readings
from normalize.words.squash import fold
from schema.columns import TARGET


@dataclass(frozen=True, slots=True)
class Righted:
    """A row with number and unit in their own columns; `column` is where the number belongs."""

    placed: Placed
    column: Column
    number: Cell
    unit: Cell


def right(placed: Placed, columns: Mapping[int, Column], peers: Sequence[str]) -> Righted | None:
    """The row put right; None where its Satuan holds no bare number, or not exactly one of its values a unit.

    `peers` are the units of the other rows: a misspelt one of them is a unit too.
    """
    given = placed.texts.get("satuan")
    if given is None or given.inherited or readings(fold(given.cell.text).rstrip("%")) is None:
        return None
    valued = [i for i, cell in placed.record.cells.items() if columns[i].name == TARGET and filled(cell)]
    named = [i for i in valued if _is_unit(fold(placed.record.cells[i].text), peers)]
    if len(named) != 1 or named[0] in placed.record.inherited:
        return None
    number, unit = given.cell, placed.record.cells[named[0]]
    record = replace(placed.record, cells={**placed.record.cells, named[0]: number})
    texts = {**placed.texts, "satuan": Given(unit)}
    return Righted(replace(placed, record=record, texts=texts), columns[named[0]], number, unit)


def _is_unit(printed: str, peers: Sequence[str]) -> bool:
    return units.is_known(printed) or units.among(printed, peers) is not None


def told(righted: Righted, row: int, column: str) -> tuple[Correction, Doubt]:
    """What koreksi.csv and the audit hear of it."""
    number, unit = fold(righted.number.text), fold(righted.unit.text)
    page, box = righted.unit.page, righted.unit.box
    message = (
        f"Angka “{number}” tertulis di kolom Satuan dan satuan “{unit}” di kolom nilainya; dibaca sebagaimana mestinya."
    )
    return (
        Correction(row, column, "satuan", unit, number, 0.9, page, box),
        Doubt(row, column, "kolom_tertukar", f"{number} | {unit}", message, page, box),
    )
