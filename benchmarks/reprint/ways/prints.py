"""A print made anew: by cairo, by Ghostscript, in another size, on a larger sheet, turned."""

import random
import subprocess
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.invent.turn import turn
from benchmarks.reprint.ways.way import Way

SIZES = (0.6, 0.7, 0.8, 1.25, 1.5)
EDGES = (0.05, 0.1, 0.2)


def _told(source: Path, target: Path, _: random.Random, command: tuple[str, ...]) -> None:
    subprocess.run([part.format(source=source, target=target) for part in command], check=True, capture_output=True)


def _scaled(source: Path, target: Path, dice: random.Random) -> None:
    placed(source, target, dice.choice(SIZES), 0)


def _edged(source: Path, target: Path, dice: random.Random) -> None:
    placed(source, target, 1, dice.choice(EDGES))


def placed(source: Path, target: Path, size: float, edge: float) -> None:
    """Every page in another size, with more sheet around it: a share of its width."""
    with pdfium.PdfDocument(source) as old, pdfium.PdfDocument.new() as new:
        for i, page in enumerate(old):
            width, height = page.get_size()
            form, more = old.page_as_xobject(i, new), edge * width
            sheet = new.new_page(width * size + 2 * more, height * size + 2 * more)
            content = form.as_pageobject()
            content.set_matrix(pdfium.PdfMatrix(size, 0, 0, size, more, more))
            sheet.insert_obj(content)
            sheet.gen_content()
            form.close()
        new.save(target)


def _turned(source: Path, target: Path, dice: random.Random) -> None:
    target.write_bytes(source.read_bytes())
    turn(target, dice.choice((90, 270)))


CAIRO = ("pdftocairo", "-pdf", "{source}", "{target}")
GHOST = ("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile={target}", "{source}")
CHANGES = {"cairo": partial(_told, command=CAIRO), "ghostscript": partial(_told, command=GHOST),
           "scale": _scaled, "margin": _edged, "turned": _turned}  # fmt: skip
WAYS = tuple(Way(name, change, takes=".pdf", suffix=".pdf") for name, change in CHANGES.items())
