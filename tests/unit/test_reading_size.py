"""A page with rules, fractions and fills of any size of print is the same page."""

from dataclasses import fields, replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.choice.reading import scaled_table
from extract.choice.score import choose
from extract.document import Box, Cell, Line, Table
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


def test_scaling_a_table_changes_nothing_but_its_boxes() -> None:
    """Every field of line and cell is carried, also one that is added later."""
    box = Box(1, 2, 3, 4)
    line = Line("a", box, 2, True, True, True, 0.5)
    cell = Cell(1, 2, 3, 4, (line,), box, 2, (1, 2, 3), 0.5)
    (scaled,) = scaled_table(Table(5, 6, (cell,), "ruled", box=box), 2.0).cells
    assert scaled.box == scaled.lines[0].box == Box(2, 4, 6, 8)
    assert replace(scaled, box=box, lines=(replace(scaled.lines[0], box=box),)) == cell
    for one in (line, cell):
        set_fields = [f.name for f in fields(one) if getattr(one, f.name) == f.default]
        assert not set_fields, "set every field above, so that none is lost in scaling"
