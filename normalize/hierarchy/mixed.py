"""Names of a column that mixes levels: the level of every one, those of parent rows without values among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.document import Cell
from normalize.headers.read import Header
from normalize.hierarchy.bands import Bands
from normalize.hierarchy.evidence import declared, holds_results, is_goal
from normalize.hierarchy.levels import decide
from normalize.hierarchy.looks import Named
from normalize.model import Column
from normalize.rows.compose import together
from normalize.rows.given import Texts
from normalize.rows.kinds import Row
from normalize.rows.records import Record
from normalize.rows.sheet import filled
from normalize.words import broken_code
from normalize.words.squash import fold
from schema.columns import GOALS, MIXED, UNKNOWN_PREFIX, WORK


@dataclass(frozen=True, slots=True)
class MixedLevels:
    """Levels by position of the record, and names of parent rows by their row."""

    of_record: Mapping[int, str | None]
    of_name: Mapping[int, str | None]
    """Of the names beside them: one merged over several records has the level of the first."""
    of_parent: Mapping[int, tuple[str, Cell]]
    results: bool = False
    """The column names results too: one of no level is that of the activity above it."""


def levels(
    header: Header, parents: Sequence[Row], records: Sequence[Record], texts: Sequence[Texts], above: Sequence[Bands]
) -> MixedLevels:
    """Decide all names of the mixed column together; empty where the table has none."""
    column = next((c for c in header.columns if c.name == MIXED), None)
    if column is None:
        return MixedLevels({}, {}, {})
    named = [(row.index, -1, _of_parent(row, column, header, above[row.index])) for row in parents]
    named += [(r.source_row, i, _of_record(texts[i], above[r.source_row])) for i, r in enumerate(records)]
    handed = {i for i, said in enumerate(texts) if MIXED in said and said[MIXED].inherited and not _own(said, "kode")}
    asked = sorted((item for item in named if item[2] is not None), key=lambda item: item[:2])
    names = [name for _, _, name in asked if name is not None]
    announced = " / ".join(fold(c.text) for bands in above for c in bands.values.values())
    results = holds_results(column.header)
    own = declared(column.header)
    lodged = len(own) == 1 and own[0] in GOALS  # programmes in a column of goals
    found = decide(names, (*own, *WORK) if lodged else declared(f"{column.header} / {announced}"), results=results)
    if lodged:
        found = [own[0] if is_goal(fold(n.cell.text)) else level for n, level in zip(names, found, strict=True)]
    placed = [(row, i, name.cell, level) for (row, i, _), name, level in zip(asked, names, found, strict=True)]
    first = {id(cell): level for _, _, cell, level in reversed(placed)}
    return MixedLevels(
        {i: first[id(cell)] if i in handed else level for _, i, cell, level in placed if i >= 0},
        {i: first[id(cell)] for _, i, cell, _ in placed if i >= 0},
        {row: (level, cell) for row, i, cell, level in placed if i < 0 and level is not None},
        results,
    )


def _of_parent(row: Row, column: Column, header: Header, above: Bands) -> Named | None:
    held = header.held[column.index]
    cell = next((c for c in row.cells if c.col in held), None)
    numbers = header.places("no")
    number = next((c for c in row.cells if c.col in numbers and filled(c)), None)
    said, place = (fold(number.text), number.col) if number else ("", None)
    code = code_of(row, header)
    return Named(cell, said, code, hint=above.hint, band=above.number, place=place) if cell is not None else None


def code_of(row: Row, header: Header) -> str:
    """The code that a row prints under the header of codes, its parts in columns of their own or not."""
    places = header.places("kode")
    parts = [c for c in row.cells if c.col in places]
    return fold(together(parts, "kode").text) if parts else ""


def _of_record(texts: Texts, above: Bands) -> Named | None:
    given = texts.get(MIXED)
    if given is None or not filled(given.cell):
        return None
    number, indicator = _own(texts, "no"), _own(texts, "indikator")
    code = broken_code.whole(texts["kode"].cell).text if _own(texts, "kode") else ""
    place = texts["no"].cell.col if number else None
    return Named(given.cell, number, code, indicator, above.hint, above.number, place)


def _own(texts: Texts, name: str) -> str:
    return fold(texts[name].cell.text) if name in texts and not texts[name].inherited else ""


def sorted_in(texts: Texts, level: str | None) -> Texts:
    """The mixed name in the field of its level, in `lain_nama` where none is known."""
    given = texts.get(MIXED)
    out = {name: other for name, other in texts.items() if name != MIXED}
    if given is not None and filled(given.cell):
        out.setdefault(level or UNKNOWN_PREFIX + MIXED, given)
    return out
