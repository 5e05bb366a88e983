"""`iku tables --debug-image`: each page as a picture with its grids drawn over it, refused ones in grey."""

from pathlib import Path
from typing import Any

from extract.document import Document, Page
from iku.errors import UsageError, reason

DPI = 100
POINTS = 72
COLOURS = ("#d00000", "#0050d0", "#008040", "#a000a0")
REFUSED = "#909090"
"""Of regions that were refused as tables."""


def draw_pages(file: Path, document: Document, folder: Path) -> None:
    """Write one PNG a page with grids, named after the file and the page. PDF only.

    Raises:
        UsageError: the document has no pages to draw, or the folder cannot be written.
    """
    if document.kind != "pdf":
        raise UsageError("Gambar halaman hanya dapat dibuat untuk PDF.")
    import pypdfium2

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"Folder gambar tidak dapat dibuat: {folder}: {reason(error)}.") from error
    pdf = pypdfium2.PdfDocument(file)
    for page in document.pages:
        if page.tables or page.aside:
            picture = pdf[page.number - 1].render(scale=DPI / POINTS).to_pil()
            _draw(picture, page)
            picture.save(folder / f"{file.stem}-{page.number}.png")


def _draw(picture: Any, page: Page) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    scale = picture.width / page.width
    regions = [(table, COLOURS[number % len(COLOURS)]) for number, table in enumerate(page.tables)]
    for table, colour in [*regions, *((one.table, REFUSED) for one in page.aside)]:
        for cell in table.cells:
            if cell.box is not None:
                box = [v * scale for v in (cell.box.x0, cell.box.y0, cell.box.x1, cell.box.y1)]
                pen.rectangle(box, outline=colour, width=2)
