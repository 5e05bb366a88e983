"""Whether a table goes on the one before it, and how it is to be joined."""

from dataclasses import dataclass
from math import inf

from extract.document import Table
from extract.sense import HeaderSense
from extract.stitch.chain import Chain, span_of
from extract.stitch.columns import (
    TOLERANCE,
    Match,
    edges_of,
    line_height,
    match_columns,
    meeting,
    moved,
    numbered,
    united,
)
from extract.stitch.header import (
    HEADER_SCORE,
    PAGE_NUMBER,
    YEARS,
    clipped_rows,
    counts_other_parts,
    foreign_titles,
    is_header,
    names_other_years,
    renamed,
    repeated_rows,
    rows_of_same_cells,
    squash,
)
from extract.stitch.ink import extents, match_ink
from extract.stitch.profile import ORDINAL

FARTHEST = 3
"""Pages that may lie between two parts: blank backs, a page that could not be read."""
CLOSE = 1.2
"""Heights of a line between two grids on one page that are one: less than a line of text and its leading."""
NEAR = 3.0
"""The same where rules draw both, column for column: an empty line or two, left out of the frame."""
OVER = 0.1
"""Heights of a line by which such grids may overlap."""
FEWEST = 3
"""Columns of a grid for its edges to prove anything on one page."""
MANY = 6
"""The same for a grid farther off, of whose edges one may be drawn elsewhere."""
LAST = 2
"""Rows that may have been left over for a page of their own."""
_FIRST = ("1", "A", "a", "I")
REMEMBERED = 20
"""Rows of the page before whose texts show where its columns are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is to be taken on: its columns, and its rows of header to drop."""

    match: Match
    header: int
    cut: bool
    """A break lies between: the first row may go on the last one."""
    bare: bool
    """Nothing but a header stood before the break."""


def plan_of(
    chain: Chain, table: Table, sense: HeaderSense, running: frozenset[str], ended: frozenset[int] = frozenset()
) -> Plan | None:
    """How to join the table on; None where it is another table."""
    if chain.page is not None and table.page is not None and table.page - chain.page > FARTHEST + 1:
        return None
    if foreign_titles(table.titles, chain.first.titles, running) or names_other_years(chain.header, table, sense):
        return None
    depth = len(chain.header)
    if renamed(chain.first, depth, table, sense) or counts_other_parts(chain.first, depth, table, sense):
        return None
    header = repeated_rows(chain.header, table, sense) or rows_of_same_cells(chain.first, depth, table)
    header = header or clipped_rows(chain.first, depth, table)
    same = table.page is not None and table.page == chain.page
    if same and not (begins_unnamed(table, header) if header else stands_over(chain, table)):
        return None
    bare = is_header_alone(chain, sense)
    whole = matched(chain, table, header)
    match = whole or (None if header else matched_in_part(chain, table, bare=bare))
    rest = match is not None and bare and is_rest_of_header(chain, table, match)
    if match is None or (not header and not rest and (is_header(table, sense) or is_dated(table))):
        return None
    again = starts_again(table, header) and not ends_in_heading(chain)
    if again or (header and after_text(chain, table, ended) and not counts_on(table, header)):
        return None
    apart = table.page is None or table.page != chain.rows_page or header > 0
    last = [part.text for part in chain.parts.values()]
    counts = chain.n_rows <= depth + 1 and sense.numbers_columns(last)
    heads = counts or sense.heads_budgets(last)  # of the rows on the next page
    return Plan(match, header, apart and not bare and whole is not None and not heads, apart and bare)


def is_dated(table: Table) -> bool:
    """Whether a row of years stands right under the first: a header of its own, whatever its names."""
    texts = [squash(cell.text) for cell in table.cells if cell.row == 1 and cell.text.strip()]
    years = [text for text in texts if YEARS.fullmatch(text)]
    return len(set(years)) >= FEWEST and 2 * len(years) > len(texts)


def is_header_alone(chain: Chain, sense: HeaderSense) -> bool:
    """Nothing but a header so far: as deep as most of its names, or its lower rows are a header's too. A lone deep name
    may be one with which the text under it was read as one.
    """
    heads = [cell for cell in chain.cells if cell.row == 0]
    depth = max((cell.row_span for cell in heads), default=0)
    if chain.n_rows > depth or not is_header(chain.first, sense):
        return False
    deep = sum(cell.col_span for cell in heads if cell.row_span == depth)
    return 2 * deep >= chain.n_cols or all(_names_columns(chain, row, sense) for row in range(1, depth))


def _names_columns(chain: Chain, row: int, sense: HeaderSense) -> bool:
    texts = [cell.text for cell in chain.cells if cell.row == row and cell.text.strip()]
    years = YEARS.fullmatch(squash("".join(texts))) is not None
    return not texts or years or sense.numbers_columns(texts) or sense.header_score(texts) >= HEADER_SCORE


def matched(chain: Chain, table: Table, header: int) -> Match | None:
    """The columns of both, if they are the same columns."""
    edges = edges_of(table)
    ruled = chain.first.borders == table.borders == "ruled"
    loose = not ruled or any(cell.confidence < 1 for cell in table.cells)
    match = match_columns(chain.edges, edges, chain.n_cols, table.n_cols, line_height(table), loose=loose)
    if match is None and header:
        match = numbered(chain.edges, edges)
    if match is None and loose and edges and chain.edges:
        ours = extents(chain.cells[-REMEMBERED * chain.n_cols :], chain.rows_page)
        match = match_ink(ours, extents(table.cells, table.page), chain.edges, table.n_cols)
    return match


def matched_in_part(chain: Chain, table: Table, *, bare: bool) -> Match | None:
    """The columns of two grids of which one has all the edges of the other: a table under the upper rows of its header
    (`bare`), or its last rows with cells over many columns, a total say."""
    edges = edges_of(table)
    if not chain.edges or not edges or chain.page == table.page:
        return None
    pairs = meeting(chain.edges, edges, 0.0, TOLERANCE * line_height(table))
    below = bare and len(pairs) == len(chain.edges) < len(edges)
    last = not bare and table.n_rows <= LAST and FEWEST < len(edges) == len(pairs) < len(chain.edges)
    return united(chain.edges, edges, pairs) if below or last else None


def is_rest_of_header(chain: Chain, table: Table, match: Match) -> bool:
    """Whether the first row stands only under header cells that part below, and under each column of these; or says
    the last lines of some header cells, but nothing in the first column, which a header of its own would name.
    """
    heads = [moved(cell, match.first) for cell in chain.cells if cell.row + cell.row_span == chain.n_rows]
    open_ = {col for head in heads if head.col_span > 1 for col in span_of(head)}
    top = [moved(cell, match.second) for cell in table.cells if cell.row == 0 and cell.lines]
    under = {col for cell in top for col in span_of(cell)}
    named = {col for head in heads if head.lines for col in span_of(head)}
    return (bool(open_) and open_ == under) or (0 in named - under and under < named)


def stands_over(chain: Chain, table: Table) -> bool:
    """Right over it on the same page, nothing between: one grid that was seen as two, or was drawn in two."""
    if table.titles or not table.box or table.n_cols < FEWEST:
        return False
    height = line_height(table)
    ruled = chain.first.borders == table.borders == "ruled" and table.n_cols == chain.n_cols >= MANY
    alike = ruled and len(meeting(chain.edges, edges_of(table), 0.0, TOLERANCE * height)) >= chain.n_cols
    between = table.box.y0 - chain.bottom if chain.bottom is not None else inf
    return -OVER * height <= between <= (NEAR if alike else CLOSE) * height


def begins_unnamed(table: Table, header: int) -> bool:
    """Whether the first row under a header without a title says nothing in its first column: it goes on what stood
    before the header, be it on the same page.
    """
    top = [cell for cell in table.cells if cell.row == header]
    return not table.titles and any(cell.col == 0 and not cell.lines for cell in top) and any(c.lines for c in top)


def starts_again(table: Table, header: int) -> bool:
    """A title (in flowing text: nothing) and the header again over rows that count from one: another table."""
    titles = [line for line in table.titles if not PAGE_NUMBER.fullmatch(line.text)]
    if not header or not (titles or table.page is None):
        return False
    return any(number in _FIRST for number in _numbers(table, header))


def ends_in_heading(chain: Chain) -> bool:
    """Whether the last row is a line that heads rows ("SASARAN"), of which none stands under it yet: they may count
    from one again.
    """
    last = [cell for cell in chain.cells if cell.lines and cell.row + cell.row_span == chain.n_rows]
    return len(last) == 1 and last[0].row_span == 1 and last[0].text.isupper() and chain.n_cols > FEWEST


def after_text(chain: Chain, table: Table, ended: frozenset[int]) -> bool:
    """Whether text stands between the two, under the one or on a page of its own: nothing is cut there."""
    return chain.page is not None and table.page is not None and any(p in ended for p in range(chain.page, table.page))


def counts_on(table: Table, header: int) -> bool:
    """Whether the first row under the header has a number, and not the first one."""
    return any(number not in _FIRST for number in _numbers(table, header))


def _numbers(table: Table, row: int) -> list[str]:
    texts = [cell.text.strip() for cell in table.cells if cell.col == 0 and cell.row == row]
    return [text.strip("().,") for text in texts if ORDINAL.fullmatch(text)]
