"""A page without text whose small filled shapes are letters drawn as curves: only its picture can be read."""

import pypdfium2 as pdfium
import pytest
from raw_pdf import FONT, page_pdf

from extract.pdf.pages import kind_of
from extract.pdf.parse import parse_page
from extract.settings import Settings

TEXT, RESOURCES = "BT /F1 12 Tf 20 100 Td (kata) Tj ET\n", f"/Font << /F1 {FONT} >>"


def shapes(count: int) -> str:
    """Small triangles with a corner cut off twice: neither rules nor areas."""
    places = ((20 + 8 * (k % 60), 500 + 20 * (k // 60)) for k in range(count))
    corners = ((0, 0), (5, 0), (6, 3), (4, 8), (2, 8), (1, 6))
    paths = ([f"{x + dx} {y + dy}" for dx, dy in corners] for x, y in places)
    return "".join(f"{first} m {' l '.join(rest)} l h f\n" for first, *rest in paths)


@pytest.mark.parametrize(
    ("content", "kind"), [(shapes(59), "empty"), (shapes(60), "scan"), (TEXT + shapes(60), "digital")]
)
def test_many_small_shapes_without_text_are_letters(content: str, kind: str) -> None:
    with pdfium.PdfDocument(page_pdf(content, resources=RESOURCES)) as document:
        assert kind_of(*parse_page(document[0], 1, Settings())) == kind
