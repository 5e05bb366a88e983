"""A form set on pages: ink with rules in part or none, cells wrapped, rows and words cut where a page ends.

Letters are half an em wide; distances are quarters of a point, and sizes of letters go into the size at which pages are
looked at, so that many stand just at a bound.
"""

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.ink import Fills, Glyphs, Ink, Rules
from tests.kept.content import Form

LEFT, TOP = 40.0, 40.0
RULES = ("full", "full", "double", "across", "across", "header", "none", "none", "dashed")


@dataclass(frozen=True, slots=True)
class Style:
    """How the pages are set, in points."""

    size: float
    pitch: float
    padding: float
    rules: str
    """full, across, header, none, double, dashed."""
    place: float
    """Where texts stand in their cells: 0 top, .5 middle, 1 foot."""
    right: bool
    """Values at the right edge."""
    repeat: bool
    slack: float
    """By how much rules miss their corners."""
    width: float
    height: float
    sure: float
    """How surely letters are known; under 1 as from a picture."""


class _Page:
    def __init__(self, style: Style) -> None:
        self.style, self.y, self.open = style, TOP, False
        self.letters: list[tuple[str, float, float, float, float]] = []
        self.across: list[tuple[float, float, float, float]] = []
        self.down: list[tuple[float, float, float, float]] = []

    def text(self, text: str, x: float, y: float) -> None:
        size = self.style.size
        self.letters += [(c, x + k * size / 2, y, x + (k + 1) * size / 2, y + size) for k, c in enumerate(text)]

    def ink(self, number: int) -> Ink:
        n, none = len(self.letters), np.zeros((0, 4), np.float32)
        boxes = np.array([one[1:] for one in self.letters], np.float32).reshape(-1, 4)
        text = np.array([one[0] for one in self.letters], dtype=np.str_) if n else np.empty(0, "U1")
        size, sure = (np.full(n, one, np.float32) for one in (self.style.size, self.style.sure))
        glyphs = Glyphs(text, boxes, size, *np.zeros((2, n), bool), sure)
        across, down = (np.array(lines, np.float32).reshape(-1, 4) for lines in (self.across, self.down))
        thick = [np.full(len(lines), 0.5, np.float32) for lines in (across, down)]
        return Ink(
            number,
            self.style.width,
            self.style.height,
            0,
            glyphs,
            Rules(across, down, *thick),
            Fills(none, none[:, :3]),
            none,
        )


def style(rng: random.Random, width: float = 842.0, height: float = 595.0) -> Style:
    """A way of setting pages."""
    size = rng.choice((6.0, 8.0, 12.0))
    return Style(
        size=size,
        pitch=size * rng.choice((1.0, 1.125, 1.25, 1.5)),
        padding=rng.choice((1.0, 2.0, 3.0, 5.0)),
        rules=rng.choice(RULES),
        place=rng.choice((0, 0, 0.5, 1)),
        right=rng.random() < 0.3,
        repeat=rng.random() < 0.5,
        slack=rng.choice((0, 0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0)),
        width=width,
        height=height,
        sure=rng.choice((1.0, 1.0, 1.0, 0.9)),
    )


def pages(forms: Sequence[Form], rng: random.Random, how: Style) -> list[Ink]:
    """The pages of a document."""
    out = [_Page(how)]
    for form in forms:
        _table(out, form, how, rng)
    for number, page in enumerate(out, start=1):
        if rng.random() < 0.5:
            page.text(f"Halaman {number}", how.width / 2, how.height - 20)
    return [page.ink(number) for number, page in enumerate(out, start=1)]


def _table(out: list[_Page], form: Form, how: Style, rng: random.Random) -> None:
    for paragraph in form.before:
        _paragraph(out[-1], paragraph, how, columns=rng.choice((1, 1, 2)))
    for line in form.title:
        out[-1].text(line, how.width / 2 - len(line) * how.size / 4, out[-1].y)
        out[-1].y += how.pitch
    out[-1].y += how.pitch * rng.choice((0.5, 1, 2))
    widths = _widths(form, how)
    edges = [LEFT + sum(widths[:k]) for k in range(len(widths) + 1)]
    rows = (*form.head, *form.rows)
    for k, row in enumerate(rows):
        wrapped = [_wrapped(text, width, how) for text, width in zip(row, widths, strict=True)]
        over = out[-1].y + max(map(len, wrapped)) * how.pitch + 2 * how.padding > how.height - 40
        if over and k >= len(form.head):
            wrapped = _cut(out, wrapped, edges, how) if rng.random() < 0.5 else wrapped
            out.append(_Page(how))
            for head in form.head if how.repeat else ():
                _row(out[-1], head, [_wrapped(t, w, how) for t, w in zip(head, widths, strict=True)], edges, how, rng)
        below = rows[k + 1] if k + 1 < len(rows) else ()
        _row(out[-1], row, wrapped, edges, how, rng, below)
    out[-1].y += how.pitch * 2
    out[-1].open = False


def _paragraph(page: _Page, text: str, how: Style, columns: int) -> None:
    """Running text, in one column or two."""
    wide = (how.width - 2 * LEFT) / columns - 15 * (columns - 1)
    lines = textwrap.wrap(text, max(8, int(wide / (how.size / 2))))
    each = -(-len(lines) // columns)
    for k, line in enumerate(lines):
        page.text(line, LEFT + k // each * (wide + 30), page.y + k % each * how.pitch)
    page.y += (each + 1) * how.pitch


def _cut(out: list[_Page], wrapped: list[list[str]], edges: list[float], how: Style) -> list[list[str]]:
    """What of a row goes to the next page; the first line of each cell stays."""
    page, high = out[-1], how.pitch + 2 * how.padding
    if page.y + high > how.height - 25:
        return wrapped
    _row(page, [], [cell[:1] for cell in wrapped], edges, how, random.Random(0))
    return [cell[1:] for cell in wrapped]


def _widths(form: Form, how: Style) -> list[float]:
    longest = [max((len(row[c]) for row in (*form.head, *form.rows)), default=1) for c in range(len(form.head[0]))]
    wanted = [min(max(5, n), 22) for n in longest]
    most = (how.width - 2 * LEFT) / sum(wanted)
    return [round(4 * n * min(most, how.size * 0.75)) / 4 for n in wanted]


def _wrapped(text: str, width: float, how: Style) -> list[str]:
    letters = max(1, int((width - 2 * how.padding) / (how.size / 2)))
    return [line for part in text.split("\n") for line in textwrap.wrap(part, letters) or [""]]


def _row(
    page: _Page, row: Sequence[str], wrapped: list[list[str]], edges: list[float], how: Style, rng: random.Random,
    below: Sequence[str] = (),
) -> None:  # fmt: skip
    lines = max(1, *map(len, wrapped))
    high = lines * how.pitch + 2 * how.padding
    for c, cell in enumerate(wrapped):
        if cell[:1] == ["Hasil evaluasi"]:
            _fraction(page, edges[c] + how.padding, page.y + how.padding, how)
            continue
        y = page.y + how.padding + how.place * (lines - len(cell)) * how.pitch
        for k, line in enumerate(cell):
            aside = how.right and c >= len(wrapped) - 2
            x = edges[c + 1] - how.padding - len(line) * how.size / 2 if aside else edges[c] + how.padding
            page.text(line, x, y + k * how.pitch)
    _rules(page, row, edges, page.y, page.y + high, rng, below)
    page.y += high


def _fraction(page: _Page, x: float, y: float, how: Style) -> None:
    """A drawn quotient, a little lower than its row."""
    page.text("Realisasi", x, y - 0.25 * how.size)
    page.across.append((x, y + 0.9 * how.size, x + 4.5 * how.size, y + 0.9 * how.size))
    page.text("Rencana", x, y + 1.1 * how.size)
    page.text("x 100%", x + 5 * how.size, y + 0.4 * how.size)


def _rules(
    page: _Page, row: Sequence[str], edges: list[float], top: float, foot: float, rng: random.Random,
    below: Sequence[str],
) -> None:  # fmt: skip
    how = page.style
    if how.rules == "none" or (how.rules == "header" and below and row[:1] != ("1",) and page.across):
        return
    band = bool(row) and bool(row[0]) and not any(row[1:]) and len(row[0]) > 8
    if not page.open:
        page.across.append((edges[0] + rng.choice((0, how.slack, -how.slack)), top, edges[-1], top))
        page.open = True
    goes_on = [
        bool(below) and not below[c] and any(below) and c < 4 and rng.random() < 0.8 for c in range(len(edges) - 1)
    ]
    for (x0, x1), merged in zip(pairwise(edges), goes_on, strict=True):
        if not merged or how.rules != "full":
            page.across.append((x0, foot, x1 + rng.choice((0, how.slack, -how.slack)), foot))
            if how.rules == "double":
                page.across.append((x0, foot + 1.5, x1, foot + 1.5))
    if how.rules in ("across", "header"):
        return
    for k, x in enumerate(edges):
        if 0 < k < len(edges) - 1 and (band or (row and not row[k] and rng.random() < 0.5)):
            continue  # a merged cell
        if how.rules == "dashed":
            page.down += [(x, y, x, min(y + 3, foot)) for y in np.arange(top, foot, 5.0).tolist()]
        else:
            page.down.append((x, top - rng.choice((0, how.slack)), x, foot + rng.choice((0, how.slack))))
