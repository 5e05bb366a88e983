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


def test_a_head_in_the_middle_of_the_table_between_two_lines_is_no_band() -> None:
    """ "Target" over its year, in a column that happens to stand in the middle, between lines of other heights."""
    xs = (60.0, 110.0, 300.0, 400.0, 440.0, 490.0, 530.0)
    heads = [("TW I", 410.0, 78.0), ("TW II", 500.0, 78.0), ("Target", 300.0, 84.0), ("2024", 305.0, 96.0)]
    heads += [("No", 60.0, 90.0), ("Sasaran", 110.0, 90.0)]
    heads += [(text, x, 102.0) for text, x in zip(("Rencana", "Hasil", "Rencana", "Tercapai"), xs[3:], strict=True)]
    body = [
        (text, x, 130.0 + 20 * k)
        for k in range(3)
        for text, x in zip((str(k + 1), "Layanan prima", "431", "400", "93", "12", "14"), xs, strict=True)
    ]
    rules = [(50.0, y, 580.0, y) for y in (66.0, 110.0, 175.0)] + [(395.0, 90.0, 580.0, 90.0)]
    (table,) = choose(ink(rules, [], glyphs(*heads, *body)), VocabularySense()).tables
    rows = [[cell.text if cell else "" for cell in row] for row in table.grid()]
    assert rows[0][:3] == ["No", "Sasaran", "Target\n2024"]
