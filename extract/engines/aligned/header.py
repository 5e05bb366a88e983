"""Header lines -> levels of header cells: spanning texts, and column texts wrapped over several lines."""

from dataclasses import dataclass, replace

from extract.engines.aligned.cutting import SHORT
from extract.engines.aligned.header_lines import header_lines
from extract.engines.aligned.layout import Layout
from extract.engines.aligned.placed import Placed
from extract.engines.aligned.sets import over_sets
from extract.engines.aligned.uprights import between
from extract.figures import is_year
from extract.numerals import roman
from extract.stretches import distinct

_ROMANS = {roman(k).upper(): k for k in range(1, 13)}


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A header slot: levels `top` to `bottom`, columns `first` to `last`, all inclusive."""

    top: int
    bottom: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Header:
    """`cuts`: y of the borders between levels (one less than levels)."""

    n_lines: int
    cuts: tuple[float, ...]
    cells: tuple[HeaderCell, ...]

    @property
    def n_levels(self) -> int:
        """Rows of the grid that the header takes."""
        return len(self.cuts) + 1 if self.n_lines else 0


def header_of(layout: Layout) -> Header:
    """The header of a block; no lines where its first line already holds figures."""
    n = header_lines(layout)
    if n == 0:
        return Header(0, (), ())
    spanners = [(k, p) for k, p in _spread(layout, n) if p.first != p.last]
    cuts = _cuts(layout, n, spanners)
    return Header(n, tuple(cuts), tuple(_cells(layout, n, cuts, spanners)))


def _spread(layout: Layout, n: int) -> list[tuple[int, Placed]]:
    """The texts of a header with the columns they stand over, and their lines."""
    over, sets = over_sets(layout, n)
    own = [p.chunk for p in sets]
    rest = [(k, p) for k in range(n) for p in layout.placed[k] if k != over or p.chunk not in own]
    wide = [(k, over_counted(layout, n, k, _widened(layout, n, k, p))) for k, p in rest]
    return [*((over, p) for p in sets), *wide]


def _widened(layout: Layout, n: int, line: int, placed: Placed) -> Placed:
    """A header text with the columns it stands over: those of the rule under it, or those it is centred on."""
    chunk = placed.chunk
    under = _ruled_over(layout, line, chunk.centre)
    others = [p for p in layout.placed[line] if p is not placed]
    if under and not any(p.first <= under[-1] and p.last >= under[0] for p in others):
        return Placed(chunk, min(placed.first, under[0]), max(placed.last, under[-1]))
    if (open_ := between(layout, line, placed)) is not None:
        return open_
    if placed.first == placed.last:
        alone = _over_orphans(layout, n, line, placed)
        if alone is not None:
            return alone
    if is_year(chunk.text) and line == n - 1:
        return placed
    return _centred(layout, n, line, placed)


def _over_orphans(layout: Layout, n: int, line: int, placed: Placed) -> Placed | None:
    """A text over the middle one of several columns that have none of their own at its height, but under it."""
    above = set().union(*(layout.columns(k) for k in range(line + 1)))
    under = set().union(set(), *(layout.columns(k) for k in range(line + 1, n)))
    first = last = placed.first
    stub = 0 if _years_under(layout, n, line) else -1  # years make no label: what stands over them goes no farther
    while first - 1 in under - above and first - 1 != stub:
        first -= 1
    while last + 1 in under - above:
        last += 1
    bounded = {first - 1, last + 1} - {-1, stub, layout.n_cols} <= above
    if placed.first not in under or last - first < 2 or not bounded:
        return None
    if first == 0 and not any(p.chunk.figure for row in layout.placed[n:] for p in row if p.last == 0):
        return None  # over labels and values alike stands no header
    off = _off(layout, placed, first, last, range(line + 1, n))
    return Placed(placed.chunk, first, last) if off < placed.chunk.size else None


def _years_under(layout: Layout, n: int, line: int) -> bool:
    """The next line of the header is one of years, beside the first column."""
    return line + 1 < n and all(is_year(p.chunk.text) for p in layout.placed[line + 1] if p.first > 0)


def _ruled_over(layout: Layout, line: int, x: float) -> list[int]:
    """The columns over which a rule lies between this line and the next, that passes under x and is not the whole."""
    top = layout.lines[line]
    below = layout.lines[line + 1].middle if line + 1 < len(layout.lines) else top.y1 + top.size
    for rule in layout.rules:
        if top.middle < rule.at < below and rule.length < SHORT * layout.width and rule.start - 2 <= x <= rule.end + 2:
            return [c for c in range(layout.n_cols) if rule.start - 2 <= layout.centre(c) <= rule.end + 2]
    return []


def _centred(layout: Layout, n: int, line: int, placed: Placed) -> Placed:
    others = {c for p in layout.placed[line] if p is not placed for c in range(p.first, p.last + 1)}
    under = set().union(*(layout.columns(k) for k in range(line + 1, n)), set())
    heads = range(line + 1, n)
    best, least = placed, _off(layout, placed, placed.first, placed.last, heads)
    wide = layout.borders[placed.last + 1] - layout.borders[placed.first]
    if placed.first == placed.last and (least < 0.25 * wide or placed.first == 0):
        return placed
    for first in range(placed.first, 0, -1):
        for last in range(placed.last, layout.n_cols):
            if others & set(range(first, last + 1)) or not set(range(first, last + 1)) <= under:
                continue
            off = _off(layout, placed, first, last, heads)
            wider = last - first > best.last - best.first
            slack = (0.4 if best.first != best.last else -0.6) * placed.chunk.size
            if off < least - 0.6 * placed.chunk.size or (wider and off < least + slack):
                best, least = Placed(placed.chunk, first, last), min(off, least)
    return best


def _off(layout: Layout, placed: Placed, first: int, last: int, heads: range) -> float:
    """How far a text's middle is from that of the heads under it, where these columns have some, else of all texts."""
    inside = [p for k in heads for p in layout.placed[k] if first <= p.first <= p.last <= last]
    if {first, last} <= {c for p in inside for c in (p.first, p.last)}:
        own = [p.chunk for p in inside]
    else:
        every = (p.chunk for line in layout.placed for p in line if first <= p.first == p.last <= last)
        own = [chunk for chunk in every if chunk is not placed.chunk]
    left = min((c.x0 for c in own), default=layout.borders[first])
    right = max((c.x1 for c in own), default=layout.borders[last + 1])
    return abs((left + right) / 2 - placed.chunk.centre)


def _cuts(layout: Layout, n: int, spanners: list[tuple[int, Placed]]) -> list[float]:
    """y between levels: below each spanning text, where other text stands under it; at rules."""
    cuts: set[int] = {k for k in range(1, n) if layout.ruled_before(k) or layout.lines[k].counts_columns}
    out: list[float] = []
    for line, p in spanners:
        columns = set(range(p.first, p.last + 1))
        for k in range(line + 1, n):
            if columns & layout.columns(k):
                wrapped = any(q.first <= p.first and q.last >= p.last for j, q in spanners if j == k)
                if not wrapped or layout.ruled_before(k, (p.first + p.last) // 2):
                    out.append((layout.lines[line].middle + layout.lines[k].middle) / 2)
                break
    out += [(layout.lines[k - 1].middle + layout.lines[k].middle) / 2 for k in cuts]
    return distinct(out, 0.5 * layout.lines[0].size)


def _level(y: float, cuts: list[float]) -> int:
    return sum(y > cut for cut in cuts)


def _cells(layout: Layout, n: int, cuts: list[float], spanners: list[tuple[int, Placed]]) -> list[HeaderCell]:
    """Spanning cells, then each column's own cells in what they leave."""
    taken: set[tuple[int, int]] = set()
    cells: list[HeaderCell] = []
    for line, p in spanners:
        level = _level(layout.lines[line].middle, cuts)
        spots = {(level, c) for c in range(p.first, p.last + 1)}
        if not spots & taken:
            cells.append(HeaderCell(level, level, p.first, p.last))
            taken |= spots
    for col in range(layout.n_cols):
        cells += _column_cells(layout, n, cuts, col, taken)
    return cells


def _column_cells(layout: Layout, n: int, cuts: list[float], col: int, taken: set[tuple[int, int]]) -> list[HeaderCell]:
    """A text takes the levels that have none, as far as no rule parts them: heads are set high, low or between."""
    out: list[HeaderCell] = []
    said = _levels_of(layout, n, cuts, col)
    for level in range(len(cuts) + 1):
        if (level, col) in taken:
            continue
        if out and out[-1].bottom == level - 1 and _one(layout, n, cuts, level, col, said):
            out[-1] = HeaderCell(out[-1].top, level, col, col)
        else:
            out.append(HeaderCell(level, level, col, col))
    return out


def _levels_of(layout: Layout, n: int, cuts: list[float], col: int) -> set[int]:
    """The levels at which a column has text of its own."""
    own = (p.chunk for k in range(n) for p in layout.placed[k] if p.first == p.last == col)
    return {_level((c.y0 + c.y1) / 2, cuts) for c in own}


def _one(layout: Layout, n: int, cuts: list[float], level: int, col: int, said: set[int]) -> bool:
    """Whether a level is one cell of a column with the level above."""
    if any(_level(layout.lines[k].middle, cuts) == level and layout.lines[k].counts_columns for k in range(n)):
        return False
    lone = len(said) == 1 and not _ruled_at(layout, cuts[level - 1], col)
    return lone or _goes_over(layout, n, cuts[level - 1], col)


def _ruled_at(layout: Layout, cut: float, col: int) -> bool:
    """A rule lies at a border between levels, over a column."""
    near = 0.6 * layout.lines[0].size
    return any(abs(r.at - cut) < near and r.start <= layout.centre(col) <= r.end for r in layout.rules)


def _goes_over(layout: Layout, n: int, cut: float, col: int) -> bool:
    """The text of a column stands across a border between levels, or on both sides of it with no rule between."""
    if _ruled_at(layout, cut, col):
        return False
    own = [p.chunk for k in range(n) for p in layout.placed[k] if p.first <= col <= p.last]
    above = [c for c in own if (c.y0 + c.y1) / 2 < cut]
    below = [c for c in own if (c.y0 + c.y1) / 2 >= cut]
    near = any(abs((c.y0 + c.y1) / 2 - cut) < 0.45 * c.size for c in own)
    return near or bool(above and below)


def over_counted(layout: Layout, n: int, line: int, placed: Placed) -> Placed:
    """A header text with further columns at its right, whose heads in the lines under it, up to `n`, count on (I,
    II, III; TW I, TW II; 2021, 2022) and over which no other stands on its line: it is over all."""
    heads = {p.first: p.chunk.text for k in range(line + 1, n) for p in layout.placed[k] if p.first == p.last}
    taken = {c for p in layout.placed[line] if p is not placed for c in range(p.first, p.last + 1)}
    last = placed.last
    while last + 1 not in taken and _follows(heads.get(last, ""), heads.get(last + 1, "")):
        last += 1
    return placed if _starts_later(heads, placed) else replace(placed, last=last)


def _starts_later(heads: dict[int, str], placed: Placed) -> bool:
    """Whether the head at the text's left is one of the same count: the text stands in the middle of them."""
    return _follows(heads.get(placed.first - 1, ""), heads.get(placed.first, ""))


def _follows(one: str, other: str) -> bool:
    """Whether a head says the next count after another's, of the same name."""
    (name, _, first), (another, _, second) = one.rpartition(" "), other.rpartition(" ")
    return name == another and 0 < _count(first) == _count(second) - 1


def _count(text: str) -> int:
    """What a Roman numeral or a year says; 0 for others."""
    return int(text) if text.isdigit() and is_year(text) else _ROMANS.get(text, 0)
