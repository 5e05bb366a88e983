"""Text that leaves its place: over the edge of the paper, out of its cell's side, into the row below."""

from drawn_pdf import lines, pdf, texts
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document
from extract.reader import read

XS, YS = (40, 120, 200, 280, 360), (300, 270, 255, 240, 225)


def rows(document: Document) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in document.tables[0].grid()]


def ruled(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 8)
    for y in YS:
        canvas.line(XS[0], y, XS[-1], y)
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])


def test_a_table_that_the_edge_of_the_paper_cuts_is_read_whole() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas)
        texts(canvas)

    whole, cut = read("x.pdf", pdf(draw)), read("x.pdf", pdf(draw, size=(300, 400)))
    assert rows(cut) == rows(whole)
    assert "memotong" in cut.pages[0].fate and "memotong" not in whole.pages[0].fate


def test_what_lies_beyond_the_paper_without_a_rule_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        for column, x in enumerate(XS[:-1]):
            for row, y in enumerate(YS[:-1]):
                canvas.drawString(x + 3, y - 11, f"{column}{row}")
        canvas.drawString(450, 250, "luar")

    found = read("x.pdf", pdf(draw, size=(400, 400)))
    assert not found.pages[0].after and "luar" not in str(rows(found))


def test_a_sentence_that_runs_into_the_empty_cell_beside_it_is_one_cells() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        for row, y in enumerate(YS[:-1]):
            for column, x in enumerate(XS[:-1]):
                if (row, column) == (2, 2):
                    canvas.drawString(x + 3, y - 11, "sedang menunggu penetapan hasil")
                elif (row, column) != (2, 3):
                    canvas.drawString(x + 3, y - 11, f"{row}{column}")

    assert rows(read("x.pdf", pdf(draw)))[2] == ["20", "21", "sedang menunggu penetapan hasil", ""]


def test_cells_that_touch_stay_two() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        for y in YS[:-1]:
            canvas.drawRightString(XS[1] + 2.9, y - 11, "Persentase jalan ")
            canvas.drawString(XS[1] + 3, y - 11, "75")
            canvas.drawString(XS[2] + 3, y - 11, "80")

    assert [row[1:3] for row in rows(read("x.pdf", pdf(draw)))] == [["75", "80"]] * 4


def test_a_second_line_at_the_height_of_the_next_rows_figures_goes_back() -> None:
    for drop in (0.0, 1.5, 3.0):

        def draw(canvas: Canvas, drop: float = drop) -> None:
            ruled(canvas)
            for x in XS[:-1]:
                canvas.drawCentredString(x + 40, YS[1] + 3 - drop + 2, "Target")
                canvas.drawCentredString(x + 40, YS[1] - 9 + 2 - drop + 2, "2024")
            for y in YS[1:-1]:
                for x in XS[:-1]:
                    canvas.drawString(x + 3, y - 12, "78")

        assert rows(read("x.pdf", pdf(draw)))[:2] == [["Target\n2024"] * 4, ["78"] * 4]
