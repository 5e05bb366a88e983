"""Draws a document's look: paper, print, rules, alignments; and columns wide enough for their longest words."""

from dataclasses import replace
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.invent.cases.canvas import fonts
from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import Look as Print
from benchmarks.invent.cases.model import placed
from benchmarks.layouts.plans import cascaded, strategic
from benchmarks.layouts.rules import KINDS, MESHED, UNPARTED
from benchmarks.layouts.sheet import Cell, Look, Made, Sheet, columns
from benchmarks.layouts.sorts import agreed, listed, planned, reported, watched
from benchmarks.layouts.words import signature

SORTS = (listed, agreed, planned, watched, reported, strategic, cascaded)
PRINTERS = ("canvas", "browser", "word", "sheet")
FONTS = ("Liberation Serif", "Liberation Sans", "Liberation Sans Narrow", "DejaVu Sans", "DejaVu Serif")
PAPERS = ((210.0, 297.0), (215.9, 330.2), (297.0, 210.0), (330.2, 215.9), (420.0, 297.0))
"""Upright A4 and F4, the same on their sides, A3 on its side; the first that is wide enough is taken."""
POINTS = 72 / 25.4


def made(seed: int) -> Made:
    """One document; sort, rules and printer go round so that a few seeds have some of each."""
    draw = Draw(seed, "layouts")
    office, year = draw.office(), draw.randint(2019, 2027)
    sheet = SORTS[seed % len(SORTS)](draw, office, year)
    rules = KINDS[(seed * 5 + seed // 12) % len(KINDS)]
    look = fitted(draw, sheet, fair(sheet, drawn(draw, rules, PRINTERS[(seed + seed // 4) % len(PRINTERS)])))
    return Made(seed, sheet, look, signature(draw, office, year, look.signed))


def fair(sheet: Sheet, look: Look) -> Look:
    """Nobody tells goals in the middle of three rows from goals at the head of some, unless the first stands lower."""
    told = look.rules not in UNPARTED or sheet.rows[sheet.head][0].rows > 1
    return look if told else replace(look, merged="top")


def drawn(draw: Draw, rules: str, printer: str) -> Look:
    """All but the paper."""
    body = draw.choice(("top", "top", "middle", "middle", "bottom"))
    return Look(
        printer=printer,
        rules=rules,
        font=draw.choice(FONTS),
        size=draw.choice((6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0)),
        page=PAPERS[0],
        margin=draw.choice((10.0, 15.0, 20.0, 25.0)),
        text=draw.choice(("left", "left", "left", "justify", "center")),
        figure=draw.choice(("center", "center", "right", "left")),
        head=draw.choice(("center", "center", "center", "left")),
        body=body,
        merged=draw.choice((body, "middle", "top")),
        across=draw.choice((0.3, 0.4, 0.6) if rules in MESHED else (0.4, 0.6)),
        down=draw.choice((0.3, 0.45, 0.6) if rules in UNPARTED else (0.1, 0.25, 0.5)),
        line=draw.choice((0.25, 0.5, 0.75, 1.0)),
        fill=draw.choice(("", "#d9d9d9", "#ffe599", "#c6e0b4")) if rules != "bands" else "#b8cce4",
        repeat=draw.random() < 0.5,
        cut=draw.random() < 0.4,
        signed=draw.choice((0, 0, 1, 1, 2)),
    )  # fmt: skip


def fitted(draw: Draw, sheet: Sheet, look: Look) -> Look:
    """With paper wide enough for every column's longest word, or smaller print."""
    for page in PAPERS[draw.randrange(3) :]:
        room = (page[0] - 2 * look.margin) * POINTS - 3  # for the outer rules
        least = _least(sheet, look)
        if sum(least) <= room * 0.9:
            return replace(look, page=page, widths=_shared(sheet, look, least, room))
    return fitted(draw, sheet, replace(look, size=look.size - 0.5, margin=10.0))


@lru_cache
def named(font: str) -> tuple[str, str]:
    """The registered regular and bold font."""
    return fonts(Print(font))


def wide(look: Look, cell: Cell, text: str) -> float:
    """A text's width in points."""
    return float(stringWidth(text, named(look.font)[cell.bold], look.size))


def _least(sheet: Sheet, look: Look) -> list[float]:
    least = [0.0] * columns(sheet)
    for _, c, cell in placed(sheet.rows):
        if cell.cols == 1:
            words = [cell.text] if cell.role == "figure" else cell.text.split()
            longest = max((wide(look, cell, word) for word in words), default=0)
            least[c] = max(least[c], longest * 1.03 + (2 * look.across + 0.3) * look.size)
    for _, c, cell in placed(sheet.rows):
        needed = max(wide(look, cell, word) for word in cell.text.split() or [""]) + 2.5 * look.across * look.size
        lack = needed - sum(least[c : c + cell.cols])
        least[c : c + cell.cols] = [one + max(0.0, lack) / cell.cols for one in least[c : c + cell.cols]]
    return least


def _shared(sheet: Sheet, look: Look, least: list[float], room: float) -> tuple[float, ...]:
    """The rest of the room by what columns hold."""
    held = [1.0] * len(least)
    for r, c, cell in placed(sheet.rows):
        if cell.cols == 1 and r >= sheet.head:
            held[c] = max(held[c], wide(look, cell, cell.text) - least[c])
    rest, shares = room - sum(least), [one**0.7 for one in held]
    return tuple(one + rest * share / sum(shares) for one, share in zip(least, shares, strict=True))
