"""The engine: words, lines, regions, columns, rows, in this order."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Box
from extract.engines.aligned.bands import band_edges, tiled
from extract.engines.aligned.blocks import rejoined
from extract.engines.aligned.borders import column_edges, with_empty_column
from extract.engines.aligned.counted import counted_edges
from extract.engines.aligned.forced import cut_at, header_borders, ruled_borders, stepped_borders
from extract.engines.aligned.framed import framed_region
from extract.engines.aligned.frames import Rule, by_place, frames, joined
from extract.engines.aligned.gutter import columns_of_text
from extract.engines.aligned.header import Header, header_of
from extract.engines.aligned.header_lines import HEADED
from extract.engines.aligned.layout import Layout, lay_out
from extract.engines.aligned.partition import tables_in
from extract.engines.aligned.printed import Printed, printed_lines
from extract.engines.aligned.regions import Region, free_regions
from extract.engines.aligned.repeated_heads import with_repeated_heads
from extract.engines.aligned.rows import Row, body_rows, continued, runs_on
from extract.engines.aligned.trim import below_notes, below_top_rule, chunks_of, core, without_surroundings
from extract.engines.aligned.uprights import along, beside
from extract.engines.aligned.words import upright, words
from extract.grid import Grid, Slot
from extract.ink import Ink

MOST_LINES = 2000
"""Printed lines of one page, over which it is no page that a person reads; a dense A3 sheet has 300."""


_LONG = 0.8
"""Of a table's width, that a rule runs along which parts its rows."""
_RULED = 3
"""Such rules, from which they vouch for a table: above the header, under it, and at the foot."""


Tiles = tuple[Sequence[Rule], Sequence[Rule]]


class Aligned:
    """Proposes a grid for every block of text that is aligned like a table. Pure."""

    name = "aligned"

    def __call__(self, ink: Ink) -> list[Grid]:
        """Grids from the top of the page down; see `extract.choice.score` for which of them are tables."""
        page = printed_lines(words(upright(ink.glyphs)))
        if len(page) > MOST_LINES:
            return []
        across = joined(ink.rules.horizontal, True)
        bands, tiles = band_edges(ink.fills, across), tiled(ink.fills)
        lying = by_place(across, bands)
        down = joined(ink.rules.vertical, False)
        grids = [
            grid_of(part, across, down, bands, tiles)
            for lines in columns_of_text(page, ink.width, lying)
            for region in find_regions(lines, lying, down, ink.width)
            for part in tables_in(region, down, lying)
        ]
        return [grid for grid in grids if grid is not None]


def find_regions(
    lines: Sequence[Printed], across: Sequence[Rule], down: Sequence[Rule], page_width: float
) -> list[Region]:
    """Framed regions, then blocks in what they leave."""
    taken = [False] * len(lines)
    out: list[Region] = []
    boxes = frames(across, down, lines, page_width)
    for frame in boxes:
        found = framed_region(lines, frame, down, [box for box in boxes if box is not frame])
        if found is not None:
            out.append(found[0])
            for k in found[1]:
                taken[k] = True
    out += rejoined(free_regions(lines, taken), lines)
    return sorted(out, key=lambda region: (region.box.y0, region.box.x0))


def grid_of(
    region: Region, across: Sequence[Rule], down: Sequence[Rule], bands: Sequence[Rule] = (), tiles: Tiles = ((), ())
) -> Grid | None:
    """The grid of one region; None where it has a single column or row. `bands`: edges of what is painted; `tiles`:
    feet of painted cells, and the edges between these."""
    region = replace(region, lines=tuple(beside(region.lines, down, region.box)) or region.lines)
    box = region.box
    drawn = ruled_borders(down, box)
    lines = below_top_rule(below_notes(region.lines), by_place(across, bands))
    heads = [] if drawn else header_borders(lines, *tiles, box)
    over = [] if drawn or heads else stepped_borders(across, box)
    forced = drawn or [step.at for step in over]
    over = over or heads or ([] if forced else header_borders(lines, across, down, box))
    headed = [] if forced else [rule.at for rule in over] or counted_edges(lines)
    lines = cut_at(lines, over)
    edges = headed or column_edges(core(lines), lines, forced)
    if not region.framed:
        lines = without_surroundings(lines, edges, region.above)
        edges = headed or column_edges(core(lines), lines, forced)
    edges = headed or with_repeated_heads(with_empty_column(edges, *chunks_of(lines)), lines)
    colours = _within(bands, box, HEADED * lines[0].size)
    layout = replace(lay_out(lines, edges, _within(across, box), colours), down=along(down, box))
    if layout.n_cols < 2:
        return None
    header = header_of(layout)
    rows = body_rows(layout, header.n_lines)
    if header.n_levels + len(rows) < 2:
        return None
    return _assemble(layout, header, rows)


def _within(rules: Sequence[Rule], box: Box, over: float = 2.0) -> list[Rule]:
    """Those of a region, `over`: from so far above its text."""
    return [r for r in rules if box.y0 - over <= r.at <= box.y1 + 2 and r.start < box.x1 and r.end > box.x0]


def _assemble(layout: Layout, header: Header, rows: list[Row]) -> Grid:
    """Slots with spans and boxes."""
    tops = _row_borders(layout, header, rows)
    slots = [_slot(layout, tops, cell.top, cell.bottom, cell.first, cell.last) for cell in header.cells]
    for top, bottom, first, last in _body_cells(layout, rows):
        slots.append(_slot(layout, tops, header.n_levels + top, header.n_levels + bottom, first, last))
    ruled = layout.stepped > 0 or sum(rule.length > _LONG * layout.width for rule in layout.rules) >= _RULED
    return Grid.of(Aligned.name, len(tops) - 1, layout.n_cols, slots, "partial" if ruled else "none")


def _body_cells(layout: Layout, rows: list[Row]) -> list[tuple[int, int, int, int]]:
    """First and last row, first and last column of each; a rule that leaves columns out lets their cells run on, and
    so does a text that goes on beside further entries."""
    cells: list[tuple[int, int, int, int]] = []
    above: dict[tuple[int, int], int] = {}
    for r, row in enumerate(rows):
        merged = layout.merged_columns(row[0]) if r else set()
        running = merged or (layout.unruled_columns(row[0]) if r else set())
        here: dict[tuple[int, int], int] = {}
        for first, last in _merged(layout, row):
            over = above.get((first, last))
            top = cells[over][0] if over is not None else r
            open_ = set(range(first, last + 1)) <= running
            open_ = open_ and (bool(merged) or runs_on(layout, rows[top:r], row, first))
            if over is not None and (open_ or (first == last and continued(layout, rows[:r], row, first))):
                cells[over] = (top, r, first, last)
                here[first, last] = over
            else:
                here[first, last] = len(cells)
                cells.append((r, r, first, last))
        above = here
    return cells


def _row_borders(layout: Layout, header: Header, rows: list[Row]) -> list[float]:
    starts = [row[0] for row in rows]
    tops = [layout.lines[0].y0 - 1, *header.cuts]
    for start in starts if header.n_lines else starts[1:]:
        tops.append((layout.lines[start - 1].middle + layout.lines[start].middle) / 2)
    return [*tops, max(line.y1 for line in layout.lines) + 1]


def _merged(layout: Layout, row: Row) -> list[tuple[int, int]]:
    """The columns of a body row, those under a text across several put together."""
    joined_to = list(range(layout.n_cols))
    for k in row:
        for p in layout.placed[k]:
            for c in range(p.first + 1, p.last + 1):
                joined_to[c] = joined_to[c - 1]
    starts = [c for c in range(layout.n_cols) if joined_to[c] == c]
    return [(a, b - 1) for a, b in zip(starts, [*starts[1:], layout.n_cols], strict=True)]


def _slot(layout: Layout, tops: Sequence[float], top: int, bottom: int, first: int, last: int) -> Slot:
    box = Box(layout.borders[first], tops[top], layout.borders[last + 1], tops[bottom + 1])
    return Slot(top, first, bottom - top + 1, last - first + 1, box)
