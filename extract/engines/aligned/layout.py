"""A block of lines and the borders of its columns: which chunk stands in which columns, and where rules lie."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from extract.engines.aligned.cutting import common, cut_at_borders
from extract.engines.aligned.frames import Rule
from extract.engines.aligned.placed import OVERHANG, Placed, needless
from extract.engines.aligned.printed import Chunk, Printed
from extract.engines.aligned.trim import UNITS, figured_from
from extract.figures import is_value, is_year

ITEM = re.compile(r"(\d{1,2}(\.\d{1,2}){2,}\.?|\d{1,2}[.)]|[a-zA-Z][.)]|[-–•▪○●*])(?=\s|$)")
"""The number or the bullet of an item: "1.1.2", "3.", "b)", "-"."""
BAND = 0.015
"""Of the table's width, by which a band's middle may miss the table's."""
_LEVEL = 2.0
"""Points between pieces of one rule that leaves merged cells out."""
_VALUED = 0.4
"""Of the lines of a column, those that are values, from which it is one of values: units may wrap under them."""
_PITCH, _LOOSEST, _LOOSER = 1.6, 2.4, 1.15
"""Sizes from line to line of texts set close, and of the loosest; times the usual step that it may be."""
_SHARED = 4
"""Texts, by which a column is known to be centred."""
_EVEN = 0.5
"""Of the scatter of their left ends, that their middles have at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """The texts of one column: where the longest ends and how wide it is, and whether they share their middles rather
    than their left ends."""

    right: float
    widest: float
    centred: bool
    valued: bool = False
    """They are values: figures, or figures with a unit."""


@dataclass(frozen=True)
class Layout:
    """Lines with their chunks placed; `borders` has one more element than there are columns."""

    lines: tuple[Printed, ...]
    placed: tuple[tuple[Placed, ...], ...]
    borders: tuple[float, ...]
    rules: tuple[Rule, ...]
    """Horizontal rules of the region, from the top."""
    bands: tuple[Rule, ...] = ()
    """Edges of its bands of colour."""
    down: tuple[Rule, ...] = ()
    """Its vertical rules."""

    @property
    def n_cols(self) -> int:
        """Columns."""
        return len(self.borders) - 1

    @property
    def width(self) -> float:
        """Points."""
        return self.borders[-1] - self.borders[0]

    def columns(self, line: int) -> set[int]:
        """Columns in which a line has text."""
        return {c for p in self.placed[line] for c in range(p.first, p.last + 1)}

    def ruled_before(self, line: int, col: int | None = None) -> bool:
        """A rule lies between this line and the one before it: over the table, or over one column."""
        between = self._between(self.rules, line)
        if col is not None:
            return any(rule.start <= self.centre(col) <= rule.end for rule in between)
        return self._over_all(between)

    def banded_before(self, line: int) -> bool:
        """The edge of a band of colour over the table lies between this line and the one before it."""
        return self._over_all(self._between(self.bands, line))

    def on_band(self, line: int) -> bool:
        """A band of colour begins between this line and the one before it."""
        return self._over_all([edge for edge in self._between(self.bands, line) if edge.tinted])

    def _between(self, rules: Sequence[Rule], line: int) -> list[Rule]:
        if not 0 < line < len(self.lines):
            return []
        top, bottom = self.lines[line - 1].middle, self.lines[line].middle
        return [rule for rule in rules if top < rule.at < bottom]

    def _over_all(self, rules: Sequence[Rule]) -> bool:
        level = (sum(r.length for r in rules if abs(r.at - rule.at) < _LEVEL) for rule in rules)
        return any(length > 0.6 * self.width for length in level)

    def parted_before(self, line: int) -> bool:
        """A rule parts the rows here: it lies over the table, or leaves merged cells out."""
        return self.ruled_before(line) or bool(self.merged_columns(line))

    def merged_columns(self, line: int) -> set[int]:
        """The leading columns that a rule before this line leaves out, which runs from a column of words to the last
        one: cells there go on. The rule of a sum lies over figures alone."""
        covered = self._covered(line)
        first = min(covered, default=0)
        through = covered == set(range(first, self.n_cols)) and len(covered) > 1
        return set(range(first)) if through and first and not self.texts[first].valued else set()

    @cached_property
    def stepped(self) -> int:
        """How many leading columns rules leave out, at most, for merged cells: they part all rows then."""
        return max((len(self.merged_columns(k)) for k in range(len(self.lines))), default=0)

    def unruled_columns(self, line: int) -> set[int]:
        """The columns that the rules before this line leave out, where they cover half of the table or more."""
        covered = self._covered(line)
        return set(range(self.n_cols)) - covered if len(covered) >= 0.5 * self.n_cols else set()

    def _covered(self, line: int) -> set[int]:
        between = self._between(self.rules, line)
        return {c for c in range(self.n_cols) for rule in between if rule.start <= self.centre(c) <= rule.end}

    def centre(self, col: int) -> float:
        """x of a column's middle."""
        return (self.borders[col] + self.borders[col + 1]) / 2

    def begins_item(self, line: int) -> bool:
        """A number or a bullet stands at the start of one of the line's texts: it begins something."""
        row = self.placed[line]
        return any(ITEM.match(p.chunk.text) and (p.chunk.text[:1] not in "-–*" or self._leads(row, p)) for p in row)

    @staticmethod
    def _leads(row: tuple[Placed, ...], placed: Placed) -> bool:
        """Text follows in the same column: a dash before it is a bullet, one alone stands for nothing."""
        same = [p for p in row if p.first == placed.first and p.chunk.x0 > placed.chunk.x0]
        return bool(same) or placed.chunk.n_words > 1

    @cached_property
    def texts(self) -> tuple[Column, ...]:
        """Each column's own texts."""
        own: list[list[Chunk]] = [[] for _ in range(self.n_cols)]
        for p in (p for row in self.placed for p in row if p.first == p.last):
            own[p.first].append(p.chunk)
        return tuple(_column(chunks, self.borders[k + 1], k > 0) for k, chunks in enumerate(own))

    @cached_property
    def pitch(self) -> float:
        """Sizes from line to line of one text, at most: as where a line goes on in small letters."""
        last: dict[int, Chunk] = {}
        steps: list[float] = []
        for p in (p for row in self.placed for p in row):
            over, chunk = last.get(p.first), p.chunk
            if over is not None and chunk.text[:1].islower():
                steps.append((chunk.y0 + chunk.y1 - over.y0 - over.y1) / 2 / chunk.size)
            last[p.first] = chunk
        return max(_PITCH, min(_LOOSEST, _LOOSER * median(steps))) if steps else _PITCH

    @cached_property
    def _values(self) -> list[int]:
        own = [[p for p in row if p.first == p.last and self.texts[p.first].valued] for row in self.placed]
        return [sum(is_value(p.chunk.text) for p in row) for row in own]

    def values(self, line: int) -> int:
        """How many values stand in the line, each in a column of values."""
        return self._values[line]

    def has_figures(self, line: int) -> bool:
        """A figure stands in the line, right of the first column, that is no year, or several with their units."""
        return self.figures(line) > 0 or self.values(line) >= UNITS

    def figures(self, line: int) -> int:
        """How many figures, other than years, stand in the line right of the first column."""
        return sum(
            p.chunk.figure
            and p.last > 0
            and not is_year(p.chunk.text)
            and (p.chunk.text in "-–*" or not ITEM.fullmatch(p.chunk.text))
            for p in self.placed[line]
        )


def _column(chunks: Sequence[Chunk], border: float, beside: bool) -> Column:
    words = [c for c in chunks if not c.figure]
    left, middle = _scatter([c.x0 for c in words]), _scatter([c.centre for c in words])
    right, widest = max((c.x1 for c in chunks), default=border), max((c.x1 - c.x0 for c in chunks), default=0.0)
    valued = beside and sum(is_value(chunk.text) for chunk in chunks) >= _VALUED * len(chunks) > 0
    return Column(right, widest, len(words) >= _SHARED and middle < _EVEN * left, valued)


def _scatter(places: Sequence[float]) -> float:
    middle = median(places) if places else 0.0
    return sum(abs(x - middle) for x in places)


def lay_out(
    lines: Sequence[Printed], edges: Sequence[float], rules: Sequence[Rule], bands: Sequence[Rule] = ()
) -> Layout:
    """Place every chunk; the outer borders are the ends of the text. Borders without text between them go."""
    left = min(line.x0 for line in lines) - 1
    right = max(line.x1 for line in lines) + 1
    borders = (left, *(x for x in edges if left < x < right), right)
    starts = common(chunk.x0 for line in lines for chunk in line.chunks)
    printed, lines = lines, cut_at_borders(lines, borders, starts, rules)
    placed = [[_place(c, borders) for c in line.chunks] for line in lines]
    own = {p.first for row in placed for p in row if p.first == p.last}
    if len(own) < len(borders) - 1 and len(own) > 1:
        borders = (left, *(x for k, x in enumerate(borders[1:-1], 1) if k in own and min(own) < k), right)
        placed = [[_place(c, borders) for c in line.chunks] for line in lines]
    for border in needless(placed, printed, borders):
        borders = tuple(x for x in borders if x != border)
        placed = [[_place(c, borders) for c in line.chunks] for line in lines]
    body = figured_from(lines)
    heads = [
        _has_beside(lines, k) or (k + 1 < body and any(p.first <= row[0].first <= p.last for p in placed[k + 1]))
        for k, row in enumerate(placed)
    ]
    around = zip([(), *placed], placed, [*placed[1:], ()], heads, strict=False)
    placed = [row if head else _as_band(row, above, below, borders, starts) for above, row, below, head in around]
    rows = tuple(_one_each(row) for row in placed)
    return Layout(tuple(lines), rows, borders, tuple(rules), tuple(bands))


def _has_beside(lines: Sequence[Printed], at: int) -> bool:
    """Whether the line above or below stands half beside a line: one of texts set to heights of their own."""
    line, others = lines[at], [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    return any(map(line.half_beside, others))


def _one_each(row: Sequence[Placed]) -> tuple[Placed, ...]:
    """The texts of a line, those of one column put together: justified lines spread their words. A mark stays apart."""
    out: list[Placed] = []
    for p in row:
        last = out[-1] if out else None
        if last and last.first == last.last == p.first == p.last and not ITEM.fullmatch(last.chunk.text):
            out[-1] = replace(last, chunk=last.chunk.with_(p.chunk))
        else:
            out.append(p)
    return tuple(out)


def _as_band(
    row: list[Placed], above: Sequence[Placed], below: Sequence[Placed], borders: Sequence[float], starts: set[int]
) -> list[Placed]:
    """A text alone on its line and centred on the table, but on no column's edge, is a band over all columns; none that
    goes on in its column from the line above, or on the line below."""
    chunk, middle = row[0].chunk, (borders[0] + borders[-1]) / 2
    alone = len(row) == 1 and row[0].first > 0 and round(chunk.x0) not in starts
    if alone and abs(chunk.centre - middle) < BAND * (borders[-1] - borders[0]):
        on = chunk.text[:1].islower() and any(_same_column(p, row[0]) for p in above)
        on = on or any(p.chunk.text[:1].islower() for p in below if _same_column(p, row[0]))
        return row if on else [Placed(chunk, 0, len(borders) - 2)]
    return row


def _same_column(one: Placed, other: Placed) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _place(chunk: Chunk, borders: Sequence[float]) -> Placed:
    first = sum(x <= chunk.x0 + OVERHANG for x in borders[1:-1])
    last = sum(x < chunk.x1 - OVERHANG for x in borders[1:-1])
    return Placed(chunk, min(first, last), max(first, last))
