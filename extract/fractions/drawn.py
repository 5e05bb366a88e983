"""Fractions that a page draws in its cells, written as "(numerator) / (denominator) x 100%".

An underline alone is weak evidence (a heading is underlined too): it makes a fraction only in a column of
formulas: one whose header says so, that holds a fraction with a factor or a drawn bar, or more than one
underlined line over a noun. So does a bar in the first rows, where rules part the lines of a header.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from extract.cells.lines import Owners
from extract.document import Line
from extract.fractions.barred import barred, hyphen_bars
from extract.fractions.bars import Bar, underlines
from extract.fractions.fraction import written
from extract.fractions.quotient import is_formula_header
from extract.fractions.underlined import Piece, first_fraction, pieces_of
from extract.grid import Grid
from extract.ink import Bools, Glyphs

_HEADER_ROWS = 3
"""Rows at the top that may be the header."""
_WHOLE = 0.85
"""Share of a line that a bar must run under for the line to be underlined."""


class CellInk:
    """A cell with bars: its letters, lines (hyphen rows taken for bars) and bars."""

    def __init__(self, page: Glyphs, owned: Bools, lines: list[Line], bars: list[Bar], unsure: bool) -> None:
        self._page, self._owned = page, owned
        self.lines = lines
        self.bars = bars
        self.unsure = unsure
        """In the rows that may be the header, or of a scan: a bar without a factor is no fraction by itself."""
        self.drawn = [bar for bar in bars if not any(underlines(bar, line) for line in lines)]
        """Bars that underline no line."""

    @cached_property
    def glyphs(self) -> Glyphs:
        """The letters of the cell; most cells are told without them."""
        return self._page.select(self._owned)

    @cached_property
    def pieces(self) -> list[Piece]:
        """The lines, cut where underlines begin or end."""
        return pieces_of(self, self.lines, self.bars)


def written_out(
    glyphs: Glyphs,
    owners: Owners,
    grid: Grid,
    lines: Mapping[int, list[Line]],
    bars: Mapping[int, list[Bar]],
) -> dict[int, list[Line]]:
    """The lines of the slots that hold bars: fractions written out, underlined lines marked as such."""
    scanned = is_scanned(glyphs)
    inks = dict(_inks(glyphs, owners, grid, lines, bars, scanned))
    if not inks:
        return {}
    column = grid.spans[:, 1].tolist()
    strong = {k: told for k, ink in inks.items() if (told := _told(ink, weak=False))}
    likely = {k: told for k, ink in inks.items() if k not in strong and (told := _told(ink, weak=True))}
    often = Counter(column[k] for k in likely)
    formulas = _formula_columns(grid, lines) | {column[k] for k in strong}
    if not scanned:
        formulas |= {col for col, count in often.items() if count > 1}
    weak = {k: told for k, told in likely.items() if column[k] in formulas}
    return {k: _marked(ink) for k, ink in inks.items()} | strong | weak


def _inks(
    glyphs: Glyphs,
    owners: Owners,
    grid: Grid,
    lines: Mapping[int, list[Line]],
    bars: Mapping[int, list[Bar]],
    scanned: bool,
) -> Iterator[tuple[int, CellInk]]:
    """The cells that hold a bar, drawn or of hyphens."""
    for k, found in lines.items():
        kept, hyphens = hyphen_bars(found)
        every = sorted([*bars.get(k, ()), *hyphens], key=lambda bar: bar.y)
        if every and kept:
            yield k, CellInk(glyphs, owners == k, kept, every, scanned or bool(grid.spans[k, 0] < _HEADER_ROWS))


def is_scanned(glyphs: Glyphs) -> bool:
    """Whether the letters were read from a picture: there the feet of blurred ones may pass for a bar."""
    return bool((glyphs.confidence < 1).any())


def _formula_columns(grid: Grid, lines: Mapping[int, list[Line]]) -> set[int]:
    heads = np.flatnonzero(grid.spans[:, 0] < _HEADER_ROWS).tolist()
    own = [grid.slot(k) for k in heads if is_formula_header(" ".join(line.text for line in lines.get(k, ())))]
    return {col for slot in own for col in range(slot.col, slot.col + slot.col_span)}


def _marked(ink: CellInk) -> list[Line]:
    """The lines as they are, with `underline` where a bar runs under the whole of one."""
    return [replace(line, underline=True) if _whole(line, ink.bars) else line for line in ink.lines]


def _whole(line: Line, bars: list[Bar]) -> bool:
    box = line.box
    return box is not None and any(
        underlines(bar, line) and bar.covers(box.x0, box.x1) >= _WHOLE * box.width for bar in bars
    )


def _told(ink: CellInk, weak: bool) -> list[Line] | None:
    """The cell's lines with its fractions written out; None where it holds none."""
    return _told_barred(ink, weak) if ink.drawn else _told_underlined(ink, weak)


def _told_barred(ink: CellInk, weak: bool) -> list[Line] | None:
    out: list[Line] = []
    rest, bars = ink.lines, ink.drawn
    while bars:
        fraction, behind = barred(ink, rest, bars)
        if fraction.plausible and (weak or fraction.factored or not ink.unsure):
            out += written(fraction)
            rest = behind
        bars = bars[1:]
    return [*out, *rest] if out else None


def _told_underlined(ink: CellInk, weak: bool) -> list[Line] | None:
    out: list[Line] = []
    rest = ink.pieces
    while found := first_fraction(rest, weak):
        start, fraction, end = found
        out += [piece.line for piece in rest[:start]] + written(fraction)
        rest = rest[end:]
    return [*out, *(piece.line for piece in rest)] if out else None
