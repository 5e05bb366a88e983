"""Options of the command line -> the settings that they mean."""

from extract.settings import MEGABYTE
from extract.settings import Settings as ReadSettings
from iku.settings import Limits, Settings


def settings(
    *, seconds: float, memory: int, max_pages: int, ocr: bool, report: bool = True, timings: bool = False
) -> Settings:
    """The settings of a conversion; `memory` in MB."""
    return Settings(
        read=ReadSettings(max_pages=max_pages, ocr=ocr),
        limits=Limits(seconds=seconds, memory=memory * MEGABYTE),
        report=report,
        timings=timings,
    )


def page_numbers(text: str) -> tuple[int, ...] | None:
    """ "1,3-5" -> (1, 3, 4, 5); None, all pages, for an empty text.

    Raises:
        ValueError: not a list of pages.
    """
    if not text.strip():
        return None
    numbers: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.partition("-")
        low, high = int(first), int(last if dash else first)
        if not 1 <= low <= high <= 1_000_000:
            raise ValueError(part)
        numbers.update(range(low, high + 1))
    return tuple(sorted(numbers))
