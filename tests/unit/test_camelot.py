"""camelot behind the engine protocol."""

import io

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.cells.fill import fill
from extract.engines.camelot import Camelot
from extract.pdf.parse import parse_page
from extract.settings import Settings

ROWS = [("Country", "Stores", "Share"), ("Austria", "17", "3.1"), ("Belgium", "128", "12.4"), ("Spain", "115", "9.9")]


@pytest.mark.slow
def test_its_cells_lie_where_the_page_shows_them() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for k, row in enumerate(ROWS):
        for x, text in zip((100, 220, 300), row, strict=True):
            canvas.drawString(x, 700 - 16 * k, text)
    canvas.save()
    data = out.getvalue()
    document = pdfium.PdfDocument(data)
    ink, _ = parse_page(document[0], 1, Settings())
    (grid,) = Camelot(data)(ink)
    table = fill(ink, grid)
    assert (grid.engine, grid.n_cols) == ("camelot", 3)
    assert [cell.text for cell in table.cells if cell.lines] == [text for row in ROWS for text in row]
