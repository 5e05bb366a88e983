"""The report that an official reads: one self-contained HTML page per document, and one per batch."""

from emit.report.page import render

__all__ = ["render"]
