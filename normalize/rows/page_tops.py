"""Rows at the top of a page whose goal is in doubt: over one that is set to the foot of its rows, or without any."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.document import Cell
from normalize.model import Doubt, Indicator
from normalize.rows.doubtful import of_row, printed
from schema.columns import MIXED, NAMES_OF_LEVEL, UNKNOWN_PREFIX

_NAMES = (*NAMES_OF_LEVEL, UNKNOWN_PREFIX + MIXED)
_MESSAGE = "Sasaran tercetak di kaki barisnya: baris pertama halaman ini mungkin milik sasaran di halaman sebelumnya."
_UNNAMED = "Baris ini tidak mempunyai sasaran, padahal baris lain mempunyai: sasarannya mungkin tidak terbaca."
_MOSTLY = 0.5
"""Part of the rows of a table with a name of a level, from which one without is in doubt."""
_MISSED = 0.3
"""Heights of a line by which a text may miss the foot of its rows."""


def page_tops(rows: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for the first row of a page under no rule that tells whose it is: its goal stands beside a lower one."""
    for name in NAMES_OF_LEVEL:
        cells = [(k, found.cell) for k, found in printed(rows, name) if found.cell and found.cell.lines]
        for (_, above), (k, cell) in pairwise(cells):
            if above.page != cell.page and cell.row_span > 1 and _at_foot(cell, rows[k:]):
                yield of_row(k, rows[k], _MESSAGE)


def unnamed(rows: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for each row at the top of a page that names no level, though most rows of the table do."""
    named = [any(name in row.fields and row.fields[name].clean for name in _NAMES) for row in rows]
    if sum(named) < _MOSTLY * len(rows):
        return
    pages = [_page(row) for row in rows]
    for k, row in enumerate(rows):
        if not named[k] and (k == 0 or pages[k] != pages[k - 1]):
            yield of_row(k, row, _UNNAMED)


def _page(row: Indicator) -> int | None:
    own = row.fields.get("indikator")
    return own.cell.page if own and own.cell else None


def _at_foot(cell: Cell, rows: Sequence[Indicator]) -> bool:
    """Whether the last line of a text stands level with that of the last of its rows, and lower than its first."""
    own = [row.fields.get("indikator") for row in rows if row.source_row < cell.row + cell.row_span]
    feet = [foot for found in own if found and found.cell and (foot := _foot(found.cell))]
    last = _foot(cell)
    if not feet or last is None:
        return False
    slack = _MISSED * min(line.box.height for line in cell.lines if line.box)
    return feet[0] < last - slack and abs(feet[-1] - last) <= slack


def _foot(cell: Cell) -> float | None:
    """The middle of a cell's last line."""
    box = cell.lines[-1].box if cell.lines else None
    return (box.y0 + box.y1) / 2 if box else None
