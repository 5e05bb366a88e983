"""The text of an OCR service: lines of tab-separated cells -> tables."""
