"""Fractions that a page draws in its cells, written as "(numerator) / (denominator) x 100%".

An underline alone is weak evidence (a heading is underlined too): it makes a fraction only in a column of
formulas: one whose header says so, that holds a fraction with a factor or a drawn bar, or more than one
underlined line over a noun. So does a bar in the first rows, where rules part the lines of a header.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from extract.cells.lines import Owners
from extract.document import Line
from extract.fractions.bars import Bar, underlines
from extract.fractions.fraction import PARAGRAPH, Fraction, gap, written
from extract.fractions.quotient import BAR, LEADING_FACTOR, is_formula_header
from extract.fractions.underlined import Lettered, Piece, first_fraction, pieces_of, split
from extract.grid import Grid
from extract.ink import Bools, Glyphs
from extract.structs import replace

_HEADER_ROWS = 3
"""Rows at the top that may be the header."""
_WHOLE = 0.85
"""Share of a line that a bar must run under for the line to be underlined."""
_BESIDE = 0.8
"""Line heights of white between a fraction and what stands beside it on the same line."""
_HYPHENS = "-–—_─"
_APART = 0.3
"""Line heights between two bars."""


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


def hyphen_bars(lines: list[Line]) -> tuple[list[Line], list[Bar]]:
    """The lines without those that are rows of hyphens, and these as bars; a factor behind hyphens stays a line."""
    kept: list[Line] = []
    bars: list[Bar] = []
    for line in lines:
        match = BAR.fullmatch(line.text) if line.text[:1] in _HYPHENS else None
        if match is None or line.box is None:
            kept.append(line)
            continue
        tail = match["tail"] or ""
        end = line.box.x1 - line.box.width * len(tail) / len(line.text)
        bars.append(Bar(line.box.x0, end, (line.box.y0 + line.box.y1) / 2))
        if tail:
            kept.append(replace(line, text=tail, box=replace(line.box, x0=end)))
    return kept, bars


def barred(cell: Lettered, lines: list[Line], bars: list[Bar]) -> tuple[Fraction, list[Line]]:
    """The fraction of the first bar, drawn or a row of hyphens (lines above it, lines below it, a factor beside), and
    the lines behind it."""
    bar = bars[0]
    fraction = Fraction(drawn=True)
    apart = _APART * max((line.box.height for line in lines if line.box), default=0.0)
    limit = min((other.y for other in bars if other.y > bar.y + apart), default=float("inf"))
    used = 0
    for k, line in enumerate(lines):
        if line.box is None or not _takes(fraction, line, bar, limit):
            break
        left, on, right = _parted(cell, line, bar)
        over = (line.box.y0 + line.box.y1) / 2 < bar.y
        (fraction.numerator if over else fraction.denominator).extend(on)
        fraction.lead += left
        fraction.beside += right
        used = k + 1
    return fraction, lines[used:]


def _takes(fraction: Fraction, line: Line, bar: Bar, limit: float) -> bool:
    """Whether a line still belongs to the fraction: no wide gap before it, no other bar under it."""
    box = line.box
    if box is None:
        return False
    if (box.y0 + box.y1) / 2 > bar.y and limit - box.y1 < 0.5 * box.height:
        return False
    last = fraction.denominator[-1] if fraction.denominator else None
    return last is None or gap(last, line) <= PARAGRAPH * box.height


def _parted(cell: Lettered, line: Line, bar: Bar) -> tuple[list[Line], list[Line], list[Line]]:
    """A line in three, where white parts what is on the bar from what stands beside it."""
    box = line.box
    if box is None or bar.covers(box.x0, box.x1) <= 0:
        return ([line], [], []) if box is not None and box.x1 <= bar.x0 else ([], [], [line])
    left, on, right = split(cell, line, bar.x0, bar.x1)
    if not on or not on[0].box:
        return [], [line], []
    centre, space = on[0].box, _BESIDE * box.height
    near = any(a.box and centre.x0 - a.box.x1 < space for a in left if not _stands_apart(a))
    near = near or any(a.box and a.box.x0 - centre.x1 < space for a in right if not _stands_apart(a))
    return ([], [line], []) if near else (left, on, right)


def _stands_apart(line: Line) -> bool:
    """Whether brackets or a factor stand beside the fraction, however near."""
    return line.text[:1] in "()[]{}" or bool(LEADING_FACTOR.match(line.text))
