"""Fractions whose numerator is underlined, line by line, with the denominator under it."""

import re
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from extract.cells.lines import Owners, lines_of
from extract.document import Line
from extract.fractions.bars import Bar, underlines
from extract.fractions.fraction import PARAGRAPH, Fraction, gap
from extract.fractions.quotient import FACTOR, LEADING_FACTOR
from extract.ink import Glyphs

TIMES = ("x", "×", "X", "*")
AMOUNT = re.compile(r"\d[\d.,]*\s*%?")
_WHOLE = 0.1
"""Line heights by which an underline may stop short of its line's ends and still be the whole line's."""
_SPACE = 0.2
"""Ems of white between two words."""
_CLOSED = ".:;="
"""Signs that end what stands before a numerator."""
_LOOSE = 1.5
"""Line heights of white within a numerator."""
_FACTOR_AT_END = re.compile(rf"(?:^|\s){FACTOR}\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of one that is underlined or not. `begins`: nothing stands before it on its line."""

    line: Line
    underlined: bool
    begins: bool


class Lettered(Protocol):
    """Something with letters, which are asked for only where a line must be cut."""

    @property
    def glyphs(self) -> Glyphs:
        """The letters of one cell."""


def pieces_of(cell: Lettered, lines: list[Line], bars: list[Bar]) -> list[Piece]:
    """The lines of a cell, each cut where an underline begins or ends."""
    out: list[Piece] = []
    for line in lines:
        bar = next((bar for bar in bars if underlines(bar, line)), None)
        if bar is None:
            out.append(Piece(line, False, True))
            continue
        parts = [(part, k == 1) for k, side in enumerate(split(cell, line, bar.x0, bar.x1)) for part in side]
        out += [Piece(part, under, k == 0) for k, (part, under) in enumerate(parts)]
    return out


def split(cell: Lettered, line: Line, x0: float, x1: float) -> tuple[list[Line], list[Line], list[Line]]:
    """The parts of a line left of, within and right of a stretch; each none or one line."""
    box = line.box
    if box is None:
        return [], [line], []
    short = _WHOLE * box.height
    if x0 <= box.x0 + short and x1 >= box.x1 - short:
        return [], [line], []
    glyphs = cell.glyphs
    x, y = ((glyphs.boxes[:, k] + glyphs.boxes[:, k + 2]) / 2 for k in (0, 1))
    zone = np.where(x < x0 - short / 2, 0, np.where(x > x1 + short / 2, 2, 1)).astype(np.intp)
    zone[(y < box.y0) | (y > box.y1)] = -1
    parts = lines_of(glyphs, _by_word(zone, glyphs), line.page)
    left, on, right = ([part for part in parts.get(k, []) if part.text in line.text] for k in range(3))
    return left, on, right


def _by_word(zone: Owners, glyphs: Glyphs) -> Owners:
    """The zones with words whole, each where most of its letters are: a tail may cut an underline on a scan short."""
    solid = np.char.isalnum(glyphs.text) & (zone >= 0)
    new = np.ones(len(zone), bool)
    apart = np.abs(glyphs.boxes[1:, 0] - glyphs.boxes[:-1, 2]) > _SPACE * glyphs.size[1:]
    new[1:] = apart | ~solid[1:] | ~solid[:-1]
    word = np.cumsum(new) - 1
    most = np.stack([np.bincount(word[zone == k], minlength=word[-1] + 1) for k in range(3)]).argmax(axis=0)
    return np.where(solid, most[word], zone).astype(np.intp)


def first_fraction(pieces: list[Piece], weak: bool) -> tuple[int, Fraction, int] | None:
    """Index of the first fraction's first piece, the fraction, index behind it; `weak`: an underline is enough."""
    k = 0
    while k < len(pieces):
        if not pieces[k].underlined:
            k += 1
            continue
        fraction, end = _from(pieces, k)
        if fraction.plausible and (weak or fraction.factored):
            start = _beginning(pieces, k)
            fraction.numerator[:0] = [piece.line for piece in pieces[start:k]]
            return start, fraction, end
        k = max(end - len(fraction.denominator), k + 1)
    return None


def _from(pieces: list[Piece], start: int) -> tuple[Fraction, int]:
    """The numerator that begins at a piece, what stands beside it, and the denominator."""
    fraction = Fraction()
    k = start
    while k < len(pieces) and pieces[k].underlined and (k == start or pieces[k].begins):
        fraction.numerator.append(pieces[k].line)
        k += 1
        if k < len(pieces) and not pieces[k].begins and not pieces[k].underlined:
            fraction.beside.append(pieces[k].line)
            k += 1
        if fraction.over is None and _ends_with_factor(fraction):
            fraction.over = len(fraction.numerator)
    if k == len(pieces):
        _part(fraction)
    end = max((line.box.x1 for line in fraction.numerator if line.box), default=0.0)
    while k < len(pieces) and not pieces[k].underlined:
        line = pieces[k].line
        if (line.box is not None and line.box.x0 >= end) or _ends_factor(fraction, line):
            fraction.beside.append(line)
        elif fraction.denominator and line.box and gap(fraction.denominator[-1], line) > PARAGRAPH * line.box.height:
            break
        else:
            fraction.denominator.append(line)
        k += 1
    return fraction, k


def _ends_factor(fraction: Fraction, line: Line) -> bool:
    """Whether a factor that the line end cut ("x", then "100%") goes on here, over the denominator."""
    beside = fraction.beside[-1].text.rstrip() if fraction.beside else ""
    return not fraction.denominator and beside.endswith(TIMES) and AMOUNT.fullmatch(line.text.strip()) is not None


def _beginning(pieces: list[Piece], start: int) -> int:
    """Where a numerator begins of which only the last lines are underlined: at the line that its sentence begins."""
    while start > 0 and pieces[start].begins and pieces[start].line.text[:1].islower():
        before = pieces[start - 1]
        if not before.begins or before.underlined or before.line.text[-1:] in _CLOSED:
            break
        if LEADING_FACTOR.search(before.line.text) or gap(before.line, pieces[start].line) > _LOOSE * _height(before):
            break
        start -= 1
    return start


def _height(piece: Piece) -> float:
    return piece.line.box.height if piece.line.box else 0.0


def _ends_with_factor(fraction: Fraction) -> bool:
    last = fraction.beside[-1:] or fraction.numerator[-1:]
    return any(_FACTOR_AT_END.search(line.text) for line in last)


def _part(fraction: Fraction) -> None:
    """Where every line is underlined, the denominator's too: it begins behind the line with the factor."""
    if fraction.over is not None and fraction.over < len(fraction.numerator):
        fraction.denominator = fraction.numerator[fraction.over :]
        del fraction.numerator[fraction.over :]
