"""A small table drawn, rendered, and made into a PDF that holds nothing but its picture."""

import io
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

Grey = npt.NDArray[np.uint8]

ROWS = (
    ("No", "Indikator Kinerja", "Target 2024"),
    ("1", "Persentase pelayanan publik", "97,5%"),
    ("2", "Jumlah dokumen perencanaan", "12"),
    ("3", "Nilai akuntabilitas kinerja", "-"),
)
ACROSS, DOWN, TOP = (60, 100, 300, 400), 34, 60
WIDTH, HEIGHT = 460, 320


def drawn(underline: bool = False, dash: tuple[int, ...] = (), down: int = DOWN) -> bytes:
    """The table as a digital PDF page of WIDTH x HEIGHT points; its rows are `down` high."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", 11)
    canvas.setDash(list(dash))
    bottom = TOP + down * len(ROWS)
    for k in range(len(ROWS) + 1):
        canvas.line(ACROSS[0], HEIGHT - TOP - down * k, ACROSS[-1], HEIGHT - TOP - down * k)
    for x in ACROSS:
        canvas.line(x, HEIGHT - TOP, x, HEIGHT - bottom)
    for k, row in enumerate(ROWS):
        for x, text in zip(ACROSS, row, strict=False):
            y = HEIGHT - TOP - down * k - min(16, down - 5)
            canvas.drawString(x + 6, y, text)
            if underline and k and text[0].isalpha():
                canvas.line(x + 6, y - 2, x + 6 + canvas.stringWidth(text), y - 2)
    canvas.save()
    return out.getvalue()


def picture(pdf: bytes, dpi: int = 150) -> Grey:
    """A digital page in grey."""
    with pdfium.PdfDocument(pdf) as document:
        return np.asarray(document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L"))


def scanned(grey: Grey, dpi: int = 150, turn: int = 0, damage: Callable[[Grey], Grey] | None = None) -> bytes:
    """The picture, damaged and then turned clockwise, as the one thing on a PDF page."""
    damaged = damage(grey) if damage else grey
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(np.rot90(damaged, -turn // 90))).save(out, "PDF", resolution=dpi, quality=80)
    return out.getvalue()
