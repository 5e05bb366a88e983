"""A person's lines on one page of a table that runs over several: it stays one table, its rows keep their numbers."""

import json
from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document
from extract.drawn.rest import LEFT_OUT
from extract.reader import read
from extract.settings import Settings
from iku.decisions.decision import Decision
from iku.decisions.numbers import plain_of
from iku.decisions.reading import redrawn
from normalize.model import Normalised
from normalize.sense import VocabularySense

SENSE = VocabularySense()
X = (40.0, 70.0, 240.0, 310.0, 370.0, 430.0)
TOP, DOWN, HEIGHT = 60.0, 30.0, 400.0
NAMES = ("jalan mantap", "warga terlayani", "laporan tepat waktu", "sekolah layak", "air bersih", "pasar tertib")


def row(number: int) -> tuple[str, ...]:
    return f"{number}.", f"Persentase {NAMES[number % 6]} {number}", "%", str(40 + number), str(60 + number)


PAGES = (tuple(map(row, (1, 2, 3))), tuple(map(row, (4, 5, 6, 7))), tuple(map(row, (8, 9))))


def draw(canvas: Canvas, rows: Sequence[Sequence[str]], header: bool) -> None:
    canvas.setFont("Helvetica", 10)
    if header:
        canvas.drawString(X[0], HEIGHT - 30, "INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2024")
        texts = [("No", "Indikator", "Satuan", "Target Kinerja", ""), ("", "", "", "2024", "2025"), *rows]
    else:
        texts = list(rows)
    tops = list(accumulate([DOWN] * len(texts), initial=TOP))
    for k, y in enumerate(tops):
        canvas.line(X[3] if header and k == 1 else X[0], HEIGHT - y, X[-1], HEIGHT - y)
    for x in X:
        top = tops[1] if header and x == X[4] else tops[0]
        canvas.line(x, HEIGHT - top, x, HEIGHT - tops[-1])
    for y, texts_of in zip(tops, texts, strict=False):
        for x, text in zip(X, texts_of, strict=False):
            canvas.drawString(x + 4, HEIGHT - y - 18, text)
    canvas.showPage()


@pytest.fixture(scope="module")
def data() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(480, HEIGHT), invariant=True)
    for number, rows in enumerate(PAGES):
        draw(canvas, rows, header=number == 0)
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def document(data: bytes) -> Document:
    return read("a.pdf", data, SENSE)


def ruled(page: int, rows: int, first: int = 0, x: Sequence[float] = X[1:-1], y: Sequence[float] = ()) -> str:
    """Lines on a page from its row `first` down, each `DOWN` apart, and more at `y`."""
    tops = [TOP + DOWN * k for k in range(first, rows + 1)]
    lines = {"halaman": page, "kotak": [X[0], tops[0], X[-1], tops[-1]], "x": list(x), "y": sorted([*tops[1:-1], *y])}
    return json.dumps(lines)


def drawn(document: Document, data: bytes, lines: str) -> tuple[Document, Normalised]:
    told = Decision(waktu="2026-01-01", oleh="Ani", dokumen="a", sha256="", tindakan="garis", baru=lines)
    made = redrawn(document, data, [told], Settings(), SENSE)
    assert made.loose == ()
    return made.document, plain_of(made.document, document, "a", ())


def said(doc: Normalised) -> list[tuple[int, str, float | None]]:
    (table,) = doc.tables
    return [(one.row, one.text("indikator"), one.targets[0].value.number) for one in table.indicators]


EVERY = [(n, f"Persentase {NAMES[n % 6]} {n}", float(40 + n)) for n in range(1, 10)]


@pytest.mark.parametrize(("page", "rows"), [(1, 5), (2, 4), (3, 2)])
def test_lines_where_they_are_printed_change_nothing(document: Document, data: bytes, page: int, rows: int) -> None:
    """Nor does the header, of which a line is ruled under the heading over its two years alone."""
    assert said(drawn(document, data, ruled(page, rows))[1]) == EVERY


def test_a_headers_line_parts_only_where_it_is_ruled(document: Document, data: bytes) -> None:
    (as_read,), (as_drawn,) = document.pages[0].tables, drawn(document, data, ruled(1, 5))[0].pages[0].tables
    assert [(one.row, one.col, one.row_span, one.col_span) for one in as_drawn.cells] == [
        (one.row, one.col, one.row_span, one.col_span) for one in as_read.cells
    ]


@pytest.mark.parametrize(("page", "rows", "first"), [(2, 4, 1), (2, 3, 0), (2, 3, 2), (1, 5, 2), (1, 4, 3)])
def test_rows_over_and_under_the_lines_stay(document: Document, data: bytes, page: int, rows: int, first: int) -> None:
    """The header too: lines about its rows alone leave the table what it is."""
    found, doc = drawn(document, data, ruled(page, rows, first))
    assert said(doc) == EVERY
    assert [len(one.tables) for one in found.pages] == [1, 1, 1]


def test_what_stands_beside_the_lines_is_set_aside(document: Document, data: bytes) -> None:
    lines = {"halaman": 2, "kotak": [X[0], TOP, X[4], TOP + 4 * DOWN], "x": list(X[1:4]), "y": []}
    found = drawn(document, data, json.dumps(lines))[0]
    (left,) = found.pages[1].aside
    assert (left.reason, [cell.text for cell in left.table.cells]) == (LEFT_OUT, [row(n)[4] for n in (4, 5, 6, 7)])
    assert not any(row(4)[4] in line.text for table in found.tables for line in table.titles)


def test_rows_of_other_pages_keep_their_numbers_where_rows_come_or_go(document: Document, data: bytes) -> None:
    more = said(drawn(document, data, ruled(2, 4, y=[TOP + 1.7 * DOWN]))[1])
    assert [one for one in more if one[0] in (1, 2, 3, 7, 8, 9)] == [EVERY[k] for k in (0, 1, 2, 6, 7, 8)]
    tops = [TOP, TOP + 2 * DOWN, TOP + 3 * DOWN, TOP + 4 * DOWN]
    lines = {"halaman": 2, "kotak": [X[0], tops[0], X[-1], tops[-1]], "x": list(X[1:-1]), "y": tops[1:-1]}
    fewer = said(drawn(document, data, json.dumps(lines))[1])
    assert [number for number, *_ in fewer] == [1, 2, 3, 4, 6, 7, 8, 9]
    assert [one for one in fewer if one[0] != 4] == [one for one in EVERY if one[0] not in (4, 5)]


def test_a_column_that_is_cut_elsewhere_leaves_the_table_one(document: Document, data: bytes) -> None:
    doc = drawn(document, data, ruled(2, 4, x=(X[1], 150.0, *X[2:-1])))[1]
    assert [number for number, *_ in said(doc)] == list(range(1, 10))
    assert [one for one in said(doc) if one[0] not in (4, 5, 6, 7)] == [EVERY[k] for k in (0, 1, 2, 7, 8)]
