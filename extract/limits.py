"""How much a reader may spend on one document: what lies beyond is a `Problem`, never a hang or a full memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What to read of a document, and the limits while doing so.

    The defaults hold for everything an office writes (the longest planning documents have some 600 pages);
    they exist for files that are broken or built to do harm.
    """

    pages: tuple[int, ...] | None = None
    """1-based pages to read; None for all. The others are not in the Document."""
    max_pages: int = 5_000
    """Pages beyond are named as unread."""
    max_page_points: float = 14_400.0
    """Longest side of a page: PDF's own limit (ISO 32000-1, annex C), 200 inches."""
    max_pixels: int = 60_000_000
    """Of one rendered page or one embedded picture; A3 at 300 dpi has 17 million."""
    max_unpacked: int = 512 * 1024 * 1024
    """Bytes that the members of a DOCX may unpack to, together."""
    max_glyphs: int = 400_000
    """Characters on one page; a dense A3 page has some 12,000."""
    ocr: bool = True
    """Read scanned pages; without it they are named as unread."""
    ocr_threads: int = 1
    """Threads of one OCR run; a batch gives each worker its share of the processors."""
