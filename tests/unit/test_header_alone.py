"""A header in rules over a body without any."""

from itertools import pairwise

from extract.choice.score import choose
from normalize.sense import VocabularySense
from tests.unit.made_ink import glyphs, ink

XS = (50.0, 90.0, 250.0, 480.0, 560.0, 640.0, 720.0)
HEADS = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2024", "Target 2025")
ROWS = [("Proporsi kampung yang", "Persen", "30", "76"), ("dibina", "", "", ""), ("Jumlah mobil", "Buah", "2", "71")]


def test_a_body_may_leave_the_first_columns_of_its_header_empty() -> None:
    """A page on which the goal of the page before goes on."""
    heads = [(text, x + 5, 90.0) for text, x in zip(HEADS, XS, strict=False)]
    body = [
        (text, x + 5, 115.0 + 12 * line + 6 * (line > 1))
        for line, row in enumerate(ROWS)
        for text, x in zip(row, XS[2:], strict=False)
        if text
    ]
    across = [(a, y, b, y) for y in (70.0, 100.0) for a, b in pairwise(XS)]
    page = ink(across, [(x, 70.0, x, 100.0) for x in XS], glyphs(*heads, *body))
    (table,) = choose(page, VocabularySense()).tables
    rows = [[cell.text if cell else "" for cell in row] for row in table.grid()]
    assert rows[0] == list(HEADS)
    assert [row[2:] for row in rows[1:]] == [["Proporsi kampung yang\ndibina", "Persen", "30", "76"], [*ROWS[2]]]
