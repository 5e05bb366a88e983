"""A page with rules, fractions and fills of any size of print is the same page."""

from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.choice.score import choose
from extract.document import Table
from extract.pdf.parse import parse_page
from extract.sense import NoSense
from extract.settings import Settings

SAMPLE = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))


def told(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells]


@pytest.mark.parametrize("factor", [0.4, 2.5])
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_pages_of_a_sample_in_another_size(path: Path, factor: float) -> None:
    document = pdfium.PdfDocument(path)
    pages = [parse_page(document[k], k + 1, Settings())[0] for k in range(len(document))]
    document.close()
    for page in pages:
        same, other = choose(page, NoSense()), choose(replace(page.scaled(factor), scale=1.0), NoSense())
        assert [told(table) for table in other.tables] == [told(table) for table in same.tables]
