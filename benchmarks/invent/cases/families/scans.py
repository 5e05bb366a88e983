"""Scans: a printed page as a picture under a shadow, a stamp, a fax's grid, a photo's perspective, faint print."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from benchmarks.invent.cases import browser, canvas
from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import Case, Gap
from benchmarks.invent.cases.plain import plan, table

Damage = Callable[[np.ndarray, np.random.Generator], np.ndarray]
"""A colour page (h, w, 3) in 0-255 becomes another; also what it may draw at random."""


def shadow(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Light falls off across the sheet, with grain."""
    h, w = page.shape[:2]
    angle, depth = rng.uniform(0, 2 * np.pi), rng.uniform(0.45, 0.6)
    y, x = np.mgrid[0:h, 0:w]
    along = np.cos(angle) * x / w + np.sin(angle) * y / h
    along = (along - along.min()) / (along.max() - along.min())
    light = 1 - depth / (1 + np.exp(-(along - 0.6) * 9))
    return page * light[..., None] + rng.normal(0, 5, page.shape[:2])[..., None]


def _stamp(page: np.ndarray, rng: np.random.Generator, colour: tuple[int, int, int]) -> np.ndarray:
    """A round stamp with two rings and a stroke of the pen over the table."""
    w = page.shape[1]
    sheet = page.astype(np.uint8).copy()
    ink = np.where(page.mean(axis=2) < 200)
    top, low = np.percentile(ink[0], (30, 95))
    centre = (int(w * rng.uniform(0.5, 0.75)), int(rng.uniform(top, low)))
    size = int(w * rng.uniform(0.09, 0.12))
    cv2.circle(sheet, centre, size, colour, 4, cv2.LINE_AA)
    cv2.circle(sheet, centre, int(size * 0.82), colour, 2, cv2.LINE_AA)
    bend = [
        (centre[0] + int(size * t * 1.4), centre[1] + int(size * 0.5 * np.sin(t * 7))) for t in np.linspace(-1, 1, 40)
    ]
    cv2.polylines(sheet, [np.array(bend, np.int32)], False, colour, 3, cv2.LINE_AA)
    return sheet


def blue_stamp(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A blue stamp."""
    return _stamp(page, rng, (60, 50, 150))


def black_stamp(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A stamp as black as the print."""
    return _stamp(page, rng, (30, 30, 30))


def faint(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Faint print on grey paper, blurred."""
    paper, strength = rng.uniform(225, 245), rng.uniform(0.28, 0.4)
    return (
        cv2.GaussianBlur(paper - (255 - page) * strength, (3, 3), 0.8) + rng.normal(0, 1.5, page.shape[:2])[..., None]
    )


def fax(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One bit, 110 dots an inch, specks."""
    h, w = page.shape[:2]
    scale = 110 / DPI
    small = cv2.resize(page.astype(np.uint8), (int(w * scale), int(h * scale)), interpolation=cv2.INTER_AREA)
    bits = np.where(small.mean(axis=2) < 165, 0, 255)
    bits[rng.random(bits.shape) < 0.0004] = 0
    return np.repeat(bits[..., None], 3, axis=2)


def photo(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Perspective, a dark desk around, uneven light."""
    h, w = page.shape[:2]
    source = np.array([(0, 0), (w, 0), (w, h), (0, h)], np.float32)
    inset = rng.uniform(0.01, 0.05, (4, 2)) * (w, h) * np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)])
    warp = cv2.getPerspectiveTransform(source, (source + inset).astype(np.float32))
    sheet = cv2.warpPerspective(page.astype(np.uint8), warp, (w, h), borderValue=(70, 65, 60))
    return sheet * np.linspace(1, rng.uniform(0.75, 0.9), w)[None, :, None] + rng.normal(0, 3, (h, w))[..., None]


def tilted(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Turned by up to two degrees, with grain."""
    h, w = page.shape[:2]
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), rng.choice((-1, 1)) * rng.uniform(0.6, 2), 1)
    return (
        cv2.warpAffine(page.astype(np.uint8), turn, (w, h), borderValue=(255, 255, 255))
        + rng.normal(0, 6, (h, w))[..., None]
    )


DPI = 200


def _scan(digital: Path, out: Path, damage: Damage, seed: int) -> None:
    rng, pages = np.random.default_rng(seed), []
    with pdfium.PdfDocument(digital) as pdf:
        for sheet in pdf:
            page = np.asarray(sheet.render(scale=DPI / 72).to_pil().convert("RGB")).astype(np.float64)
            damaged = np.clip(damage(page, rng), 0, 255).astype(np.uint8)
            buffer = io.BytesIO()
            Image.fromarray(damaged).save(buffer, "JPEG", quality=70)
            pages.append(Image.open(buffer))
    dpi = DPI * pages[0].width / page.shape[1]
    if damage is fax:
        pages = [p.convert("L").point(lambda v: 255 if v > 127 else 0).convert("1") for p in pages]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)


def maker(why: str, damage: Damage) -> Callable[[Draw], Case]:
    def make(draw: Draw) -> Case:
        def write(case: Case, out: Path) -> None:
            digital = out.with_suffix(".digital.pdf")
            (browser if case.look.producer == "browser" else canvas).write(case, digital)
            _scan(digital, out, damage, draw.seeded)
            digital.unlink()

        office = draw.office()
        p = plan(
            draw,
            numbers=False,
            keys=("no", "sasaran", "indikator", "satuan", "target"),
            count=draw.randint(6, 10),
            fill="",
        )
        grid, truth = table(draw, p)
        look = replace(
            draw.look(draw.random() < 0.3, ("canvas", "canvas", "browser")), size=draw.choice((8.0, 9.0, 10.0))
        )
        title = draw.heading("iku", office, f"TAHUN {p.years[0]}")
        return Case(why, (title, Gap(1), grid), look, tuple(truth), office, write=write)

    return make


KINDS = {
    "scan-bayangan": maker("a shadow over the sheet, noise", shadow),
    "scan-cap": maker("a blue stamp and a stroke over the figures", blue_stamp),
    "scan-cap-hitam": maker("a stamp as black as the print", black_stamp),
    "scan-faks": maker("a one-bit fax at 110 dpi", fax),
    "scan-foto": maker("a photo: perspective, dark table around", photo),
    "scan-pudar": maker("faint print, blurred", faint),
    "scan-miring": maker("turned by up to two degrees", tilted),
}
