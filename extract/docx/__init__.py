"""DOCX: the package's XML -> tables as the page shows them."""

from extract.docx.reader import read_docx

__all__ = ["read_docx"]
