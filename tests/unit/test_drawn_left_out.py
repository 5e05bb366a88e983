"""A line that a person takes away: rows with values stay rows, and where they cannot, the document says so."""

import json
from collections.abc import Sequence
from io import BytesIO

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from extract.document import Document
from extract.drawn.lines import printed
from extract.reader import read
from extract.settings import Settings
from iku.decisions.decision import Decision
from iku.decisions.left_out import REASON
from iku.decisions.numbers import plain_of
from iku.decisions.reading import redrawn
from iku.document.pipeline import judged
from normalize.model import Normalised
from normalize.normalise import UNFRUITFUL, normalise
from normalize.sense import VocabularySense

SENSE = VocabularySense()
WIDTHS = (30, 130, 150, 60, 60)
HEADER = ("No", "Sasaran", "Indikator", "2024", "2025")
GOALS = ("Meningkatnya jalan mantap", "Terlayaninya warga", "Terwujudnya pasar tertib", "Tersedianya air bersih")
PAGES = (range(4), range(4, 8))


def row(number: int) -> tuple[str, ...]:
    values = ("Tidak ada", "Tidak ada") if number == 6 else (f"{40 + number} %", f"{60 + number} %")
    return f"{number + 1}.", GOALS[number % 4], f"Persentase layanan {number + 1}", *values


STYLE = [("GRID", (0, 0), (-1, -1), 0.7, colors.black)]


def grid(rows: Sequence[Sequence[str]]) -> Table:
    return Table(rows, colWidths=WIDTHS, style=STYLE)


@pytest.fixture(scope="module")
def data() -> bytes:
    out = BytesIO()
    first, second = ([row(n) for n in numbers] for numbers in PAGES)
    title = Paragraph("INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2024", getSampleStyleSheet()["Heading2"])
    SimpleDocTemplate(out, invariant=1).build([title, grid([HEADER, *first]), PageBreak(), grid(second)])
    return out.getvalue()


@pytest.fixture(scope="module")
def document(data: bytes) -> Document:
    return read("a.pdf", data, SENSE)


def without_line(document: Document, data: bytes, page: int, line: int) -> Normalised:
    """The document with the lines of a page as they were read, but for one between columns."""
    lines = printed(document.pages[page - 1].tables[0])
    assert lines is not None
    box = [lines.box.x0, lines.box.y0, lines.box.x1, lines.box.y1]
    told = json.dumps({"halaman": page, "kotak": box, "x": [*lines.x[:line], *lines.x[line + 1 :]], "y": []})
    decision = Decision(waktu="2026-01-01", oleh="Ani", dokumen="a", sha256="", tindakan="garis", baru=told)
    made = redrawn(document, data, [decision], Settings(), SENSE)
    assert made.loose == ()
    return plain_of(made.document, document, "a", ())


@pytest.mark.parametrize(("line", "lost"), [(0, 0), (1, 0), (2, 3), (3, 4)])
def test_no_row_is_lost_on_a_page_that_goes_on(document: Document, data: bytes, line: int, lost: int) -> None:
    """A name that covers the goal and the indicator is no heading where values stand beside it, and is told as two;
    so are values that become a part of another cell.
    """
    doc = without_line(document, data, 2, line)
    assert [one.row for table in doc.tables for one in table.indicators] == list(range(1, 9))
    assert [one.reason for one in doc.refused] == [REASON.format(n=lost)][: bool(lost)]
    assert judged(doc, "a.pdf", ()).status == ("sebagian" if lost or line == 1 else "lengkap")


def test_rows_that_cannot_stay_are_told(document: Document, data: bytes) -> None:
    """Without the line between goal and indicator the header names no column of indicators."""
    doc = without_line(document, data, 1, 1)
    kept = sum(len(table.indicators) for table in doc.tables)
    told = [one for one in doc.refused if one.reason.endswith(REASON[-20:])]
    assert kept < 8
    assert sum(len(one.table.cells) for one in told) == 2 * (8 - kept)
    assert judged(doc, "a.pdf", ()).status != "lengkap"


def test_tables_stay_what_they_are_on_other_pages(two_tables: bytes) -> None:
    """Though a line taken away leaves the first the columns of the second, each keeps its number and its rows."""
    document = read("a.pdf", two_tables, SENSE)
    before = plain_of(document, document, "a", ())
    after = without_line(document, two_tables, 1, 4)
    assert [len(table.indicators) for table in before.tables] == [4, 4]
    assert [(table.number, len(table.indicators)) for table in after.tables] == [(1, 4), (2, 4)]


@pytest.fixture(scope="module")
def two_tables() -> bytes:
    out = BytesIO()
    goals, programmes = ([[*row(n), "Bidang"] for n in numbers] for numbers in PAGES)
    title = Paragraph("INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2024", getSampleStyleSheet()["Heading2"])
    first = [[*HEADER, "Penanggung Jawab"], *goals]
    second = [["No", "Program", *HEADER[2:], "Penanggung Jawab"], *programmes]
    tables = [Table(rows, colWidths=(*WIDTHS, 60), style=STYLE) for rows in (first, second)]
    SimpleDocTemplate(out, invariant=1).build([title, tables[0], PageBreak(), tables[1]])
    return out.getvalue()


def test_lines_with_which_nothing_is_read_make_no_document_complete(two_tables: bytes) -> None:
    """Also of a region that was set aside before: a person who draws lines means a table."""
    document = read("a.pdf", two_tables, SENSE)
    box = document.pages[1].tables[0].box
    assert box is not None
    told = {"halaman": 2, "kotak": [box.x0, box.y0, box.x1, box.y1], "x": [], "y": []}
    decision = Decision(waktu="2026-01-01", dokumen="a", tindakan="garis", baru=json.dumps(told))
    made = redrawn(document, two_tables, [decision], Settings(), SENSE).document
    doc = normalise(made, "a")
    assert [one.reason for one in doc.refused] == [UNFRUITFUL]
    assert judged(doc, "a.pdf", ()).status == "sebagian"
