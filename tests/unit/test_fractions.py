"""Fractions drawn in a cell, in every way that offices draw them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn_pdf import pdf
from reportlab.pdfgen.canvas import Canvas

from extract.cells.fill import fill
from extract.document import Box, Cell
from extract.grid import Grid, Slot
from extract.reader import read
from tests.unit.made_ink import glyphs, ink

LEFT, TOP, SIZE, LEADING = 200.0, 300.0, 9.0, 12.0
"""Where the formula cell's first line begins."""

Draw = Callable[[Canvas], None]


class Pen:
    """Writes lines into the formula cell."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.y = TOP

    def line(self, text: str, x: float = LEFT, underlined: str = "") -> None:
        """A line; `underlined` is the part of it that is underlined (0.1 ems under the baseline)."""
        self.canvas.drawString(x, self.y, text)
        if underlined:
            start = x + self.canvas.stringWidth(text[: text.index(underlined)], "Helvetica", SIZE)
            end = start + self.canvas.stringWidth(underlined, "Helvetica", SIZE)
            self.canvas.line(start, self.y - 1, end, self.y - 1)
        self.y -= LEADING

    def bar(self, start: float, end: float) -> None:
        """A drawn bar half way between the last line and the next."""
        y = self.y + LEADING - 4.5
        self.canvas.line(start, y, end, y)
        self.y -= 2


def cell_of(write: Callable[[Pen], None], header: str = "Formulasi") -> Cell:
    """The formula cell of a table of two columns."""

    def draw(canvas: Canvas) -> None:
        for y in (380.0, 340.0, 120.0, 80.0):
            canvas.line(60, y, 460, y)
        for x in (60.0, 190.0, 460.0):
            canvas.line(x, 80, x, 380)
        canvas.setFont("Helvetica", SIZE)
        canvas.setLineWidth(0.5)
        for x, y, text in ((70, 355, "Indikator"), (LEFT, 355, header), (70, 300, "Persentase"), (70, 100, "Nilai")):
            canvas.drawString(x, y, text)
        canvas.drawString(LEFT, 100, "Hasil evaluasi")
        write(Pen(canvas))

    (table,) = read("rumus.pdf", pdf(draw)).pages[0].tables
    return next(cell for cell in table.cells if (cell.row, cell.col) == (1, 1))


def flat(cell: Cell) -> str:
    return cell.text.replace("\n", " ")


def underlined(pen: Pen) -> None:
    pen.line("Jumlah koperasi sehat", underlined="Jumlah koperasi sehat")
    pen.line("Jumlah koperasi x 100%")


def underlined_twice(pen: Pen) -> None:
    pen.line("% = Jumlah koperasi", underlined="Jumlah koperasi")
    pen.line("yang sehat", underlined="yang sehat")
    pen.line("Jumlah seluruh")
    pen.line("koperasi x 100%")


def factor_between(pen: Pen) -> None:
    """The factor at half height, far to the right."""
    pen.line("Laporan tepat waktu", x=LEFT + 30, underlined="Laporan tepat waktu")
    pen.canvas.drawString(LEFT + 200, pen.y + LEADING / 2, "x 100%")
    pen.line("Seluruh laporan", x=LEFT + 36)


def drawn_bar(pen: Pen) -> None:
    pen.line("Jumlah laporan")
    pen.line("tepat waktu")
    pen.bar(LEFT - 4, LEFT + 130)
    pen.canvas.drawString(LEFT + 150, pen.y + 7, "x 100%")
    pen.line("Jumlah laporan")


def hyphens(pen: Pen) -> None:
    pen.line("Jumlah laporan tepat waktu")
    pen.line("------------------------- x 100%")
    pen.line("Jumlah laporan")


def bracketed_already(pen: Pen) -> None:
    pen.line("(Jumlah laporan)", underlined="(Jumlah laporan)")
    pen.line("(Jumlah rencana) x 100%")


def two_in_a_row(pen: Pen) -> None:
    """The result of the first stands as the second behind its equals sign."""
    pen.line("IKM berizin", underlined="IKM berizin")
    pen.line("Seluruh IKM x 100% = 87", underlined="87")
    pen.line("487 x 100 = 17,8%")


def factor_first(pen: Pen) -> None:
    pen.line("Jumlah sarana", underlined="Jumlah sarana")
    pen.line("x 100% Jumlah rencana")


def factor_cut(pen: Pen) -> None:
    """The column ends between "x" and its amount."""
    pen.line("Jumlah kunjungan aktif x", underlined="Jumlah kunjungan aktif")
    pen.line("100%")
    pen.line("Jumlah target")


def last_line_underlined(pen: Pen) -> None:
    pen.line("Jumlah lembaga yang")
    pen.line("memanfaatkan data   x 100%", underlined="memanfaatkan data")
    pen.line("Jumlah lembaga")


def both_underlined(pen: Pen) -> None:
    pen.line("Capaian kegiatan    x 100", underlined="Capaian kegiatan")
    pen.line("Jumlah kegiatan", underlined="Jumlah kegiatan")


def brackets_drawn_beside(pen: Pen) -> None:
    pen.canvas.drawString(LEFT, pen.y, "(")
    pen.canvas.drawString(LEFT + 90, pen.y, ") x 100%")
    pen.line("Laporan tepat waktu", x=LEFT + 9)
    pen.bar(LEFT + 7, LEFT + 89)
    pen.line("Seluruh laporan", x=LEFT + 9)


def tail_cuts_the_underline_short(pen: Pen) -> None:
    """On a scan the tail of a "g" ends the underline before it."""
    pen.line("Jumlah laporan yang", underlined="Jumlah laporan yan")
    pen.line("selesai", underlined="selesai")
    pen.line("Jumlah laporan x 100%")


CASES: dict[str, tuple[Callable[[Pen], None], str]] = {
    write.__name__: (write, expected)
    for write, expected in (
        (underlined, "(Jumlah koperasi sehat) / (Jumlah koperasi) x 100%"),
        (underlined_twice, "% = (Jumlah koperasi yang sehat) / (Jumlah seluruh koperasi) x 100%"),
        (factor_between, "(Laporan tepat waktu) / (Seluruh laporan) x 100%"),
        (drawn_bar, "(Jumlah laporan tepat waktu) / (Jumlah laporan) x 100%"),
        (hyphens, "(Jumlah laporan tepat waktu) / (Jumlah laporan) x 100%"),
        (bracketed_already, "(Jumlah laporan) / (Jumlah rencana) x 100%"),
        (two_in_a_row, "(IKM berizin) / (Seluruh IKM) x 100% = (87) / (487) x 100 = 17,8%"),
        (factor_first, "(Jumlah sarana) / (Jumlah rencana) x 100%"),
        (last_line_underlined, "(Jumlah lembaga yang memanfaatkan data) / (Jumlah lembaga) x 100%"),
        (both_underlined, "(Capaian kegiatan) / (Jumlah kegiatan) x 100"),
        (brackets_drawn_beside, "( (Laporan tepat waktu) / (Seluruh laporan) ) x 100%"),
        (tail_cuts_the_underline_short, "(Jumlah laporan yang selesai) / (Jumlah laporan) x 100%"),
        (factor_cut, "(Jumlah kunjungan aktif) / (Jumlah target) x 100%"),
    )
}


@pytest.mark.parametrize("case", CASES)
def test_a_drawn_fraction_is_written_out(case: str) -> None:
    write, expected = CASES[case]
    assert flat(cell_of(write)) == expected


def test_lines_stay_lines_with_their_boxes() -> None:
    cell = cell_of(underlined_twice)
    assert [line.text for line in cell.lines][1:3] == ["(Jumlah koperasi", "yang sehat)"]
    tops = [line.box.y0 for line in cell.lines if line.box]
    assert tops == sorted(tops)


def test_a_heading_that_is_underlined_is_no_numerator() -> None:
    def write(pen: Pen) -> None:
        pen.line("Catatan:", underlined="Catatan:")
        pen.line("Data dari BPS")

    cell = cell_of(write)
    assert [(line.text, line.underline) for line in cell.lines] == [("Catatan:", True), ("Data dari BPS", False)]


def test_an_underline_alone_is_no_fraction_in_a_column_without_formulas() -> None:
    def write(pen: Pen) -> None:
        pen.line("Koperasi", underlined="Koperasi")
        pen.line("Usaha mikro")

    assert flat(cell_of(write, header="Definisi")) == "Koperasi Usaha mikro"
    assert flat(cell_of(write, header="Formulasi")) == "(Koperasi) / (Usaha mikro)"


def test_an_underlined_label_before_a_sentence_is_no_numerator() -> None:
    def write(pen: Pen) -> None:
        pen.line("Tujuan : Meningkatnya mutu", underlined="Tujuan")
        pen.line("jalan kabupaten")

    assert flat(cell_of(write, header="Formulasi")) == "Tujuan : Meningkatnya mutu jalan kabupaten"


@pytest.mark.parametrize(
    ("scanned", "header", "below", "expected"),
    [
        (False, "Target", "n", "(1 Doku) / (n)"),
        (True, "Target", "n", "1 Doku n"),
        (True, "Target", "n x 100%", "(1 Doku) / (n) x 100%"),
        (True, "Formulasi", "n", "(1 Doku) / (n)"),
    ],
)
def test_a_bar_on_a_scan_is_a_fraction_with_a_factor_or_among_formulas(
    scanned: bool, header: str, below: str, expected: str
) -> None:
    """There it may be the feet of blurred letters: the "Doku" of "1 Dokumen", cut by a narrow column."""
    letters = glyphs((header, 15, 20), ("1", 15, 112), ("Doku", 15, 124), (below, 15, 140))
    page = ink([(15, 128, 36, 128)], [], replace(letters, confidence=letters.confidence - 0.1 * scanned))
    grid = Grid.of("ruled", 4, 1, [Slot(row, 0, 1, 1, Box(10, 30 * row, 100, 30 * row + 30)) for row in range(3)]
                   + [Slot(3, 0, 1, 1, Box(10, 90, 100, 160))])  # fmt: skip
    *_, cell = fill(page, grid).cells
    assert flat(cell) == expected
