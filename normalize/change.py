"""A correction that does not know its place yet: the small modules return it, `normalise` adds row, column and box."""

from collections.abc import Iterable

from extract.document import Cell
from extract.structs import struct
from normalize.model import Correction


@struct(frozen=True, slots=True)
class Change:
    """What was read, what it became, by which rule (`schema.columns.Aturan`), and how sure that is (0-1)."""

    rule: str
    raw: str
    clean: str
    score: float


@struct(frozen=True, slots=True)
class Cleaned:
    """Clean text and every change that led to it."""

    text: str
    changes: tuple[Change, ...] = ()


def changes_at(changes: Iterable[Change], row: int | None, column: str, cell: Cell | None) -> tuple[Correction, ...]:
    """The changes as rows of koreksi.csv: `row` is the 1-based output row, `column` the canonical name."""
    page, box = (cell.page, cell.box) if cell else (None, None)
    return tuple(Correction(row, column, c.rule, c.raw, c.clean, c.score, page, box) for c in changes)
