"""How far reading may go: limits that keep a hostile or broken file from taking the machine with it.

What lies beyond a limit is a `Problem` with a remedy, never a hang or a full memory.
"""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What to read of one document, and its limits; the defaults suit office files of up to thousands of pages."""

    unpacked_bytes: int = 64 * MEGABYTE
    """Most bytes that one part of a packed file (DOCX) may unpack to: 500 dense pages take about 20 MB."""
    text_bytes: int = 64 * MEGABYTE
    """Most bytes of a plain text file."""
    pages: tuple[int, ...] | None = None
    """1-based pages to read; None for all. The others are not in the Document."""
    max_pages: int = 5_000
    """Pages beyond are named as unread; the longest planning documents have some 600."""
    max_page_points: float = 14_400.0
    """Longest side of a page: PDF's own limit (ISO 32000-1, annex C), 200 inches."""
    max_pixels: int = 60_000_000
    """Of one rendered page or one embedded picture; A3 at 300 dpi has 17 million."""
    max_glyphs: int = 400_000
    """Characters on one page; a dense A3 page has some 12,000."""
    ocr: bool = True
    """Read scanned pages; without it they are named as unread."""
    ocr_threads: int = 1
    """Threads of one OCR run; a batch gives each worker its share of the processors."""
    max_objects: int = 400_000
    """Drawn objects of one page, those inside form XObjects included."""
    max_form_depth: int = 12
    """Form XObjects inside one another."""
    password: str | None = None
    """Opens an encrypted PDF."""
    engine: str = "auto"
    """Who finds the grids of a PDF: "auto", the best by their own scores, or one of `extract.lineup.NAMES` alone."""
