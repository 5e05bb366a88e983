"""Tables that are pictures on a page with text of its own."""

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.document import Page
from extract.pdf.pages import read_pages
from extract.scan.page import ScanResult, read_picture
from extract.sense import NoSense
from extract.settings import Settings
from tests.unit.drawn_scan import ROWS, Grey, drawn, picture

pytest.importorskip("cv2")
pytest.importorskip("onnxruntime")
pytest.importorskip("rapidocr")

TEXT = "Indikator kinerja utama tahun ini ditetapkan sebagai berikut."


def page(*placed: tuple[Grey, float, float, float]) -> Page:
    """A page with a sentence and pictures, each with its left, its bottom and its width."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 700))
    canvas.drawString(40, 660, TEXT)
    for grey, x, y, width in placed:
        height = width * grey.shape[0] / grey.shape[1]
        canvas.drawImage(ImageReader(Image.fromarray(grey)), x, y, width, height)
    canvas.save()
    (result,) = read_pages(out.getvalue(), NoSense(), Settings())
    assert [problem.text for problem in result.problems] == []
    return result.page


def rows(read: Page) -> list[tuple[str, ...]]:
    (table,) = read.tables
    return [tuple(cell.text if cell else "" for cell in row) for row in table.grid()]


def test_a_table_that_is_a_picture_is_read() -> None:
    """The text of the page stays its own."""
    read = page((picture(drawn()), 20, 250, 460))
    assert rows(read) == list(ROWS)


def test_a_scan_under_typed_words_is_read() -> None:
    """An electronic signature's line at the foot, or a number, makes no digital page of it."""
    read = page((np.pad(picture(drawn()), ((0, 700), (0, 0)), constant_values=255), 0, 0, 500))
    assert rows(read) == list(ROWS)


def test_a_picture_without_a_grid_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A photograph is not read at all."""
    monkeypatch.setattr("extract.scan.inset.read_picture", None)
    grain = np.random.default_rng(1).integers(0, 255, (60, 80), dtype=np.uint8)
    read = page((np.asarray(Image.fromarray(grain).resize((800, 600))), 100, 200, 300))
    assert (read.kind, read.tables) == ("digital", ())


def test_a_grid_without_words_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Squares of an ornament cross to a grid."""

    def worn(*how: Any) -> ScanResult:
        read = read_picture(*how)
        assert read.ink
        return replace(read, ink=replace(read.ink, glyphs=read.ink.glyphs.select(np.arange(5))))

    monkeypatch.setattr("extract.scan.inset.read_picture", worn)
    read = page((picture(drawn()), 20, 250, 460))
    assert (read.kind, read.tables) == ("digital", ())


@pytest.mark.parametrize("form", [False, True])
def test_an_ornament_under_a_table_is_no_picture_of_one(monkeypatch: pytest.MonkeyPatch, form: bool) -> None:
    """Rules and words that the page prints over a picture are the page's, also those of a form within it."""
    monkeypatch.setattr("extract.scan.inset.read_picture", None)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 700))
    canvas.drawImage(ImageReader(Image.new("L", (400, 300), 230)), 0, 0, 500, 375)
    if form:
        canvas.beginForm("isi", 0, 0, 500, 700)
    for k in range(6):
        canvas.line(50, 100 + 40 * k, 450, 100 + 40 * k)
        canvas.line(50 + 80 * k, 100, 50 + 80 * k, 300)
    for row, col in np.ndindex(5, 5):
        canvas.drawString(60 + 80 * col, 115 + 40 * row, f"isi {row}{col}")
    if form:
        canvas.endForm()
        canvas.doForm("isi")
    canvas.save()
    (result,) = read_pages(out.getvalue(), NoSense(), Settings())
    assert (result.page.kind, [(t.n_rows, t.n_cols) for t in result.page.tables]) == ("digital", [(5, 5)])
