"""What stands at the top of a page: the header again, a new header, a title, or the page's own furniture."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from extract.document import Cell, Line, Table
from extract.grouped import grouped
from extract.remembered import remembered
from extract.sense import HeaderSense

NO_LETTERS = re.compile(r"[\W_]+")
REACH = 6
"""Rows that a header and its column numbers may take."""
SAME, LIKE = 80.0, 60.0
"""Similarity (0-100) of two printings of one header row; of two that OCR or a narrower column spoilt."""
LETTERHEAD = 4
"""Most rows of a grid that pages repeat."""
HEADER_SCORE = 0.6
UNLIKE = 60.0
"""Similarity (0-100) under which two names are no spellings of one."""
SEVERAL = 2
"""Names of its own that make another header, though the two share but one."""
FEWEST_CELLS = 4
"""Header cells with different texts that prove a header printed again."""
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:hal(?:aman)?\.?|page|lembar|lbr\.?)\W*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|dari|of)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d")
_PART = re.compile(r"(.*[^\W\d])(?:\s+([IVX]{1,4})|\s*(\d{1,2}))", re.DOTALL)
"""A part of the year by its number: "Triwulan III", "TW 3", "Q3"."""
YEARS = re.compile(r"(?:tahun|target|(?:19|20)\d\d)+")
FIRST_NUMBER = re.compile(r"\s*\(?1\s*[.,)]{0,2}\s*")
WORD = re.compile(r"[^\W\d_]{3}")
"""What a title holds at the least: "F" or "1 Y" over a table is a speck of the scan or a mark."""
CONTINUED = re.compile(r"lanjut|samb(?:ung|\.)|continued", re.IGNORECASE)
RUNNING = 3
"""Pages on which a line must stand above tables to be the page's furniture."""


@remembered
def squash(text: str) -> str:
    """Letters and digits only, lower case: lines broken elsewhere are alike."""
    return NO_LETTERS.sub("", text).lower()


def row_texts(table: Table) -> list[str]:
    """The text of each of the first rows, squashed."""
    return ["".join([squash(cell.text) for cell in row]) for row in table.rows(REACH)]


def _top(table: Table, sense: HeaderSense) -> tuple[list[str], list[int]]:
    """The text of each of the first rows, squashed, and which of them hold column numbers."""
    rows = [[cell.text for cell in row] for row in table.rows(REACH)]
    numbers = [row for row, texts in enumerate(rows) if sense.numbers_columns(texts)]
    return ["".join(map(squash, texts)) for texts in rows], numbers


def header_texts(table: Table, sense: HeaderSense) -> list[str]:
    """The rows of a table's own header, squashed: headings, sub-headings, years, column numbers."""
    texts, counts = _top(table, sense)
    top = sum(1 for cell in table.cells if cell.row < len(texts) and cell.col == 0 and cell.col_span == table.n_cols)
    heads = [cell for cell in table.cells if cell.row == top]
    depth = top + max([1 + _parted(table, heads), *(cell.row_span for cell in heads)])
    while depth < len(texts) and (depth in counts or YEARS.fullmatch(texts[depth])):
        depth += 1
    numbered = [c.row for c in table.cells if c.col == 0 and 0 < c.row < len(texts) and FIRST_NUMBER.fullmatch(c.text)]
    first = min((row for row in numbered if row not in counts), default=depth)
    return texts[: min(max(depth, table.header_rows or 0), first)]


def _parted(table: Table, heads: Sequence[Cell]) -> bool:
    """Whether headings over several columns have sub-headings: most of what stands under the row is under them."""
    wide = [cell for cell in heads if 1 < cell.col_span < table.n_cols and cell.row_span == 1]
    under = {col for cell in wide for col in range(cell.col, cell.col + cell.col_span)}
    rows = {cell.row + 1 for cell in wide}
    below = [cell.col in under for cell in table.cells if cell.row in rows and squash(cell.text)]
    return bool(wide) and 2 * sum(below) >= len(below)


def repeated_rows(header: Sequence[str], table: Table, sense: HeaderSense) -> int:
    """How many rows at the top of the table print the first table's header again, or its column numbers alone.

    Down to the column numbers everything is header, however its lower rows are read.
    """
    rows, counts = _top(table, sense)
    count = 0
    for known, row in zip(header, rows, strict=False):
        alike = 100.0 if count and known == row else fuzz.ratio(known, row) if known else 0.0
        if alike < SAME and (count or alike < LIKE or not is_header(table, sense)):
            break
        count += 1
    if count:
        numbers = (at for at in counts if at == count or (at > count and rows[at] in header))
        return next(numbers, count - 1) + 1
    return int(0 in counts and rows[0] in header[1:])


def names_other_years(header: Sequence[str], table: Table, sense: HeaderSense) -> bool:
    """Whether the table begins with a header of its own, surely read, in which other years stand: a sheet for each
    year, say. One that lacks some of the years is the same header with a column fewer.
    """
    theirs = YEAR.findall(" ".join(squash(cell.text) for cell in table.cells if cell.row < len(header)))
    return not _one_holds_the_other(YEAR.findall(" ".join(header)), theirs) and _surely_heads(table, len(header), sense)


def counts_other_parts(first: Table, depth: int, table: Table, sense: HeaderSense) -> bool:
    """The same of other parts of a year: "Triwulan III | Triwulan IV" after "Triwulan I | Triwulan II"."""
    ours, theirs = (_parts(top_cells(one, depth).values()) for one in (first, table))
    shared = ours.keys() & theirs.keys()
    other = any(not _one_holds_the_other(ours[name], theirs[name]) for name in shared)
    return other and _surely_heads(table, depth, sense)


def _surely_heads(table: Table, depth: int, sense: HeaderSense) -> bool:
    """Whether the table begins with a header of its own, every cell of which is surely read."""
    return all(cell.confidence == 1 for cell in table.cells if cell.row < depth) and is_header(table, sense)


def _parts(texts: Iterable[str]) -> dict[str, list[str]]:
    """The numbers that stand behind each name."""
    found = (_PART.fullmatch(text.strip()) for text in texts)
    return grouped((squash(one[1]), one[2] or one[3]) for one in found if one)


def _one_holds_the_other(one: Collection[str], other: Collection[str]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def renamed(first: Table, depth: int, table: Table, sense: HeaderSense) -> bool:
    """Whether the table prints the first one's header with another known name in it: "No | Program | ..." after "No |
    Sasaran | ...", or with several of its own in the place of several ("No | Program | Anggaran | Ket"). What is only
    spelt otherwise, or read so, is like the name that it stands for.
    """
    ours, theirs = top_cells(first, depth), top_cells(table, depth)
    gone, come = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    other, left = _unlike(come, gone), _unlike(gone, come)
    shared = len(ours.keys() & theirs.keys())
    one = shared >= max(len(gone), len(come))
    if not other or not gone or not shared or (not one and min(len(other), len(left)) < SEVERAL):
        return False
    names = [*(ours[name] for name in (gone if one else left)), *(theirs[name] for name in other)]
    return all(sense.header_score([name]) for name in names) and is_header(table, sense)


def _unlike(names: Collection[str], others: Collection[str]) -> list[str]:
    """Those that are no spelling of one of the others."""
    return [name for name in names if all(fuzz.ratio(name, known) < UNLIKE for known in others)]


def rows_of_same_cells(first: Table, depth: int, table: Table) -> int:
    """`depth` where the top of the table prints the same header cells, on whichever of its rows; else 0.

    Where a header cell over two rows has no rules, an engine may see it on either.
    """
    known, found = top_cells(first, depth).keys(), top_cells(table, depth).keys()
    return depth if len(known) >= FEWEST_CELLS and len(known & found) >= SAME / 100 * len(known | found) else 0


def repeated_band(first: Table, depth: int, table: Table, header: int) -> int:
    """1 where the band that stands right under the first table's header, an office say, stands under the one printed
    again too: it comes with it.
    """
    known, found = _band(first, depth), _band(table, header)
    return int(bool(header and known) and known == found)


def _band(table: Table, row: int) -> str:
    """The squashed text of a row that is one cell over the whole width; empty for another row."""
    cells = [cell for cell in table.cells if cell.row == row]
    whole = len(cells) == 1 and (cells[0].col_span, cells[0].row_span) == (table.n_cols, 1)
    return squash(cells[0].text) if whole and table.n_cols > 1 else ""


def clipped_rows(first: Table, depth: int, table: Table) -> int:
    """How many rows at the top of the table print the first one's header with its upper part cut off: every text ends
    as a header cell over its column does.
    """
    known: dict[int, set[str]] = {}
    for cell in first.cells:
        if cell.row < depth:
            for col in range(cell.col, cell.col + cell.col_span):
                known.setdefault(col, set()).add(squash(cell.text))
    rows = [[cell for cell in row if squash(cell.text)] for row in table.rows(depth)]
    ends = [all(any(text.endswith(squash(c.text)) for text in known.get(c.col, ())) for c in row) for row in rows]
    count = next((k for k, same in enumerate(ends) if not same), len(rows))
    texts = {squash(cell.text) for row in rows[:count] for cell in row}
    return count if len(texts) >= FEWEST_CELLS and any(map(WORD.search, texts)) else 0


def top_cells(table: Table, depth: int) -> dict[str, str]:
    """The texts of the cells that begin in the first rows, by their squashed letters."""
    first = takewhile(lambda cell: cell.row < depth, table.cells)
    return {squash(text): text for text in [cell.text for cell in first] if text.strip()}


def letterheads(tables: Sequence[Table], sense: HeaderSense) -> frozenset[int]:
    """Which tables (by position) are small grids that other pages print alike, and no header: they part nothing."""
    small = {
        at: "|".join(row_texts(table))
        for at, table in enumerate(tables)
        if table.n_rows <= LETTERHEAD and table.page is not None
    }
    pages = Counter(text for text, _ in {(text, tables[at].page) for at, text in small.items()})
    return frozenset(
        at for at, text in small.items() if squash(text) and pages[text] > 1 and not is_header(tables[at], sense)
    )


def is_header(table: Table, sense: HeaderSense) -> bool:
    """Whether the table begins with a header of its own: known words in most of the first row."""
    texts = [cell.text for cell in table.cells if cell.row == 0 and cell.text.strip()]
    width = sum(cell.col_span for cell in table.cells if cell.row == 0 and cell.text.strip())
    return len(texts) >= 2 and width >= table.n_cols / 2 and sense.header_score(texts) >= HEADER_SCORE


def running_lines(tables: Iterable[Table]) -> frozenset[str]:
    """Lines that stand above tables on several pages: running heads, not titles."""
    seen = Counter(key for _, key in {(t.page, squash(line.text)) for t in tables for line in t.titles})
    return frozenset(line for line, count in seen.items() if line and count >= RUNNING)


def foreign_titles(titles: Sequence[Line], known: Sequence[Line], running: frozenset[str]) -> list[Line]:
    """Title lines that announce another table: not page numbers, running heads, the same title, "lanjutan".

    Lines that all begin with a small letter are no title, but the end of a text that a page or an engine cut.
    """
    mine = [squash(line.text) for line in known]
    foreign = [line for line in titles if not is_furniture(line.text, mine, running)]
    return [] if all(line.text[:1].islower() for line in foreign) else foreign


def is_furniture(text: str, mine: Sequence[str], running: frozenset[str]) -> bool:
    """Whether a line between two tables parts nothing."""
    line = squash(text)
    return (
        not WORD.search(text)
        or bool(PAGE_NUMBER.fullmatch(text.strip()))
        or bool(CONTINUED.search(text))
        or line in running
        or any(fuzz.ratio(line, other) >= 90 for other in mine)
    )
