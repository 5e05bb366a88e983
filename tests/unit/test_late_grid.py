"""A page on which every second row is shaded right of the first column: the shades make a grid that begins late."""

from io import BytesIO
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from extract.reader import read
from extract.settings import Settings
from normalize.sense import VocabularySense

XS = (40.0, 65.0, 200.0, 350.0, 430.0)
ROWS = [
    ("No", "Sasaran Strategis", "Indikator Kinerja", "Target"),
    ("1", "2", "3", "4"),
    ("1.", "Tertatanya pasar kota", "Persentase pasar layak", "75%"),
    ("2.", "Terpeliharanya taman", "Luas taman terpelihara", "6 Ha"),
    ("3.", "Terangnya jalan umum", "Jumlah lampu jalan", "40 Unit"),
    ("4.", "Bersihnya sungai kota", "Jumlah sungai bersih", "3 Sungai"),
]


def page() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(480, 300), invariant=True)
    canvas.setFillColorRGB(0.88, 0.93, 0.82)
    for k in range(1, len(ROWS), 2):
        for left, right in pairwise(XS[1:]):
            canvas.rect(left, 240 - 20 * k, right - left, 20, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica", 8)
    for k, row in enumerate(ROWS):
        for text, x in zip(row, XS, strict=False):
            canvas.drawString(x + 3, 260 - 20 * k - 13, text)
    canvas.setLineWidth(2)
    canvas.line(XS[0], 240, XS[-1], 240)
    canvas.setLineWidth(0.5)
    for x in (XS[1], XS[-1]):
        canvas.line(x, 240, x, 260 - 20 * len(ROWS))
    canvas.save()
    return out.getvalue()


def test_the_header_and_the_column_left_of_the_shades_are_read() -> None:
    (table,) = read("t.pdf", page(), VocabularySense(), Settings()).tables
    assert [cell.text for cell in table.cells] == [text for row in ROWS for text in row]
