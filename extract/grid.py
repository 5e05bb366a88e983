"""A grid as an engine proposes it: slots with spans and boxes, before any text is put into them."""

from dataclasses import dataclass
from typing import Protocol

from extract.document import Box
from extract.ink import Ink


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one cell; a merged cell is one slot with its spans."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box

    def scaled(self, factor: float) -> "Slot":
        """The slot on a page so many times as large."""
        return Slot(self.row, self.col, self.row_span, self.col_span, self.box.scaled(factor))


@dataclass(frozen=True, slots=True)
class Grid:
    """A proposed table on one page; slots in row, then column order, each position covered at most once."""

    engine: str
    box: Box
    n_rows: int
    n_cols: int
    slots: tuple[Slot, ...]
    borders: str = "none"
    """What of the slots' borders is printed: see `Table.borders`."""

    def scaled(self, factor: float) -> "Grid":
        """The grid on a page so many times as large."""
        slots = tuple([slot.scaled(factor) for slot in self.slots])
        return Grid(self.engine, self.box.scaled(factor), self.n_rows, self.n_cols, slots, self.borders)


class Engine(Protocol):
    """Finds grids on a page; pure."""

    name: str

    def __call__(self, ink: Ink) -> list[Grid]:
        """Every table this engine sees, top to bottom."""
        ...
