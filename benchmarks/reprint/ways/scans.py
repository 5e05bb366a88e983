"""A print as a scanner gives it: grey in two resolutions, black and white, laid down a little askew."""

import random
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from benchmarks.reprint.ways.way import Way

WHITE = 255
INK = 160
"""Darker is black in a scan of one bit."""


def _scanned(source: Path, target: Path, dice: random.Random, dpi: int, mode: str, askew: float) -> None:
    pages = []
    with pdfium.PdfDocument(source) as document:
        for page in document:
            image = page.render(scale=dpi / 72).to_pil().convert("L")
            if askew:
                angle = dice.choice((-1, 1)) * dice.uniform(askew / 2, askew)
                image = image.rotate(angle, fillcolor=WHITE, resample=Image.Resampling.BICUBIC)
            pages.append(image.point(lambda v: WHITE * (v > INK)).convert("1") if mode == "1" else image)
    pages[0].save(target, save_all=True, append_images=pages[1:], resolution=dpi)


KINDS = {"scan200": (200, "L", 0.0), "scan150": (150, "L", 0.0), "scan300": (300, "1", 0.0), "askew": (200, "L", 1.2)}
WAYS = tuple(
    Way(name, partial(_scanned, dpi=dpi, mode=mode, askew=askew), takes=".pdf", suffix=".pdf")
    for name, (dpi, mode, askew) in KINDS.items()
)
