"""Rows that go on from their neighbours: further indicators of one name, rows that the reading tore."""

from itertools import pairwise

from normalize.model import Indicator, NormalTable
from schema.columns import NAMES_OF_LEVEL, UNKNOWN_PREFIX

OTHER_NAME = f"{UNKNOWN_PREFIX}nama"
"""A name whose level could not be told."""


def further(table: NormalTable) -> set[int]:
    """Further indicators of the name above: rows without a name, or with one handed down from over a deeper row."""
    if not any(_names(row) for row in table.indicators):
        return set()
    further: set[int] = set()
    before: Indicator | None = None
    for row in table.indicators:
        goes_on = before is not None and before.row in further and before.kind == row.kind
        if not _names(row) or (_is_handed_down(row) and (goes_on or _is_deeper(before, row))):
            further.add(row.row)
        before = row
    return further


def _names(row: Indicator) -> list[str]:
    names = (*NAMES_OF_LEVEL, *(name for name in row.fields if name.startswith(OTHER_NAME)))
    return [name for name in names if row.text(name).strip()]


def _is_handed_down(row: Indicator) -> bool:
    own = row.fields.get(row.kind)
    return own is not None and own.inherited


def _is_deeper(before: Indicator | None, row: Indicator) -> bool:
    levels = [NAMES_OF_LEVEL.index(one.kind) for one in (before, row) if one and one.kind in NAMES_OF_LEVEL]
    return len(levels) == 2 and levels[0] > levels[1]


def torn(table: NormalTable) -> set[int]:
    """Rows of which one has the indicator and its neighbour the values."""
    said = [(says(row, "indikator"), any(t.value.status != "kosong" for t in row.targets)) for row in table.indicators]
    pairs = zip(pairwise(table.indicators), pairwise(said), strict=True)
    torn = [rows for rows, both in pairs if sorted(both) == [(False, True), (True, False)]]
    return {row.row for rows in torn for row in rows}


def over_page(table: NormalTable, name: str) -> set[int]:
    """Rows from the top of a page on whose cell is empty: what the page before printed last may cover them."""
    covered: set[int] = set()
    before: Indicator | None = None
    for row in table.indicators:
        empty = not row.text(name).strip()
        if before and empty and (before.row in covered or _page(before, name) != _page(row, name)):
            covered.add(row.row)
        before = row
    return covered


def under_aim(table: NormalTable, name: str) -> set[int]:
    """Rows without a number of their own below one that has an aim: further indicators of it, in cells of their own."""
    covered: set[int] = set()
    before: Indicator | None = None
    for row in table.indicators:
        bare = "no" in row.fields and not row.text("no").strip() and not row.text(name).strip()
        if bare and before and (before.row in covered or before.text(name).strip()):
            covered.add(row.row)
        before = row
    return covered


def _page(row: Indicator, name: str) -> int | None:
    field = row.fields.get(name)
    return field.cell.page if field and field.cell else None


def says(row: Indicator, name: str) -> bool:
    """Whether a cell holds more than a dash."""
    return any(character.isalnum() for character in row.text(name))
