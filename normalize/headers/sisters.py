"""Tables with headers that a headerless one may go on from: those of its width, where all of these are named alike."""

from collections.abc import Iterable
from functools import cached_property

from extract.document import Box, Table
from extract.figures import is_value
from normalize.headers.read import Header
from normalize.rows.captions import is_captioned
from normalize.rows.sheet import Sheet
from schema.columns import UNKNOWN_PREFIX

_SAME_EDGE = 0.02
"""Part of the table's width by which edges of two tables of the same build may differ."""
_SHARED, _FEW_EDGES = 0.75, 2
"""Part of a table's columns, and more than how many, that begin where those of the one above do: it goes on there."""
_TOO_FEW = 4
"""Fewer columns look alike by chance."""


class _OfWidth:
    """Tables of one width, told apart by what fills their columns; worked out once, when asked."""

    def __init__(self) -> None:
        self.tables: list[tuple[Sheet, Header]] = []

    @cached_property
    def agreed(self) -> bool:
        """Whether all give the same names: else which of them goes on would be a guess."""
        return len({_known_names(header) for _, header in self.tables}) == 1

    @cached_property
    def sorts(self) -> dict[tuple[str, ...], Header]:
        """By what the columns of the body hold."""
        return {sorts(grid, header.block.end): header for grid, header in reversed(self.tables)}


class Sisters:
    """The tables with headers of a document, by their width."""

    def __init__(self, tables: Iterable[tuple[Sheet, Header]]) -> None:
        self._of_width: dict[int, _OfWidth] = {}
        for grid, header in tables:
            if header.block.found:
                self._of_width.setdefault(grid.width, _OfWidth()).tables.append((grid, header))

    def of_build(self, grid: Sheet) -> Header | None:
        """The header of a table whose columns stand at the same places; where these differ, of the last one before."""
        of_width = self._of_width.get(grid.width)
        own = edges(grid.table)
        if of_width is None or not own:
            return None
        alike = [(known, header) for known, header in of_width.tables if _same_build(edges(known.table), own)]
        if of_width.agreed:
            return alike[0][1] if alike else None
        page = grid.table.page or 0
        before = [(known.table.page, header) for known, header in alike if 0 < (known.table.page or 0) <= page]
        return max(before, key=lambda found: found[0] or 0)[1] if before and grid.width >= _TOO_FEW else None

    def of_sorts(self, grid: Sheet) -> Header | None:
        """The header of a table with figures, words or nothing in the same columns, words in some."""
        of_width = self._of_width.get(grid.width)
        own = sorts(grid, 0)
        if of_width is None or grid.width < _TOO_FEW or own.count("words") < 2 or not of_width.agreed:
            return None
        return of_width.sorts.get(own)


def _same_build(a: list[float], b: list[float]) -> bool:
    slack = _SAME_EDGE * max(b)
    return len(a) == len(b) and all(abs(x - y) <= slack for x, y in zip(a, b, strict=True))


def resumes(table: Table, above: Table) -> bool:
    """Whether a table without all rules stands on the page after another, with values under the values of that one."""
    if table.borders == "ruled" or above.borders == "ruled" or not follows(table, above):
        return False
    own, known = _valued(table), _valued(above)
    under = sum(any(a[0] < b[1] and b[0] < a[1] for a in known) for b in own)
    return under >= _SHARED * len(own) and under > _FEW_EDGES


def follows(table: Table, above: Table) -> bool:
    """Whether a table stands on the page after another."""
    last = max((line.page for cell in above.cells for line in cell.lines if line.page), default=None)
    return last is not None and table.page == last + 1


def _valued(table: Table) -> list[tuple[float, float]]:
    """The ends of what the columns of figures print, from the left."""
    found: dict[int, list[Box]] = {}
    for cell in table.cells:
        if cell.col_span == 1 and is_value(cell.text):
            found.setdefault(cell.col, []).extend(line.box for line in cell.lines if line.box)
    return [(min(box.x0 for box in own), max(box.x1 for box in own)) for own in found.values() if own]


def goes_on(table: Table, above: Table) -> bool:
    """Whether a table without a caption of its own stands on the page of another, under it, and most of its columns
    begin where those do.
    """
    if table.box is None or above.box is None or table.page != above.page or table.box.y0 < above.box.y0:
        return False
    if is_captioned(table.titles):
        return False
    slack = _SAME_EDGE * above.box.width
    own, known = starts(table), starts(above)
    shared = sum(any(abs(x - edge) <= slack for edge in known) for x in own)
    return shared >= _SHARED * len(own) and shared > _FEW_EDGES


def _known_names(header: Header) -> tuple[tuple[int, str, str | None], ...]:
    return tuple((c.index, c.name, c.kind) for c in header.columns if not c.name.startswith(UNKNOWN_PREFIX))


def edges(table: Table) -> list[float]:
    """Left edges of the columns, from cells that span one; empty where a column shows none."""
    found = starts(table)
    return found if len(found) == table.n_cols else []


def starts(table: Table) -> list[float]:
    """Left edges of the columns that have a cell of their own."""
    found: dict[int, float] = {}
    for cell in table.cells:
        if cell.box is not None and cell.col_span == 1:
            found.setdefault(cell.col, cell.box.x0)
    return [found[c] for c in sorted(found)]


def sorts(grid: Sheet, body: int) -> tuple[str, ...]:
    """For each column whether the rows from `body` on hold mostly figures, words or nothing."""
    return tuple(grid.holds(column, body) for column in range(grid.width))
