"""Pages as a PDF, written in the ways that producers write: rules as lines or slivers, letters one by one or hidden,
forms, clips, turned pages and turned texts, shading, annotations.
"""

import io
import random
from collections.abc import Sequence
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from extract.ink import Ink

Letter = tuple[str, float, float, float]
"""Text, left edge, foot from the page's own foot, height."""


def pdf(pages: Sequence[Ink], rng: random.Random) -> bytes:
    """The file."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(pages[0].width, pages[0].height), invariant=True, pageCompression=0)
    for page in pages:
        turn = rng.choice((0, 0, 0, 90, 180))
        canvas.setPageRotation(turn)
        if rng.random() < 0.2:
            canvas.beginForm(f"f{page.page}", 0, 0, page.width, page.height)
            _page(canvas, page, rng)
            canvas.endForm()
            canvas.doForm(f"f{page.page}")
        else:
            _page(canvas, page, rng)
        if rng.random() < 0.2:
            canvas.setCropBox((10, 5, page.width - rng.choice((10, 150)), page.height))
        if rng.random() < 0.2:
            canvas.linkURL("http://contoh.go.id", (50, 50, 200, 70))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _page(canvas: Canvas, page: Ink, rng: random.Random) -> None:
    canvas.saveState()
    if rng.random() < 0.2:
        path = canvas.beginPath()
        path.rect(0, 0, page.width - rng.choice((0, 120)), page.height)
        canvas.clipPath(path, stroke=0, fill=0)
    _shading(canvas, page, rng)
    _rules(canvas, page, rng)
    _texts(canvas, page, rng)
    canvas.restoreState()


def _shading(canvas: Canvas, page: Ink, rng: random.Random) -> None:
    """Behind the first row, and in white where nothing is."""
    lines = page.rules.horizontal
    if len(lines) < 2 or rng.random() < 0.5:
        return
    (x0, y0, x1, _), (_, y1, *_) = lines[0].tolist(), lines[1].tolist()
    canvas.setFillGray(rng.choice((0.9, 0.75, 0.5, 1.0)))
    canvas.rect(x0, page.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
    canvas.setFillGray(0)


def _rules(canvas: Canvas, page: Ink, rng: random.Random) -> None:
    how, wide = rng.choice(("line", "sliver", "box", "pale")), rng.choice((0.25, 0.5, 1.0, 1.5, 2.0))
    canvas.setLineWidth(wide)
    if how == "pale":
        canvas.setStrokeGray(rng.choice((0.5, 0.8, 0.95)))
    for x0, y0, x1, y1 in [*page.rules.horizontal.tolist(), *page.rules.vertical.tolist()]:
        top, foot = page.height - y0, page.height - y1
        if how == "sliver":
            canvas.rect(
                min(x0, x1) - wide / 2, foot - wide / 2, abs(x1 - x0) + wide, top - foot + wide, stroke=0, fill=1
            )
        elif how == "box" and y0 == y1:
            canvas.rect(x0, foot, x1 - x0, rng.choice((0.75, 1.5, 3.0)), stroke=1, fill=0)
        else:
            canvas.line(x0, top, x1, foot)
    canvas.setStrokeGray(0)


def _texts(canvas: Canvas, page: Ink, rng: random.Random) -> None:
    """Line by line, letter by letter, twice for bold, or one in white or unseen among them."""
    how = rng.choice(("words", "words", "letters", "twice", "spaced"))
    boxes = page.glyphs.boxes.tolist()
    letters = [
        (text, x0, page.height - y1, y1 - y0)
        for text, (x0, y0, _, y1) in zip(page.glyphs.text.tolist(), boxes, strict=True)
    ]
    for _, line in groupby(letters, key=lambda one: one[2]):
        for piece in _pieces(list(line), alone=how == "letters"):
            _piece(canvas, piece, rng, twice=how == "twice", spaced=how == "spaced")


def _pieces(line: list[Letter], *, alone: bool) -> list[list[Letter]]:
    out: list[list[Letter]] = []
    for letter in line:
        if out and not alone and abs(letter[1] - out[-1][-1][1] - letter[3] / 2) < 0.01:
            out[-1].append(letter)
        else:
            out.append([letter])
    return out


def _piece(canvas: Canvas, piece: list[Letter], rng: random.Random, *, twice: bool, spaced: bool) -> None:
    text, (_, x, y, high) = "".join(letter[0] for letter in piece), piece[0]
    size = high / 1.2  # Courier's letters are .6 em wide
    bold = "-Bold" if rng.random() < 0.2 else ""
    canvas.setFont(f"Courier{bold}", size)
    odd = rng.random()
    if odd < 0.02:  # not seen: white
        canvas.setFillGray(1)
    if odd > 0.99 and len(text) < 12:
        canvas.saveState()
        canvas.translate(x + high, y)
        canvas.rotate(90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
        return
    y += 0.22 * high
    mode = 3 if 0.02 < odd < 0.03 else 0
    canvas.drawString(x, y, text, mode=mode, charSpace=0.5 if spaced else 0)
    if twice:
        canvas.drawString(x + 0.25, y, text)
    if 0.03 < odd < 0.05:
        canvas.setFont("Courier", size * 0.6)
        canvas.drawString(x + len(text) * high / 2, y + 0.4 * high, rng.choice(("1)", "2", "*")))
    if 0.05 < odd < 0.07:
        canvas.line(x, y - 1, x + len(text) * high / 2, y - 1)
    canvas.setFillGray(0)
