"""How far reading may go: limits that keep a hostile or broken file from taking the machine with it."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of one document; the defaults suit office files of up to some hundred pages."""

    unpacked_bytes: int = 64 * MEGABYTE
    """Most bytes that one part of a packed file (DOCX) may unpack to: 500 dense pages take about 20 MB."""
    text_bytes: int = 64 * MEGABYTE
    """Most bytes of a plain text file."""
