"""Goals that stand in a row of their own in a table whose goals stand beside their indicators: set in the middle of
several rows, or wrapped, they may belong to other rows than those under them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from normalize.model import Doubt, Field, Indicator
from normalize.rows.doubtful import of_row, printed
from normalize.rows.kinds import BAND, Row
from schema.columns import NAMES_OF_LEVEL

_MESSAGE = "Di atasnya tujuan atau sasaran tercetak tanpa indikator: baris yang menjadi miliknya tidak pasti."
_FIRST_ITEM = re.compile(r"a[.)]\s")
"""What begins under a goal that is printed over its parts."""
_EMPTY = "Baris ini tidak berisi indikator maupun nilai: tujuan atau sasarannya mungkin milik baris lain."


def lone_goals(rows: Sequence[Row], names: Mapping[int, str], indicators: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for the indicator under each such goal, or over the last; `names` are those of the columns."""
    beside = {
        name
        for name in NAMES_OF_LEVEL
        if any(_beside(found, indicators[at]) for at, found in printed(indicators, name))
    }
    for row in rows:
        own = {names.get(cell.col) if cell.col_span == 1 else None for cell in row.cells}
        if row.kind == BAND and own & beside and own <= {"no", *NAMES_OF_LEVEL}:
            at = next((k for k, one in enumerate(indicators) if one.source_row > row.index), len(indicators) - 1)
            if not any(_FIRST_ITEM.match(indicators[at].text(name)) for name in own & beside if name):
                yield of_row(at, indicators[at], _MESSAGE)


def without_indicator(rows: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for each row that begins a name, but has neither an indicator nor a value."""
    for at, row in enumerate(rows):
        said = row.text("indikator") or any(target.field.clean for target in row.targets)
        named = any(f.clean and not f.inherited for n in NAMES_OF_LEVEL if (f := row.fields.get(n)))
        if named and not said:
            yield of_row(at, row, _EMPTY)


def _beside(found: Field, row: Indicator) -> bool:
    """Whether a name begins in its indicator's row."""
    said = row.fields.get("indikator")
    cell, other = found.cell, said.cell if said else None
    return bool(found.clean) and cell is not None and other is not None and cell.row == other.row
