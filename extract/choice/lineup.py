"""Which engines a page is shown to, and in which order: the choice of the settings, "auto" unless somebody asks.

A page printed at a third of its size, or at five times, is the same page: an engine is shown its ink as large as the
letters ask, and the few boxes of the grids that it finds are set back. All else works on the page as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.engines.ruled import ruled
from extract.grid import Engine, Grid
from extract.ink import Ink
from extract.settings import Settings

NAMES = ("auto", "ruled", "aligned", "pdfplumber", "camelot")
"""What `Settings.engine` may be."""
READING = 12.0
"""Size of the median letter of a page at which it is read: distances in the engines are points of such a page."""


def seen_by(engine: Engine, ink: Ink, em: float) -> list[Grid]:
    """What an engine finds on a page of letters of `em` points, as it lies on the page; no letters: as it is."""
    if em <= 0:
        return engine(ink)
    factor = READING / em
    return [grid.scaled(1 / factor) for grid in engine(ink.scaled(factor))]


@dataclass(frozen=True, slots=True)
class Lineup:
    """Engines in the order of their cost; each next one is asked only for what the ones before it leave."""

    first: Engine = ruled
    others: Sequence[Engine] | None = None
    """None: the text-aligned engine, imported where a page asks for it."""
    last: Engine | None = None
    """A costly engine, for pages with the words of a header and no table found."""


def lineup(data: bytes, settings: Settings) -> Lineup:
    """The engines for one PDF.

    Raises:
        ValueError: the settings name an engine that is not of `NAMES`.
    """
    if settings.engine == "auto":
        from extract.engines.camelot import Camelot

        return Lineup(last=Camelot(data, password=settings.password))
    return Lineup(_named(settings.engine, data, settings), others=())


def _named(name: str, data: bytes, settings: Settings) -> Engine:
    if name == "ruled":
        return ruled
    if name == "aligned":
        from extract.engines.aligned.engine import Aligned

        return Aligned()
    if name == "pdfplumber":
        from extract.engines.plumber import Plumber

        return Plumber()
    if name == "camelot":
        from extract.engines.camelot import Camelot

        return Camelot(data, "auto", settings.password)
    raise ValueError(f"no engine {name!r}; there are {', '.join(NAMES)}")
