"""A grid as an engine proposes it: slots with spans and boxes, before any text is put into them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from extract.document import Box
from extract.ink import Ink

Ints = npt.NDArray[np.intp]
Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one cell; a merged cell is one slot with its spans."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box


@dataclass(frozen=True, eq=False)
class Grid:
    """A proposed table on one page; slots in row, then column order, each position covered at most once."""

    engine: str
    n_rows: int
    n_cols: int
    spans: Ints
    """(n, 4): row, column, row span, column span of each slot."""
    boxes: Doubles
    """(n, 4): x0, y0, x1, y1 of each."""
    borders: str = "none"
    """What of the slots' borders is printed: see `Table.borders`."""

    @classmethod
    def of(cls, engine: str, n_rows: int, n_cols: int, slots: Iterable[Slot], borders: str = "none") -> "Grid":
        """A grid of these slots, in any order."""
        ordered = sorted(slots, key=lambda slot: (slot.row, slot.col))
        spans = np.array([(s.row, s.col, s.row_span, s.col_span) for s in ordered], np.intp)
        boxes = np.array([(s.box.x0, s.box.y0, s.box.x1, s.box.y1) for s in ordered], np.float64)
        return cls(engine, n_rows, n_cols, spans, boxes, borders)

    def __len__(self) -> int:
        return len(self.spans)

    @cached_property
    def box(self) -> Box:
        """Around all slots."""
        x0, y0 = self.boxes[:, :2].min(axis=0).tolist()
        x1, y1 = self.boxes[:, 2:].max(axis=0).tolist()
        return Box(x0, y0, x1, y1)

    @property
    def slots(self) -> list[Slot]:
        """One by one."""
        return [self.slot(k) for k in range(len(self))]

    def slot(self, number: int) -> Slot:
        """One of them."""
        row, col, row_span, col_span = self.spans[number].tolist()
        return Slot(row, col, row_span, col_span, Box(*self.boxes[number].tolist()))

    def scaled(self, factor: float) -> "Grid":
        """The grid on a page so many times as large, to a hundredth of a point."""
        boxes = np.round(self.boxes * factor, 2)
        return Grid(self.engine, self.n_rows, self.n_cols, self.spans, boxes, self.borders)


class Engine(Protocol):
    """Finds grids on a page; pure."""

    name: str

    def __call__(self, ink: Ink) -> list[Grid]:
        """Every table this engine sees, top to bottom."""
