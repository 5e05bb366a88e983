"""What PDFium says of a page, as ink."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from drawn_pdf import PAGE, TEXTS, XS, YS, lines, pdf, texts
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.ink import Ink
from extract.pdf.chars import join_pairs
from extract.pdf.glyphs import spelt_out
from extract.pdf.ligatures import mend_turned
from extract.pdf.pages import kind_of
from extract.pdf.parse import Layer, parse_page
from extract.reader import read
from extract.settings import Settings

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def parsed(draw: Callable[[Canvas], None]) -> tuple[Ink, Layer]:
    document = pdfium.PdfDocument(pdf(draw))
    page = document[0]
    try:
        return parse_page(page, 1, Settings())
    finally:
        page.close()
        document.close()


def kind(draw: Callable[[Canvas], None]) -> str:
    return kind_of(*parsed(draw))


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (50, 40), 120)), 0, 0, *PAGE)


def hidden(canvas: Canvas) -> None:
    text = canvas.beginText(60, 300)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textLine("Indikator kinerja utama")
    canvas.drawText(text)


def patchwork(canvas: Canvas) -> None:
    for k in range(20):
        canvas.setFont("Helvetica", 9 + 0.17 * k)
        canvas.drawString(60, 350 - 12 * k, "Indikator")


def all_of(*parts: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (lambda canvas: None, "empty"),
        (texts, "digital"),
        (picture, "scan"),
        (all_of(picture, hidden), "scan"),  # the text layer of an OCR program
        (all_of(texts, picture), "scan"),  # text that the picture covers
        (all_of(picture, texts), "digital"),  # a cover: typed text over a picture
        (all_of(picture, patchwork), "scan"),  # a visible text layer, each word scaled to its picture
        (all_of(picture, lines, texts), "digital"),  # a table on a letterhead that is a picture
    ],
)
def test_kinds_of_page(draw: Callable[[Canvas], None], expected: str) -> None:
    assert kind(draw) == expected


def test_codes_that_are_not_what_a_reader_sees() -> None:
    codes = np.array([0xFB01, 0xFFFE, 0x02, 0xAD, 0xF0B7, 0xF041, 0xF0FE, 0xA0, 0x2211, 0x1F600], np.uint32)
    assert spelt_out(codes).tolist() == ["fi", "-", "-", "-", "•", "A", "•", " ", "∑", "😀"]


def test_glyphs_have_size_style_and_equal_heights() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-BoldOblique", 12)
        canvas.drawString(60, 300, "apg.")

    ink, _ = parsed(draw)
    glyphs = ink.glyphs
    assert glyphs.text.tolist() == list("apg.")
    assert glyphs.bold.all()
    assert glyphs.italic.all()
    assert glyphs.size.tolist() == [12.0] * 4
    assert len({(round(float(b[1]), 2), round(float(b[3]), 2)) for b in glyphs.boxes}) == 1


@pytest.mark.parametrize(("mode", "bold"), [(0, False), (2, True)])
def test_letters_that_are_filled_and_stroked_are_bold(mode: int, bold: bool) -> None:
    """As producers draw bold where the font has none (PDF 1.7, table 106)."""
    glyphs = parsed(lambda canvas: canvas.drawString(60, 300, "Sasaran", mode=mode))[0].glyphs
    assert glyphs.bold.tolist() == [bold] * 7


@pytest.mark.parametrize(("beside", "below", "read_as"), [(0.5, 0, 1), (4, 0, 2), (0, 4, 2)])
def test_letters_printed_again_in_their_place_are_bold_ones(beside: float, below: float, read_as: int) -> None:
    """In pieces of another length: PDFium leaves out a text that comes again as it was."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 300, "Sasaran")
        for k, part in enumerate(("Sa", "saran")):
            canvas.drawString(60 + beside + k * canvas.stringWidth("Sa"), 300 - below, part)

    glyphs = parsed(draw)[0].glyphs
    assert sorted(glyphs.text.tolist()) == sorted("Sasaran" * read_as)
    assert set(glyphs.bold.tolist()) == {read_as == 1}


def test_a_font_scaled_by_its_matrix_has_its_size_on_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(2, 2)
        canvas.drawString(60, 100, "x")

    assert parsed(draw)[0].glyphs.size.tolist() == [24.0]


def test_text_at_a_slant_is_no_part_of_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        texts(canvas)
        canvas.translate(100, 100)
        canvas.rotate(30)
        canvas.drawString(0, 0, "SALINAN")

    assert "".join(parsed(draw)[0].glyphs.text).count("SALINAN") == 0


def test_what_is_clipped_away_is_not_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(0, 0, 100, 400)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.rect(50, 50, 300, 100, stroke=0, fill=1)
        canvas.line(200, 200, 300, 200)
        canvas.line(20, 300, 300, 300)

    ink, _ = parsed(draw)
    assert ink.fills.boxes.tolist() == [[50, 250, 100, 350]]
    assert [round(float(rule[2])) for rule in ink.rules.horizontal] == [100]


def test_invisible_paint_is_not_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillAlpha(0)
        canvas.rect(50, 50, 300, 100, stroke=0, fill=1)

    assert not len(parsed(draw)[0].fills.boxes)


@pytest.mark.corpus
def test_the_cells_are_pdfplumbers() -> None:
    """Every fourth page of the founding document, cell by cell, but for the fractions that only we write out."""
    import pdfplumber

    source = CORPUS / "iku-2024-dinas-perdagangan.pdf"
    if not source.exists():
        pytest.skip("the development corpus is not here")
    pages = read(source.name, source.read_bytes()).pages
    with pdfplumber.open(source) as theirs:
        for page, other in list(zip(pages, theirs.pages, strict=True))[::4]:
            (table,), (rows,) = page.tables, other.extract_tables()
            assert (table.n_rows, table.n_cols) == (len(rows), len(rows[0]))
            for cell in table.cells:
                if ") / (" not in cell.text.replace("\n", " "):
                    assert "".join(cell.text.split()) == "".join((rows[cell.row][cell.col] or "").split())


def test_letters_drawn_as_curves_are_read_as_a_picture() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas)
        for k in range(80):
            canvas.circle(60 + 4 * (k % 40), 300 - 10 * (k // 40), 1.8, stroke=0, fill=1)

    assert kind(draw) == "scan"


def test_a_raised_letter_stands_over_the_line() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 300)
        text.setFont("Helvetica", 10)
        text.textOut("m")
        text.setRise(4)
        text.textOut("2")
        canvas.drawText(text)

    level, raised = parsed(draw)[0].glyphs.boxes
    assert level[1] - raised[1] == pytest.approx(4, abs=0.1)


def test_letters_of_a_ligature_in_turned_text_stand_on_their_line() -> None:
    """PDFium places them as if the text were level."""
    boxes = np.array([[90, 200, 102, 206], [209, 50, 212, 57], [212, 50, 215, 57], [90, 212, 102, 218]], np.float32)
    origin = np.array([[100, 200], [100, 206], [100, 206], [100, 212]], np.float32)
    mend_turned(boxes, origin, np.full(4, 10, np.float32), np.full(4, 90, np.int16))
    assert boxes[:, 1].tolist() == [200, 206, 209, 212]
    assert ((boxes[:, 0] < 100) & (boxes[:, 2] > 100)).all()


def test_text_that_is_clipped_belongs_where_its_clip_is() -> None:
    """A cell's text that runs on over its neighbour, cut off at the cell's edge."""

    def draw(canvas: Canvas) -> None:
        lines(canvas)
        texts(canvas, (TEXTS[0], ("1", "", "75 %", "80 %"), *TEXTS[2:]))
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(XS[1], YS[2], XS[2] - XS[1], YS[1] - YS[2])
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawString(XS[1] + 4, YS[1] - 18, "Persentase jalan kabupaten dalam kondisi mantap")
        canvas.restoreState()

    (table,) = read("potong.pdf", pdf(draw)).pages[0].tables
    row = [cell.text for cell in table.cells if cell.row == 1]
    assert row == ["1", "Persentase jalan kabupaten dalam kondisi mantap", "75 %", "80 %"]


@pytest.mark.parametrize(("first", "read_as"), [(16, ["Mutu", "jalan", "desa"]), (60, [""])])
def test_text_over_its_clip_is_read_where_a_part_of_it_shows(first: float, read_as: list[str]) -> None:
    """The rest of a cell that a page break cut: its text is typed again, and clipped to what goes on."""

    def draw(canvas: Canvas) -> None:
        lines(canvas)
        texts(canvas, (TEXTS[0], ("1", "", "75 %", "80 %"), *TEXTS[2:]))
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(XS[1], YS[2], XS[2] - XS[1], YS[1] - YS[2])
        canvas.clipPath(path, stroke=0, fill=0)
        for k, text in enumerate(("Mutu", "jalan", "desa")):
            canvas.drawString(XS[1] + 4, YS[1] + first - 14 * k, text)
        canvas.restoreState()

    (table,) = read("potong.pdf", pdf(draw)).pages[0].tables
    (cell,) = [cell for cell in table.cells if (cell.row, cell.col) == (1, 1)]
    assert cell.text.split("\n") == read_as


def test_letters_of_equations_are_plain_letters() -> None:
    """PDFium tells them in UTF-16, two units each."""
    codes = np.array([0xD835, 0xDC34, 0x210E, 0x78], np.uint32)
    halves = join_pairs(codes)
    assert "".join(spelt_out(codes[~halves]).tolist()) == "Ahx"
