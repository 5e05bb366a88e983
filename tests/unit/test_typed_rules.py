"""Tables whose rules are typed: bars and lines of dashes."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Table
from extract.reader import read
from normalize.sense import VocabularySense

ROWS = [
    "| No | Indikator          |   2024 |",
    "|  1 | Persentase jalan   |  70,50 |",
    "|  2 | Jumlah jembatan    |     12 |",
    "|  3 | Indeks layanan     |  81,25 |",
]
PLUS, DASHES, MARKS = "+----+--------------------+--------+", "-" * 36, "|---:|--------------------|--------|"


def tables(lines: list[str]) -> tuple[Table, ...]:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Courier", 8)
    for k, line in enumerate(lines):
        canvas.drawString(50, 780 - 10 * k, line)
    canvas.save()
    return read("a.pdf", out.getvalue(), VocabularySense()).pages[0].tables


@pytest.mark.parametrize(
    "lines",
    [
        [PLUS, *(line for row in ROWS for line in (row, PLUS))],
        [DASHES, ROWS[0], DASHES, *ROWS[1:], DASHES],
        [ROWS[0], MARKS, *ROWS[1:]],
    ],
    ids=["ruled", "headed", "marked"],
)
def test_typed_bars_part_columns(lines: list[str]) -> None:
    (table,) = tables(["INDIKATOR KINERJA UTAMA", "", *lines])
    rows = [[cell.text if cell else "" for cell in row if cell and cell.text] for row in table.grid()]
    assert rows == [[part.strip() for part in row.strip("|").split("|")] for row in ROWS]


def test_a_bar_here_and_there_is_a_letter() -> None:
    lines = ["Halaman 1 | Laporan", "Nilai |x| dari 3", "", "Bab 2 | Hasil", "a | b | c"]
    assert tables(lines) == ()
