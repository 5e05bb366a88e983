"""Pages as scanners give them, and what is found on them: rules, shading, lines, letters and the places of all.

No model reads them: letters are told apart by their shape alone, so that a page costs a tenth of a second, what is
found does not hang on a model, and a line that is cut out otherwise reads otherwise.
"""

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from extract.ink import Ink
from extract.scan.colour import without_marks
from extract.scan.ocr import Reading
from extract.scan.page import read_picture
from extract.scan.picture import Grey, Picture
from normalize.sense import VocabularySense
from tests.kept.content import form
from tests.kept.pages import pages, style
from tests.kept.printed import pdf

KEPT = Path(__file__).with_name("scans.csv")
FIELDS = ("seed", "lying", "upright", "fills", "letters", "doubted", "sha256")
DPI = (120, 150, 150, 180)
WIDTH, HEIGHT = 400.0, 280.0
WIDE = 9
"""Columns of pixels of a letter."""
DOUBTED = 0.85
LETTERS = "aeinrst1023456789.,%-/(o"
Damage = Callable[[Grey, random.Random], Grey]


@dataclass(frozen=True, slots=True)
class ByShape:
    """A recogniser that names shapes by how wide and how black they are; some of them it doubts."""

    def read(self, line: Grey) -> Reading:
        dark = line < 128
        turns = np.diff(np.concatenate([[False], dark.any(axis=0), [False]]).astype(np.int8))
        starts, ends = np.nonzero(turns == 1)[0], np.nonzero(turns == -1)[0]
        text, at, sure, last = [], [], [], 0
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            if text and start - last > WIDE / 2:
                text.append(" "), at.append((start + last) / 2), sure.append(1.0)
            many = max(1, round((end - start) / WIDE))
            for k, part in enumerate(np.array_split(dark[:, start:end], many, axis=1)):
                ink = int(part.sum())
                text.append(LETTERS[ink % len(LETTERS)])
                at.append(start + (k + 0.5) * (end - start) / many)
                sure.append(0.6 if ink % 11 == 0 else 0.9 if ink % 7 == 0 else 0.99)
            last = end
        return Reading("".join(text), np.array(at, np.float32) / max(1, line.shape[1]), np.array(sure, np.float32))


def line(seed: int) -> dict[str, str]:
    """What is compared of an invented page."""
    ink = read_picture(scan(random.Random(seed)), 1, 0, ByShape(), VocabularySense()).ink  # type: ignore[arg-type]
    return dict(zip(FIELDS, (str(seed), *(counted(ink) if ink else ("",) * 6)), strict=True))


def counted(ink: Ink) -> tuple[str, ...]:
    """Lying and upright rules, shaded areas, letters, doubted ones, and a digest of where all are.

    Places to half a point: what another processor rounds otherwise is no change.
    """
    counts = [len(plane) for plane in (ink.rules.horizontal, ink.rules.vertical, ink.fills.boxes, ink.glyphs.text)]
    counts.append(int((ink.glyphs.confidence < DOUBTED).sum()))
    planes = (ink.rules.horizontal, ink.rules.vertical, ink.fills.boxes, ink.glyphs.boxes)
    places = "|".join(" ".join(map(str, np.round(plane * 2).astype(int).ravel().tolist())) for plane in planes)
    digest = hashlib.sha256(f"{''.join(ink.glyphs.text)}|{places}|{ink.turned}".encode()).hexdigest()[:16]
    return (*map(str, counts), digest)


def scan(rng: random.Random) -> Picture:
    """A page of a form, printed, marked, and scanned badly in one or two ways."""
    how = style(rng, WIDTH, HEIGHT)
    printed = pdf(pages([form(rng)], rng, how)[:1], rng)
    dpi = rng.choice(DPI)
    with pdfium.PdfDocument(printed) as document:
        grey = np.array(document[0].render(scale=dpi / 72, grayscale=True).to_numpy()[:, :], np.uint8).squeeze()
    for damage in rng.sample(DAMAGES, rng.choice((0, 1, 1, 2))):
        grey = np.ascontiguousarray(damage(grey, rng))
    marks = None
    if rng.random() < 0.25:
        grey, marks = without_marks(_stamped(grey, rng), dpi)
    return Picture(grey, dpi / 72, marks)


def _stamped(grey: Grey, rng: random.Random) -> npt.NDArray[np.uint8]:
    """In colours, with a round stamp and a signature."""
    colours = np.repeat(grey[:, :, None], 3, axis=2)
    ink = rng.choice(((60, 60, 200), (200, 40, 60), (110, 100, 180)))
    _mark(colours, rng, ink)
    return colours


def _mark(sheet: npt.NDArray[np.uint8], rng: random.Random, ink: Any) -> None:
    height, width = sheet.shape[:2]
    x, y = rng.randint(width // 4, 3 * width // 4), rng.randint(height // 4, 3 * height // 4)
    side = rng.randint(height // 10, height // 6)
    cv2.circle(sheet, (x, y), side, ink, rng.choice((2, 3)))
    cv2.circle(sheet, (x, y), side * 4 // 5, ink, 1)
    bends = [(x + k * side // 3, y + rng.randint(-side, side)) for k in range(-4, 5)]
    cv2.polylines(sheet, [np.array(bends, np.int32)], False, ink, 2)


def _pen(grey: Grey, rng: random.Random) -> Grey:
    _mark(grey, rng, (20,))
    return grey


def _askew(grey: Grey, rng: random.Random) -> Grey:
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.choice((-2.5, -0.7, 0.3, 1.2, 4.0)), 1)
    return cv2.warpAffine(grey, turn, (width, height), borderValue=(255.0,))


def _grain(grey: Grey, rng: random.Random) -> Grey:
    noise = np.random.default_rng(rng.randrange(99)).normal(0, rng.choice((6, 14)), grey.shape)
    return np.clip(grey + noise, 0, 255).astype(np.uint8)


def _faint(grey: Grey, rng: random.Random) -> Grey:
    return (255 - (255 - grey.astype(np.float32)) * rng.choice((0.3, 0.5, 0.7))).astype(np.uint8)


def _two_levels(grey: Grey, rng: random.Random) -> Grey:
    return np.where(grey < rng.choice((110, 150, 190)), 0, 255).astype(np.uint8)


def _blurred(grey: Grey, rng: random.Random) -> Grey:
    return cv2.GaussianBlur(grey, (0, 0), rng.choice((0.7, 1.0, 1.3)))


def _shadow(grey: Grey, rng: random.Random) -> Grey:
    light = np.linspace(rng.choice((0.5, 0.75)), 1, grey.shape[1], dtype=np.float32)
    return (grey * light).astype(np.uint8)


def _edge(grey: Grey, rng: random.Random) -> Grey:
    wide = rng.randint(4, 25)
    side = rng.choice((np.s_[:, :wide], np.s_[:, -wide:], np.s_[:wide], np.s_[-wide:]))
    grey[side] = rng.choice((0, 40, 90))
    return grey


def _on_the_table(grey: Grey, rng: random.Random) -> Grey:
    """A photograph: the sheet in perspective on a darker ground."""
    height, width = grey.shape
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    seen = np.abs(corners - [[rng.randint(8, 40), rng.randint(8, 40)] for _ in corners]).astype(np.float32)
    move = cv2.getPerspectiveTransform(corners, seen)
    return cv2.warpPerspective(grey, move, (width, height), borderValue=(float(rng.choice((60, 120, 190))),))


def _turned(grey: Grey, rng: random.Random) -> Grey:
    return np.rot90(grey, rng.choice((1, 2, 3)))


def _dotted(grey: Grey, rng: random.Random) -> Grey:
    """Rows shaded as printers without grey do it."""
    (height, width), step = grey.shape, rng.choice((4, 5, 6))
    y, x = rng.randint(0, height // 2), rng.choice((0, width // 9))
    part = grey[y : y + height // rng.choice((4, 8)), x : width - x]
    part[::step, ::step], part[1::step, ::step] = 60, 60
    return grey


def _bands(grey: Grey, rng: random.Random) -> Grey:
    """Rows shaded, or black with white letters."""
    height, width = grey.shape
    high = height // rng.choice((12, 20, 30))
    for _ in range(3):
        y = rng.randint(0, height - high)
        part = grey[y : y + high, width // 12 : width * 11 // 12]
        part[:] = 255 - part if rng.random() < 0.3 else np.minimum(part, rng.choice((120, 180, 215)))
    return grey


def _broken(grey: Grey, rng: random.Random) -> Grey:
    """Rules gone in places, in strips as a roller leaves them."""
    for x in range(rng.randint(5, 40), grey.shape[1], rng.choice((37, 61))):
        grey[:, x : x + rng.choice((1, 2, 5))] = 255
    for y in range(rng.randint(5, 40), grey.shape[0], 53):
        grey[y : y + rng.choice((1, 2, 4))] = 255
    return grey


def _shining(grey: Grey, rng: random.Random) -> Grey:
    """The other side of the sheet shows."""
    back = 255 - (255 - grey[:, ::-1].astype(np.float32)) * rng.choice((0.15, 0.3))
    return np.minimum(grey, back.astype(np.uint8))


def _underlined(grey: Grey, rng: random.Random) -> Grey:
    """Lines drawn by hand with a ruler, between words and through them, and low rows of upright strokes."""
    height, width = grey.shape
    for _ in range(14):
        x, y, long = rng.randint(0, width), rng.randint(0, height), rng.randint(20, 120)
        cv2.line(grey, (x, y), (x + long, y), rng.choice((0, 100)), rng.choice((1, 2)))
        cv2.line(grey, (y, x % height), (y, x % height + long // 2), 0, 1)
    return grey


DAMAGES: tuple[Damage, ...] = (
    _pen, _askew, _grain, _faint, _two_levels, _blurred, _shadow, _edge, _on_the_table, _turned, _dotted, _bands,
    _broken, _shining, _underlined,
)  # fmt: skip
