"""A header that comes again with another name in it ("NO | TUJUAN | ...", further down "NO | SASARAN | ...") begins
a table of its own, although its rules go on: under one header its rows would be taken for what the first one names.
"""

from collections.abc import Iterator
from dataclasses import replace

from extract.document import Cell, Table, around
from extract.sense import HeaderSense
from extract.stitch.header import HEADER_SCORE, REACH, squash

_ALIKE = 0.5
"""Part of the names that the two headers share at the least."""
_FEWEST = 3
"""Names of a header that is told by them."""


def begun_anew(table: Table, sense: HeaderSense) -> Iterator[Table]:
    """The table, or its parts from header to header; each has the titles of the whole."""
    rows = table.rows()
    top = next((r for r, cells in enumerate(rows[:REACH]) if _is_header(cells, sense)), len(rows))
    first = _names(rows[top]) if top < len(rows) else {}
    held = {r for cell in table.cells for r in range(cell.row + 1, cell.row + cell.row_span)}
    starts = [0, *(r for r in range(top + 1, len(rows)) if r not in held and _renames(rows[r], first, sense))]
    if len(starts) == 1:
        yield table
        return
    for k, (start, end) in enumerate(zip(starts, [*starts[1:], table.n_rows], strict=True)):
        yield _part(table, start, end, first=k == 0)


def _is_header(cells: list[Cell], sense: HeaderSense) -> bool:
    texts = [cell.text for cell in cells if cell.text.strip()]
    return len(texts) >= _FEWEST and sense.header_score(texts) >= HEADER_SCORE


def _names(cells: list[Cell]) -> dict[int, str]:
    return {cell.col: squash(cell.text) for cell in cells if cell.text.strip()}


def _renames(cells: list[Cell], first: dict[int, str], sense: HeaderSense) -> bool:
    """Whether a row says what the header says, but for a name of its own that is one of headers."""
    if {cell.col for cell in cells if cell.text.strip()} != first.keys():  # of most rows, and sooner told than names
        return False
    own = _names(cells)
    if sum(own[c] == first[c] for c in own) < _ALIKE * len(own):
        return False
    others = [cell for cell in cells if cell.col in own and own[cell.col] != first[cell.col]]
    renamed = any(own[c.col] not in first[c.col] and first[c.col] not in own[c.col] for c in others)
    return renamed and all(sense.header_score([cell.text]) for cell in others) and _is_header(cells, sense)


def _part(table: Table, start: int, end: int, *, first: bool) -> Table:
    cells = tuple(cell.at_row(cell.row - start, cell.row_span) for cell in table.cells if start <= cell.row < end)
    page = next((cell.page for cell in cells if cell.page is not None), table.page)
    return replace(
        table,
        n_rows=end - start,
        cells=cells,
        page=page,
        box=around(cell.box for cell in cells if cell.page in (None, page)) or table.box,
        header_rows=table.header_rows if first else None,
        dropped=table.dropped if first else (),
        joins=tuple((row - start, at) for row, at in table.joins if start <= row < end),
    )
