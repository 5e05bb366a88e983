"""Texts beside rows on bands of colour: what stands alone on a band, or on the paper between two, is all its rows'."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from extract.document import Line, Table
from extract.levels.groups import Group, Row, middle

_FEWEST = 2
"""Bands of a table, the bare paper between coloured ones among them."""


def on_bands(table: Table, col: int, lines: Sequence[Line], rows: Sequence[Row], reach: float) -> list[Group]:
    """A column's texts, each with the rows of its band; none where some band has none or several, or one row each. The
    first may have none: that of the page before goes on.

    `reach`: from line to line of one text, at most.
    """
    if not rows:
        return []
    fills = {cell.row: cell.fill for cell in table.cells if cell.row_span == 1 and cell.col > col}
    at = {line: cell.row for cell in table.cells if cell.col == col for line in cell.lines}
    every = range(min([rows[0].number, *(at[line] for line in lines)]), table.n_rows)
    bands = [set(own) for _, own in groupby(every, fills.get)]
    groups = [group for band in bands if (group := _on(band, lines, at, rows, reach))]
    whole = len(groups) == len(bands) >= _FEWEST and all(group.lines for group in groups[1:])
    return groups if whole and any(group.last > group.first for group in groups) else []


def _on(band: set[int], lines: Sequence[Line], at: dict[Line, int], rows: Sequence[Row], reach: float) -> Group | None:
    """What a column says on a band beside its rows; None where these are none, or the texts several."""
    own, inside = [line for line in lines if at[line] in band], [row for row in rows if row.number in band]
    one = all(middle(b) - middle(a) <= reach for a, b in pairwise(own))
    return Group(tuple(own), inside[0].number, inside[-1].number) if inside and one else None
