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
from normalize.values.wrapped import whole
from normalize.words.join import join
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

    `peers` are the units of the other rows: a misspelt one of them is a unit too, and so is what the indicator counts.
    """
    given = placed.texts.get("satuan")
    if given is None or given.inherited or readings(_number(given.cell).rstrip("%")) is None:
        return None
    valued = [i for i, cell in placed.record.cells.items() if columns[i].name == TARGET and filled(cell)]
    counted = placed.texts.get("indikator")
    known = _Known(peers, fold(counted.cell.text).casefold().split() if counted else ())
    named = [i for i in valued if known.has(_whole(placed.record.cells[i]))]
    if len(named) != 1 or named[0] in placed.record.inherited:
        return None
    number, unit = given.cell, placed.record.cells[named[0]]
    record = replace(placed.record, cells={**placed.record.cells, named[0]: number})
    texts = {**placed.texts, "satuan": Given(unit)}
    return Righted(replace(placed, record=record, texts=texts), columns[named[0]], number, unit)


def _whole(cell: Cell) -> str:
    """What a cell says, its words whole: those of units too break in narrow columns."""
    return join(cell.lines, cell.box).text


def _number(cell: Cell) -> str:
    """The same of a number."""
    return fold(" ".join(line.text for line in whole(cell.lines, cell.box)[0]))


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells that a cell of words is a unit: the vocabulary, the other rows, the indicator's own words."""

    peers: Sequence[str]
    words: Sequence[str]

    def has(self, printed: str) -> bool:
        """A unit, a misspelt one, what the indicator counts ("Keluhan"), or one over another ("Kuintal/Ha")."""
        named = units.is_known(printed) or units.among(printed, self.peers) is not None
        parts = [part.strip() for part in printed.split("/")]
        return named or printed.casefold() in self.words or (len(parts) > 1 and all(map(units.is_known, parts)))


def told(righted: Righted, row: int, column: str) -> tuple[Correction, Doubt]:
    """What koreksi.csv and the audit hear of it."""
    number, unit = _number(righted.number), _whole(righted.unit)
    page, box = righted.unit.page, righted.unit.box
    message = (
        f"Angka “{number}” tertulis di kolom Satuan dan satuan “{unit}” di kolom nilainya; dibaca sebagaimana mestinya."
    )
    return (
        Correction(row, column, "satuan", unit, number, 0.9, page, box),
        Doubt(row, column, "kolom_tertukar", f"{number} | {unit}", message, page, box),
    )
