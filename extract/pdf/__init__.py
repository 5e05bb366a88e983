"""A digital PDF's pages: PDFium's parse as ink, and what became of each page."""
