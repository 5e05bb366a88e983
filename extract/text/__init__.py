"""The text of an OCR service: lines of tab-separated cells -> tables."""

from extract.text.reader import read_text

__all__ = ["read_text"]
