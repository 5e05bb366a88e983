"""Engines look at pages at one size of letters, so that every distance in them is a part of the print.

A page printed at a third of its size, or at five times, is the same page: an engine is shown its ink as large as the
letters ask, and the few boxes of the grids that it finds are set back. All else works on the page as it is.
"""

from extract.grid import Engine, Grid
from extract.ink import Ink

READING = 12.0
"""Size of the median letter of a page at which it is read: distances in the engines are points of such a page."""


def seen_by(engine: Engine, ink: Ink, em: float) -> list[Grid]:
    """What an engine finds on a page of letters of `em` points, as it lies on the page; no letters: as it is."""
    if em <= 0:
        return engine(ink)
    factor = READING / em
    return [grid.scaled(1 / factor) for grid in engine(ink.scaled(factor))]
