"""Words that stand upright in the narrow cells of a scan's header."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.reader import read
from normalize.normalise import normalise
from normalize.sense import VocabularySense
from tests.unit.drawn_scan import picture, scanned

pytest.importorskip("rapidocr")
XS = (40, 70, 230, 262, 294, 326)
HEADER = ("No", "Indikator Kinerja", "Satuan", "Target 2024", "Target 2025")
ROWS = [(str(n), f"Persentase jalan mantap {n}", "%", str(60 + n), str(70 + n)) for n in range(1, 6)]


@pytest.mark.parametrize("from_below", [True, False])
def test_they_are_read_turned(from_below: bool) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(380, 300))
    canvas.setFont("Helvetica", 10)
    ys = [260, 180, *(180 - 20 * k for k in range(1, len(ROWS) + 1))]
    for y in ys:
        canvas.line(XS[0], y, XS[-1], y)
    for x in XS:
        canvas.line(x, ys[0], x, ys[-1])
    for k, text in enumerate(HEADER):
        canvas.saveState()
        canvas.translate(XS[k] + (20 if from_below else 12), 188 if from_below else 252)
        if k > 1:
            canvas.rotate(90 if from_below else -90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    for row, y in zip(ROWS, ys[2:], strict=True):
        for x, text in zip(XS, row, strict=False):
            canvas.drawString(x + 4, y + 6, text)
    canvas.save()
    document = read("a.pdf", scanned(picture(out.getvalue(), 200), 200), VocabularySense())
    (table,) = normalise(document, "a").tables
    assert [(c.name, c.year) for c in table.columns][2:] == [("satuan", None), ("target", "2024"), ("target", "2025")]
    assert [[t.value.number for t in row.targets] for row in table.indicators] == [
        [60 + n, 70 + n] for n in range(1, 6)
    ]
