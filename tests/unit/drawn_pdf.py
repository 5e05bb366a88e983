"""PDF pages drawn for tests: one small table, ruled in the ways that producers rule."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

PAGE = (500.0, 400.0)
XS = (50.0, 90.0, 250.0, 350.0, 450.0)
YS = (340.0, 310.0, 280.0, 250.0, 220.0)
TEXTS = (
    ("No", "Indikator", "2024", "2025"),
    ("1", "Persentase jalan", "75 %", "80 %"),
    ("2", "Jumlah laporan", "12", "14"),
    ("3", "Nilai SAKIP", "B", "BB"),
)

Draw = Callable[[Canvas], None]


def pdf(draw: Draw, *, rotate: int = 0, size: tuple[float, float] = PAGE) -> bytes:
    """One page, `size` before it is turned, with what `draw` draws on it."""
    out = BytesIO()
    size = size if rotate % 180 == 0 else size[::-1]  # reportlab swaps the sides of a turned page
    canvas = Canvas(out, pagesize=size, invariant=True)
    if rotate:
        canvas.setPageRotation(rotate)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def texts(canvas: Canvas, rows: tuple[tuple[str, ...], ...] = TEXTS) -> None:
    """The table's words, in its cells."""
    canvas.setFont("Helvetica", 10)
    for row, y in zip(rows, YS, strict=False):
        for text, x in zip(row, XS, strict=False):
            canvas.drawString(x + 4, y - 18, text)


def lines(canvas: Canvas) -> None:
    """Plain lines from side to side."""
    for y in YS:
        canvas.line(XS[0], y, XS[-1], y)
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])


def thin_rectangles(canvas: Canvas) -> None:
    """Word's way: each border of each cell a filled sliver."""
    for y in YS:
        for a, b in pairwise(XS):
            canvas.rect(a, y - 0.25, b - a, 0.5, stroke=0, fill=1)
    for x in XS:
        for a, b in pairwise(YS):
            canvas.rect(x - 0.25, b, 0.5, a - b, stroke=0, fill=1)


def cell_outlines(canvas: Canvas) -> None:
    """Each cell a stroked rectangle."""
    for a, b in pairwise(XS):
        for top, bottom in pairwise(YS):
            canvas.rect(a, bottom, b - a, top - bottom, stroke=1, fill=0)


def one_path(canvas: Canvas) -> None:
    """All rules in one path."""
    path = canvas.beginPath()
    for y in YS:
        path.moveTo(XS[0], y)
        path.lineTo(XS[-1], y)
    for x in XS:
        path.moveTo(x, YS[0])
        path.lineTo(x, YS[-1])
    canvas.drawPath(path)


def double(canvas: Canvas) -> None:
    """Two lines for every rule, 2.4 points apart."""
    for shift in (-1.2, 1.2):
        for y in YS:
            canvas.line(XS[0], y + shift, XS[-1], y + shift)
        for x in XS:
            canvas.line(x + shift, YS[0], x + shift, YS[-1])


def wide_double(canvas: Canvas) -> None:
    """Double rules so far apart that they are no longer one: strips without letters between."""
    for shift in (-2.5, 2.5):
        for x in XS:
            canvas.line(x + shift, YS[0], x + shift, YS[-1])
    for y in YS:
        canvas.line(XS[0] - 2.5, y, XS[-1] + 2.5, y)


def dashed(canvas: Canvas) -> None:
    """Rules of dashes."""
    canvas.setDash(3, 2)
    lines(canvas)
    canvas.setDash()


def dotted_pieces(canvas: Canvas) -> None:
    """Rules of dots that are drawn one by one."""
    for y in YS:
        for k in range(int((XS[-1] - XS[0]) / 2) + 1):
            canvas.rect(XS[0] + 2 * k, y, 0.6, 0.6, stroke=0, fill=1)
    for x in XS:
        for k in range(int((YS[0] - YS[-1]) / 2) + 1):
            canvas.rect(x, YS[-1] + 2 * k, 0.6, 0.6, stroke=0, fill=1)


def open_sides(canvas: Canvas) -> None:
    """No outer rule left and right."""
    for y in YS:
        canvas.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        canvas.line(x, YS[0], x, YS[-1])


def open_ends(canvas: Canvas) -> None:
    """No outer rule above and below."""
    for y in YS[1:-1]:
        canvas.line(XS[0], y, XS[-1], y)
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])


def inner_only(canvas: Canvas) -> None:
    """No outer rule at all."""
    for y in YS[1:-1]:
        canvas.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        canvas.line(x, YS[0], x, YS[-1])


def in_a_form(canvas: Canvas) -> None:
    """The table in a form XObject, moved and placed twice as large as it was drawn."""
    canvas.beginForm("meja")
    canvas.saveState()
    canvas.scale(0.5, 0.5)
    lines(canvas)
    canvas.restoreState()
    canvas.endForm()
    canvas.saveState()
    canvas.scale(2, 2)
    canvas.doForm("meja")
    canvas.restoreState()


RULINGS: dict[str, Draw] = {
    draw.__name__: draw
    for draw in (
        lines, thin_rectangles, cell_outlines, one_path, double, wide_double, dashed, dotted_pieces,
        open_sides, open_ends, inner_only, in_a_form,
    )
}  # fmt: skip
