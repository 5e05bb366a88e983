"""Which engines a page is shown to, and in which order: the choice of the settings, "auto" unless somebody asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.engines.ruled import ruled
from extract.grid import Engine
from extract.settings import Settings

NAMES = ("auto", "ruled", "aligned", "pdfplumber", "camelot")
"""What `Settings.engine` may be."""


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
        from extract.engines.aligned import Aligned

        return Aligned()
    if name == "pdfplumber":
        from extract.engines.plumber import Plumber

        return Plumber()
    if name == "camelot":
        from extract.engines.camelot import Camelot

        return Camelot(data, "auto", settings.password)
    raise ValueError(f"no engine {name!r}; there are {', '.join(NAMES)}")
