"""Grids whose rules or shades leave out the header over them, the column left of them, or both."""

from io import BytesIO
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.reader import read
from extract.settings import Settings
from normalize.sense import VocabularySense

XS = (40.0, 65.0, 200.0, 350.0, 430.0)
HEADER = ("No", "Sasaran Strategis", "Indikator Kinerja", "Target")
NUMBERS = ("1", "2", "3", "4")
ROWS = (
    ("1.", "Tertatanya pasar kota", "Persentase pasar layak", "75%"),
    ("2.", "Terpeliharanya taman", "Luas taman terpelihara", "6 Ha"),
    ("3.", "Terangnya jalan umum", "Jumlah lampu jalan", "40 Unit"),
    ("4.", "Bersihnya sungai kota", "Jumlah sungai bersih", "3 Sungai"),
)
Printed = tuple[tuple[str, ...], ...]


def printed(rows: Printed, shaded: range, *, first: int, foot: int = 0) -> bytes:
    """Rows of 20 points, some of them shaded from a column on; a rule over the first shaded one, two down, as far as
    the rows under `foot`."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(480, 300), invariant=True)
    canvas.setFillColorRGB(0.88, 0.93, 0.82)
    for k in shaded:
        for left, right in pairwise(XS[first:]):
            canvas.rect(left, 240 - 20 * k, right - left, 20, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica", 8)
    for k, row in enumerate(rows):
        for text, x in zip(row, XS, strict=False):
            for n, line in enumerate(reversed(text.split("\n"))):
                canvas.drawString(x + 3, 260 - 20 * k - 13 + 9 * n, line)
    canvas.setLineWidth(2)
    canvas.line(XS[0], 260 - 20 * shaded[0], XS[-1], 260 - 20 * shaded[0])
    canvas.setLineWidth(0.5)
    for x in (XS[first], XS[-1]):
        canvas.line(x, 260 - 20 * shaded[0], x, 260 - 20 * (foot or len(rows)))
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("rows", [(HEADER, *ROWS), (HEADER, NUMBERS, *ROWS)])
@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("over", [0, 1])
def test_the_header_over_the_shades_and_the_column_left_of_them_are_read(rows: Printed, first: int, over: int) -> None:
    page = printed(rows, range(over, len(rows), 2), first=first)
    (table,) = read("t.pdf", page, VocabularySense(), Settings()).tables
    assert [cell.text for cell in table.cells] == [text for row in rows for text in row]


def test_lines_of_a_title_are_no_header() -> None:
    rows = (("", "Dinas Pasar dan Taman", "Tahun Anggaran 2024", ""), *ROWS)
    (table,) = read("t.pdf", printed(rows, range(1, 5, 2), first=0), VocabularySense(), Settings()).tables
    assert [cell.text for cell in table.cells] == [text for row in ROWS for text in row]


@pytest.mark.parametrize("under", [ROWS[1], ("", "2. Tidak termasuk pasar desa yang dikelola", "", "")])
def test_a_row_under_the_last_shade_is_of_the_table_and_a_note_is_none(under: tuple[str, ...]) -> None:
    rows = (HEADER, ROWS[0], under)
    page = printed(rows, range(2), first=0, foot=2)
    (table,) = read("t.pdf", page, VocabularySense(), Settings()).tables
    kept = rows if under == ROWS[1] else rows[:2]
    assert [cell.text for cell in table.cells] == [text for row in kept for text in row]


def framed(rows: Printed, heights: tuple[float, ...]) -> bytes:
    """A header over a frame of two rows, the first of them shaded, both without rules inside."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(480, 300), invariant=True)
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.rect(XS[1], heights[1], XS[2] - XS[1], heights[0] - heights[1], stroke=0, fill=1)
    canvas.rect(XS[2], heights[1], XS[3] - XS[2], heights[0] - heights[1], stroke=0, fill=1)
    canvas.rect(XS[1], heights[2], XS[3] - XS[1], heights[0] - heights[2])
    canvas.line(XS[0], heights[0], XS[3], heights[0])
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica", 8)
    for y, row in zip((heights[0] + 8, *(h - 10 for h in heights)), rows, strict=False):
        for text, x in zip(row, (XS[0], XS[1], XS[2]), strict=True):
            canvas.drawString(x + 3, y, text)
    canvas.save()
    return out.getvalue()


def test_a_frame_around_rows_that_no_rule_parts_is_none_of_their_cells() -> None:
    names = ("Jumlah lampu jalan yang menyala", "Jumlah taman yang terpelihara")
    rows = (("No", "Indikator Kinerja", "Target"), ("1.", names[0], "40"), ("2.", names[1], "6"))
    (table,) = read("t.pdf", framed(rows, (240, 220, 200)), VocabularySense(), Settings()).tables
    assert [cell.text for cell in table.cells] == [text for row in rows for text in row]


def test_a_header_of_two_lines_whose_last_is_one_text_alone_stands_over_the_rules() -> None:
    rows = (("No\n", "Sasaran\n", "Indikator\n", "Target\n(unit)"), *ROWS)
    (table,) = read("t.pdf", printed(rows, range(1, 5, 2), first=0), VocabularySense(), Settings()).tables
    assert [cell.text.strip() for cell in table.cells] == [text.strip() for row in rows for text in row]


def test_heads_close_to_each_other_stand_over_columns_of_their_own() -> None:
    rows = (("No", "Sasaran Strategis Perangkat Daerah", "Indikator Kinerja", "Target"), *ROWS)
    (table,) = read("t.pdf", printed(rows, range(1, 5, 2), first=0), VocabularySense(), Settings()).tables
    assert [cell.text for cell in table.cells] == [text for row in rows for text in row]


def test_numbers_that_stand_upright_under_a_grid_are_no_row_of_it() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(480, 300), invariant=True)
    canvas.setFont("Helvetica", 8)
    canvas.grid(XS, [240 - 20 * k for k in range(4)])
    for k, row in enumerate((HEADER, *ROWS[:2])):
        for text, x in zip(row, XS, strict=False):
            canvas.drawString(x + 3, 227 - 20 * k, text)
    for x, text in zip(XS, ("2021", "2022", "2023", "2024"), strict=False):
        canvas.saveState()
        canvas.translate(x + 20, 155)
        canvas.rotate(90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    canvas.save()
    (table,) = read("t.pdf", out.getvalue(), VocabularySense(), Settings()).tables
    assert [cell.text for cell in table.cells] == [text for row in (HEADER, *ROWS[:2]) for text in row]
