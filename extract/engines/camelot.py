"""A second opinion on pages without full rules: camelot's parsers behind the engine protocol.

camelot reads the file itself (with pdfminer), so this engine is made for one file. Importing it costs a third of a
second and each page tens of milliseconds: it is asked last, where the cheap engines found nothing they stand by.
"""

from typing import Any

from extract.document import Box
from extract.grid import Grid, Slot
from extract.ink import Ink


class Camelot:
    """Grids that camelot finds in one PDF; pages turned after /Rotate are left to others."""

    name = "camelot"

    def __init__(self, data: bytes, flavor: str = "network", password: str | None = None) -> None:
        """`data`: the whole PDF; `flavor`: "network" (alignment of text), "hybrid" or "lattice"."""
        self._data = data
        self._flavor = flavor
        self._password = password

    def __call__(self, ink: Ink) -> list[Grid]:
        """Grids of the page, top to bottom; none where camelot sees nothing. Errors of camelot are the caller's."""
        from camelot.io import read_pdf  # 0.4 s and more, with pandas and pdfminer: only when it is asked

        if ink.rotation or ink.turned:
            return []
        found = read_pdf(
            self._data, pages=str(ink.page), flavor=self._flavor, password=self._password, suppress_stdout=True
        )
        grids = [grid for table in found if (grid := _grid(table, ink.height / ink.scale, ink.scale)) is not None]
        return sorted(grids, key=lambda grid: (grid.box.y0, grid.box.x0))


def _grid(table: Any, height: float, scale: float) -> Grid | None:
    """camelot's cells (origin bottom left) as slots; cells without a border between them are one slot."""
    cells = table.cells
    n_rows, n_cols = len(cells), len(cells[0]) if cells else 0
    if n_rows < 2 or n_cols < 2:
        return None
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    for row in range(n_rows):
        for col in range(n_cols):
            if (row, col) not in taken:
                slot = _slot(cells, row, col, height, scale)
                taken |= {(row + r, col + c) for r in range(slot.row_span) for c in range(slot.col_span)}
                slots.append(slot)
    return Grid.of(Camelot.name, n_rows, n_cols, slots)


def _slot(cells: Any, row: int, col: int, height: float, scale: float) -> Slot:
    """The slot that begins here: as far right as no border stands."""
    last = col
    while last + 1 < len(cells[0]) and _spans(cells[row][last], cells[row][last + 1]):
        last += 1
    left, right = cells[row][col], cells[row][last]
    box = Box(left.x1 * scale, (height - left.y2) * scale, right.x2 * scale, (height - right.y1) * scale)
    return Slot(row, col, 1, last - col + 1, box)


def _spans(left: Any, right: Any) -> bool:
    """A ruled table leaves the border between the two open."""
    return bool(left.hspan and not left.right and right.hspan and not right.left)
