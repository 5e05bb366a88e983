"""What stands over an activity by its code: a plan that lists its programmes first, and all of their activities below,
leaves each of these under the last programme, where its order is all that tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalize.model import Field, Indicator
from schema.columns import WORK

Named = Mapping[str, Mapping[str, Field]]


def under_their_own(rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The rows of a table, each under the programme and activity whose code its own goes on, where the table names
    these, and another one with another code stands over it."""
    named: Named = {
        level: {row.code: row.fields[level] for row in rows if row.kind == level and row.code and _prints(row, level)}
        for level in WORK
    }
    return tuple(_put(row, named) for row in rows)


def _prints(row: Indicator, level: str) -> bool:
    own = row.fields.get(level)
    return own is not None and not own.inherited


def _put(row: Indicator, named: Named) -> Indicator:
    if row.kind not in WORK or not row.code:
        return row
    found = {level: _own(row, level, named[level]) for level in WORK[: WORK.index(row.kind)]}
    other = {level: replace(field, inherited=True) for level, field in found.items() if field}
    return replace(row, fields={**row.fields, **other}) if other else row


def _own(row: Indicator, level: str, named: Mapping[str, Field]) -> Field | None:
    """The name whose code the row's goes on, where that over it has another."""
    over = row.fields.get(level)
    if over is None or not over.inherited:
        return None
    code = next((code for code, field in named.items() if field.cell is over.cell), "")
    if not code or row.code.startswith(code + "."):
        return None
    return next((field for other, field in named.items() if row.code.startswith(other + ".")), None)
