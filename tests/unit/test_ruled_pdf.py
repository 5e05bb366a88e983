"""One table, ruled in every way that producers rule: the same cells come out."""

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from drawn_pdf import RULINGS, TEXTS, XS, YS, lines, pdf, texts
from reportlab.pdfgen.canvas import Canvas

from extract.document import Page, Table
from extract.reader import read


def page_of(data: bytes) -> Page:
    (page,) = read("meja.pdf", data).pages
    return page


def words(table: Table) -> tuple[tuple[str | None, ...], ...]:
    return tuple(tuple(cell.text if cell else None for cell in row) for row in table.grid())


def only_table(data: bytes) -> Table:
    (table,) = page_of(data).tables
    return table


@pytest.mark.parametrize("ruling", RULINGS)
def test_every_ruling_gives_the_same_table(ruling: str) -> None:
    def draw(canvas: Canvas) -> None:
        RULINGS[ruling](canvas)
        texts(canvas)

    table = only_table(pdf(draw))
    assert words(table) == TEXTS
    assert table.engine == "ruled"


def both(canvas: Canvas) -> None:
    lines(canvas)
    texts(canvas)


def test_boxes_are_points_from_the_top_left() -> None:
    cell = only_table(pdf(both)).cells[5]
    assert cell.text == "Persentase jalan"
    assert cell.box is not None
    assert (cell.box.x0, cell.box.y0, cell.box.x1, cell.box.y1) == pytest.approx((90, 90, 250, 120), abs=0.6)
    (line,) = cell.lines
    assert line.box is not None
    assert line.box.x0 == pytest.approx(94, abs=0.6)
    assert cell.box.y0 < line.box.y0 < line.box.y1 < cell.box.y1


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages_are_read_upright(turn: int, rotate: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(*{0: (0, 0), 90: (400, 0), 180: (500, 400), 270: (0, 500)}[turn])
        canvas.rotate(turn)
        both(canvas)

    size = (500.0, 400.0) if turn % 180 == 0 else (400.0, 500.0)
    page = page_of(pdf(draw, rotate=rotate, size=size))
    (table,) = page.tables
    assert words(table) == TEXTS
    assert (page.width, page.height) == (500, 400)
    assert page.rotation == turn  # by which a renderer must turn it to show it upright
    assert table.box is not None
    assert (table.box.x0, table.box.y0) == pytest.approx((50, 60), abs=1)


def without(canvas: Canvas, inner: Sequence[tuple[float, float, float, float]]) -> None:
    """Outer rules, and the given inner ones."""
    canvas.rect(XS[0], YS[-1], XS[-1] - XS[0], YS[0] - YS[-1])
    for x0, y0, x1, y1 in inner:
        canvas.line(x0, y0, x1, y1)


def test_merged_cells_are_told_from_empty_ones_by_their_rules() -> None:
    def draw(canvas: Canvas) -> None:
        inner = [(XS[0], y, XS[-1], y) for y in YS[1:-1]]
        inner[1] = (XS[1], YS[2], XS[-1], YS[2])  # the first column is one cell over two rows
        inner += [(x, YS[0] if x != XS[3] else YS[1], x, YS[-1]) for x in XS[1:-1]]  # "Target" over two columns
        without(canvas, inner)
        texts(canvas, (("No", "Indikator", "Target", ""), ("1", "Satu", "2", ""), ("", "Dua", "", "4")))

    table = only_table(pdf(draw))
    spans = {cell.text: (cell.row_span, cell.col_span) for cell in table.cells if cell.text}
    assert spans["Target"] == (1, 2)
    assert spans["1"] == (2, 1)
    assert spans["Dua"] == (1, 1)
    assert (table.n_rows, table.n_cols) == (4, 4)
    assert sum(cell.row_span * cell.col_span for cell in table.cells) == 16


@pytest.mark.parametrize(("ground", "piece", "rows"), [(1.0, 1.0, 2), (0.7, 1.0, 1), (0.9, 0.9, 2), (1.0, 0.9, 1)])
def test_a_piece_of_a_rule_shows_on_another_colour_alone(ground: float, piece: float, rows: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(ground)
        canvas.rect(XS[0], YS[3], XS[1] - XS[0], YS[1] - YS[3], stroke=0, fill=1)
        canvas.setFillGray(0)
        inner = [(XS[1] if y == YS[2] else XS[0], y, XS[-1], y) for y in YS[1:-1]]
        without(canvas, [*inner, *((x, YS[0], x, YS[-1]) for x in XS[1:-1])])
        canvas.setStrokeGray(piece)
        canvas.line(XS[0], YS[2], XS[1], YS[2])
        texts(canvas, (("No", "Indikator", "2024", "2025"), ("1", "Satu", "2", "3"), ("", "Dua", "4", "5")))

    table = only_table(pdf(draw))
    assert next(cell.row_span for cell in table.cells if cell.text == "1") == rows


def test_a_column_that_white_rules_alone_close_stays() -> None:
    def draw(canvas: Canvas) -> None:
        for x in XS:
            canvas.line(x, YS[0], x, YS[-1])
        for y in YS:
            canvas.line(XS[1], y, XS[-1], y)
        canvas.setStrokeGray(1)
        for y in YS:
            canvas.line(XS[0] + 1, y, XS[1] - 1, y)
        texts(canvas, tuple(("", *row[1:]) for row in TEXTS))

    assert only_table(pdf(draw)).n_cols == 4


def test_an_underline_from_side_to_side_is_no_rule() -> None:
    def draw(canvas: Canvas) -> None:
        both(canvas)
        canvas.line(XS[2] + 2, YS[1] - 19, XS[2] + 4 + canvas.stringWidth("75 %", "Helvetica", 10), YS[1] - 19)

    assert words(only_table(pdf(draw))) == TEXTS


def test_two_tables_stay_two_and_have_their_titles() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(200, 360, "IKU Eselon III")
        both(canvas)
        canvas.drawString(200, 200, "IKU Eselon IV")
        canvas.translate(0, -160)
        both(canvas)

    one, two = page_of(pdf(draw)).tables
    assert words(one) == words(two) == TEXTS
    assert [(line.text, line.bold) for line in one.titles] == [("IKU Eselon III", True)]
    assert [line.text for line in two.titles] == ["IKU Eselon IV"]


def test_gridlines_of_a_sheet_divide_no_cell() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeGray(0.85)
        canvas.line(300, YS[1], 300, YS[2])
        canvas.line(XS[0] + 20, YS[2] + 15, XS[1], YS[2] + 15)
        canvas.setStrokeGray(0)
        both(canvas)

    assert words(only_table(pdf(draw))) == TEXTS


def test_pale_rules_that_divide_the_table_are_rules() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeGray(0.85)
        lines(canvas)
        canvas.setStrokeGray(0)
        without(canvas, [(XS[0], YS[1], XS[-1], YS[1])])
        texts(canvas)

    assert words(only_table(pdf(draw))) == TEXTS


def test_painted_cells_are_a_table_without_rules() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(4):
            for col in range(4):
                canvas.setFillGray(0.8 + 0.1 * ((row + col) % 2))
                canvas.rect(XS[col], YS[row + 1], XS[col + 1] - XS[col], 30, stroke=0, fill=1)
        canvas.setFillGray(0)
        texts(canvas)

    table = only_table(pdf(draw))
    assert words(table) == TEXTS
    assert table.cells[0].fill == (204, 204, 204)


def shaded_to(canvas: Canvas, foot: float) -> None:
    """The table's rules, the one under its header left out, and a dark header from its top down to `foot`."""
    canvas.setFillColorRGB(0.2, 0.4, 0.8)
    for a, b in pairwise(XS):
        canvas.rect(a, foot, b - a, YS[0] - foot, stroke=0, fill=1)
    canvas.setFillGray(0)
    for y in (YS[0], *YS[2:]):
        canvas.line(XS[0], y, XS[-1], y)
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])
    texts(canvas)


def test_a_shaded_header_ends_with_its_shade_where_no_rule_is_drawn() -> None:
    assert words(only_table(pdf(lambda canvas: shaded_to(canvas, YS[1])))) == TEXTS


def test_a_header_and_the_row_in_its_shade_are_parted_by_their_lines() -> None:
    assert words(only_table(pdf(lambda canvas: shaded_to(canvas, YS[2])))) == TEXTS


@pytest.mark.parametrize(("start", "column"), [(-70, 1), (-20, 2)])
def test_a_word_that_a_border_crosses_goes_whole_where_most_of_it_stands(start: float, column: int) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas)
        texts(canvas, (TEXTS[0], ("1", "", "", "80 %"), *TEXTS[2:]))
        canvas.drawString(XS[2] + start, YS[1] - 18, "Tertindaklanjutinya")

    row = words(only_table(pdf(draw)))[1]
    assert row[column] == "Tertindaklanjutinya"
    assert row[3 - column] == ""


def test_letters_printed_twice_are_bold_not_double() -> None:
    def draw(canvas: Canvas) -> None:
        both(canvas)
        canvas.translate(0.3, 0.1)
        texts(canvas)

    table = only_table(pdf(draw))
    assert words(table) == TEXTS
    assert all(line.bold for cell in table.cells for line in cell.lines)


def test_headers_that_run_upwards_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas)
        texts(canvas, (("No", "Indikator", "", ""), *TEXTS[1:]))
        for x, text in ((310, "Th 24"), (410, "Th 25")):
            canvas.saveState()
            canvas.translate(x, 312)
            canvas.rotate(90)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    assert words(only_table(pdf(draw)))[0] == ("No", "Indikator", "Th 24", "Th 25")


def test_a_drawing_of_thousands_of_lines_is_passed_over_quickly() -> None:
    def draw(canvas: Canvas) -> None:
        for k in range(6000):
            x, y = 13.7 * k % 470, 29.3 * k % 370
            canvas.line(x, y, x + (9 if k % 2 else 0), y + (0 if k % 2 else 9))

    start = time.process_time()
    page = page_of(pdf(draw))
    assert not page.unread
    assert time.process_time() - start < 5
