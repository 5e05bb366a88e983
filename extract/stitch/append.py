"""The rows of the next page under those of a chain: its first row, or a merged cell, may go on what stands above."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from extract.document import Cell, Dropped, Line
from extract.fractions.quotient import is_formula_header, join_fractions
from extract.grouped import grouped
from extract.spans import Span, as_line
from extract.stitch.chain import Chain
from extract.stitch.header import FEWEST_CELLS, REACH, squash
from extract.stitch.merges import merges_that_go_on
from extract.stitch.profile import Column, counted, has_headings
from extract.stitch.rows import Strip, goes_on, printed_again

CONTINUED = "sambungan"


def appended(chain: Chain, cells: Sequence[Cell], n_rows: int, page: int | None, cut: bool) -> Chain:
    """The chain with the cells of a page, in its columns, under it; `cut` tells whether a break lies between."""
    cells = opened(cells, chain.columns) if cut else cells
    top = [cell for cell in cells if cell.row == 0]
    rest = [cell for cell in cells if cell.row > 0]
    fresh = counted(rest)
    columns = _with(chain.columns, fresh)
    strips = [_strip(chain, cell, columns, fresh) for cell in top]
    bottom = max((part.box.y1 for part in chain.parts.values() if part.box), default=None)
    cut = cut and not _is_header_again(chain.cells, top)
    again = cut and any(map(printed_again, strips))
    joined = again or (cut and bool(strips) and goes_on(strips, bottom, partial(has_headings, chain.cells)))
    offset = chain.n_rows - joined
    out = list(chain.cells)
    placed: dict[int, Cell] = {}
    begun: list[Cell] = []
    merges = merges_that_go_on(strips, bottom) if cut and not joined else [joined] * len(strips)
    for strip, on in zip(strips, merges, strict=True):
        if on and strip.above:
            index = chain.floor[strip.below.col]
            out[index] = _extended(chain, out[index], strip.below, joined, again)
        else:
            index = len(out)
            out.append(strip.below.at_row(offset, strip.below.row_span))
            begun.append(strip.below)
        placed[index] = strip.below
    placed |= dict(enumerate(rest, start=len(out)))
    out += [cell.at_row(cell.row + offset, cell.row_span) for cell in rest]
    whole = replace(
        chain,
        cells=tuple(out),
        n_rows=offset + n_rows,
        columns=_with(columns, counted(begun)),
    )
    return (_noted(whole, top, offset, page) if joined else whole).floored(placed)


def _is_header_again(cells: Sequence[Cell], top: Sequence[Cell]) -> bool:
    """Whether the first row of a page prints a row of the header again, which goes on nothing above it."""
    said = {cell.col: squash(cell.text) for cell in top if cell.lines}
    header: dict[int, dict[int, str]] = {}
    for cell in takewhile(lambda cell: cell.row < REACH, cells):
        header.setdefault(cell.row, {})[cell.col] = squash(cell.text)
    return len(set(said.values())) >= FEWEST_CELLS and any(said.items() <= row.items() for row in header.values())


def _noted(chain: Chain, top: Sequence[Cell], row: int, page: int | None) -> Chain:
    """With a word of the row that was joined over the break."""
    dropped = Dropped(page, CONTINUED, " | ".join(cell.text for cell in top if cell.lines))
    joins = () if page is None else ((row, page),)
    return replace(chain, dropped=(*chain.dropped, dropped), joins=(*chain.joins, *joins))


def _with(columns: Mapping[int, Column], fresh: Mapping[int, Column]) -> dict[int, Column]:
    """What the columns hold, with what those of the page hold."""
    return {**columns, **{col: columns[col].plus(new) if col in columns else new for col, new in fresh.items()}}


def _strip(chain: Chain, cell: Cell, columns: Mapping[int, Column], fresh: Mapping[int, Column]) -> Strip:
    """A cell at the top of the page with what stands over it, and what its column holds, in all and on this page."""
    index, col = chain.floor.get(cell.col), cell.col
    column = columns.get(col) or Column()
    small = column.holds_small or (col in fresh and fresh[col].holds_small)
    if index is None:
        return Strip(cell, column=column, first=col == 0, small=small)
    return Strip(cell, chain.cells[index], chain.parts.get(index), column, col == 0, small)


def _extended(chain: Chain, above: Cell, below: Cell, joined: bool, again: bool) -> Cell:
    """The cell above with the lines and rows of the one below; it stands where something is printed in it. `again`: the
    row is drawn on both pages, its texts too.
    """
    same = (above.col, above.col_span) == (below.col, below.col_span)
    rows = above.row_span + (below.row_span - joined if same else 0)
    same_text = again and above.text == below.text
    lines = above.lines if same_text else _flowing(above, below, is_formula_header(chain.heading(above.col)))
    at = below if below.lines and not above.lines else above
    sure = min(above.confidence, below.confidence)
    return replace(above, row_span=rows, lines=lines, confidence=sure, box=at.box, page=at.page)


def _flowing(above: Cell, below: Cell, formula: bool) -> tuple[Line, ...]:
    """The lines of a cut cell; a numerator at the end of the page finds its denominator on the next.

    OCR text sometimes has the whole of a cut word or phrase on the page before, and its tail again on the next.
    """
    if below.box is None and below.lines and above.text.endswith(below.text):
        return above.lines
    if not (formula and above.lines and below.lines and above.lines[-1].underline):
        return above.lines + below.lines
    numerator, denominator = above.lines[-1], " ".join(line.text for line in below.lines)
    joined = join_fractions([[Span(numerator.text, underline=True)], [Span(denominator)]], formulas=True)
    line = as_line(joined[0]) if len(joined) == 1 else None
    if line is None:
        return above.lines + below.lines
    return (*above.lines[:-1], replace(line, box=numerator.box, page=numerator.page, confidence=numerator.confidence))


def opened(cells: Sequence[Cell], columns: Mapping[int, Column]) -> list[Cell]:
    """The cells of a page with the empty ones at the head of its leading columns as one each, where these have merged
    cells, and none that are empty anywhere else. `columns`: what they hold so far.
    """
    below = grouped((cell.col, cell) for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)))
    whole: dict[int, Cell] = {}
    gone: set[int] = set()
    for col in takewhile(lambda col: not below[col][0].lines, sorted(c for c, own in below.items() if own[0].row == 0)):
        run = _run(below[col])
        if len(run) > 1 and _all_named(col, below[col][len(run) :], columns):
            whole[id(run[0])] = replace(run[0], row_span=len(run))
            gone |= set(map(id, run[1:]))
    return [whole.get(id(cell), cell) for cell in cells if id(cell) not in gone]


def _run(column: Sequence[Cell]) -> list[Cell]:
    """The empty cells of one row each at the head of a column, until one with text; none where none has any."""
    run = list(takewhile(lambda cell: not cell.lines, column))
    alike = all(cell.col_span == column[0].col_span and cell.row_span == 1 and cell.box for cell in run)
    return run if alike and len(run) < len(column) else []


def _all_named(col: int, rest: Sequence[Cell], columns: Mapping[int, Column]) -> bool:
    """Whether every row of a column stands beside a name, here and on the pages before, some of them merged."""
    above, here = columns.get(col, Column()), counted(rest).get(col, Column())
    return above.merged > 0 and not above.blank and not here.blank
