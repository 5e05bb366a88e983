"""DOCX: the package's XML -> tables as the page shows them."""
