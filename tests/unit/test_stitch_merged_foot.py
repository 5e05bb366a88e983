"""Cells merged over the rows at the foot of a page, and the row at the top of the next."""

import pytest

from extract.document import Box, Cell, Line
from extract.stitch.profile import Column
from extract.stitch.rows import Strip, goes_on

NAMES = Column(rows=9, filled=9)


def strip(col: int, above: str, below: str, foot: float, span: int = 2) -> Strip:
    """`foot`: where the text above ends; its cell ends at 100."""

    def cell(text: str, page: int, rows: int) -> Cell:
        lines = (Line(text, Box(0, foot - 9, 5.0 * len(text), foot), page),) if text else ()
        return Cell(0, col, row_span=rows, lines=lines, box=Box(0, 40, 60, 100), page=page)

    over = cell(above, 1, span)
    return Strip(cell(below, 2, 1), over, over, NAMES)


@pytest.mark.parametrize(
    ("names", "foot", "same_row"),
    [
        ((("Persentase keluarga", "Indikator Program"), ("Meningkatnya akses", "Program dan Kegiatan")), 60, False),
        ((("Persentase keluarga", "yang sehat"), ("Meningkatnya akses", "kesehatan")), 99, True),
        ((("Persentase keluarga", "Indikator Program"),), 60, True),  # one alone may be set in the middle
    ],
)
def test_texts_that_had_room_below_have_ended(names: tuple[tuple[str, str], ...], foot: float, same_row: bool) -> None:
    """Only the last column has a cell of the last row alone, and nothing at the top of the next page."""
    strips = [strip(k, *pair, foot) for k, pair in enumerate(names)]
    assert goes_on([*strips, strip(9, "Jumlah keluarga", "", 99, span=1)], 100) is same_row
