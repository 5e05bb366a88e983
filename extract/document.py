"""The value objects of a read document; they are carried unchanged from the engine to the writer.

Geometry is in PDF points (1/72 inch), origin top left, of the page as a reader sees it (after /Rotate).
A source without geometry (DOCX, OCR text) leaves boxes and pages None.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from extract.structs import struct

UNREAD: Final = "\ufffd"
"""What stands for print that could not be read."""


@struct(frozen=True, slots=True)
class Box:
    """An upright rectangle in points: x0 <= x1 from the left, y0 <= y1 from the top."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points."""
        return self.y1 - self.y0

    def scaled(self, factor: float) -> "Box":
        """The box on a page so many times as large, to a hundredth of a point."""
        x0, y0, x1, y1 = self.x0 * factor, self.y0 * factor, self.x1 * factor, self.y1 * factor
        return Box(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))

    def holds(self, other: "Box") -> bool:
        """Whether all of the other lies in it."""
        return self.x0 <= other.x0 and self.y0 <= other.y0 and other.x1 <= self.x1 and other.y1 <= self.y1

    def is_middle_in(self, other: "Box") -> bool:
        """Whether its middle stands in the other."""
        x, y = (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2
        return other.x0 <= x <= other.x1 and other.y0 <= y <= other.y1

    def union(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    @property
    def area(self) -> float:
        """Square points."""
        return self.width * self.height

    def overlap(self, other: "Box") -> float:
        """Shared area, in square points."""
        w = min(self.x1, other.x1) - max(self.x0, other.x0)
        h = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, w) * max(0.0, h)

    def shares(self, other: "Box", part: float) -> bool:
        """Whether two are one place: more than a part of the smaller lies in the other."""
        least = min(self.area, other.area)
        return least > 0 and self.overlap(other) > part * least


def around(boxes: "Iterable[Box | None]") -> Box | None:
    """The smallest box that holds all of these; None where there is none."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    left, top = min([box.x0 for box in known]), min([box.y0 for box in known])
    return Box(left, top, max([box.x1 for box in known]), max([box.y1 for box in known]))


@struct(frozen=True, slots=True)
class Line:
    """One printed line of text inside a cell or above a table."""

    text: str
    box: Box | None = None
    page: int | None = None
    """1-based; a cell that a page break cut holds lines of two pages."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    """Underlined over its whole length: often the numerator of a fraction."""
    confidence: float = 1.0
    dated: bool = False
    """It shows what a worksheet stores as a day or a time."""
    mark: str = ""
    """Printed before the text, and no part of it: the number or bullet of an item."""


def sureness(lines: Iterable[Line]) -> float:
    """Of the letters, 0-1: that of the least certain line; where they stand is another matter."""
    return min([line.confidence for line in lines], default=1.0)


@struct(frozen=True, slots=True)
class Cell:
    """A cell of a table. A merged cell stands once, at its top left position, with its spans."""

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    lines: tuple[Line, ...] = ()
    box: Box | None = None
    page: int | None = None
    fill: tuple[int, int, int] | None = None
    """Background colour, RGB 0-255; None where the page leaves it white."""
    confidence: float = 1.0

    @property
    def text(self) -> str:
        """The raw text, one printed line per line."""
        lines = self.lines
        return lines[0].text if len(lines) == 1 else "\n".join([line.text for line in lines])

    @property
    def printed(self) -> str:
        """The raw text, with the marks of its items."""
        return "\n".join([line.mark + line.text for line in self.lines])

    @property
    def place(self) -> Box | None:
        """Where it stands and what it prints: lines of a narrow or low cell run out of its box."""
        own = self.box
        if own is None:
            return None
        x0, y0, x1, y1, page = own.x0, own.y0, own.x1, own.y1, self.page
        boxes = [line.box for line in self.lines if line.page == page]
        out = [b for b in boxes if b and not (x0 <= b.x0 and y0 <= b.y0 and b.x1 <= x1 and b.y1 <= y1)]
        return around((own, *out)) if out else own

    def at_row(self, row: int, row_span: int) -> "Cell":
        """The same cell on other rows; as `dataclasses.replace`, in a third of its time: there are thousands."""
        return Cell(row, self.col, row_span, self.col_span, self.lines, self.box, self.page, self.fill, self.confidence)


@struct(frozen=True, slots=True)
class Dropped:
    """A row that stitching took out, and why: so that every row of the page stays accounted for."""

    page: int | None
    reason: str
    """"judul_berulang": a header printed again after a page break; "sambungan": joined to the row before."""
    text: str


@struct(frozen=True, slots=True)
class Table:
    """A grid of cells. Raw tables lie on one page; stitched ones may hold cells of many."""

    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    """In row, then column order."""
    engine: str
    score: float = 1.0
    """0-1: what the grid says of itself (see `extract.choice.score`)."""
    runner_up: tuple[str, float] | None = None
    """The second best engine and its score."""
    page: int | None = None
    box: Box | None = None
    titles: tuple[Line, ...] = ()
    """Text lines above the table, down from the table before it or the top of the page."""
    borders: str = "ruled"
    """"ruled": every cell's borders are printed, or the source itself says where cells are; "partial": some rules are;
    "none": cells are inferred from where text stands."""
    header_rows: int | None = None
    """Rows that the source itself marks as header (DOCX tblHeader); None where it does not say."""
    dropped: tuple[Dropped, ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    """(row of this table, page) for each row that stitching joined over a page break."""

    def rows(self, limit: int | None = None) -> list[list[Cell]]:
        """The cells that begin in each row, or in each of the first ones, from the left."""
        out: list[list[Cell]] = [[] for _ in range(self.n_rows)[:limit]]
        end = len(out)
        for cell in self.cells:
            if cell.row < end:
                out[cell.row].append(cell)
        return out

    def grid(self) -> list[list[Cell | None]]:
        """n_rows x n_cols; a merged cell stands at every position that it spans."""
        out: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            columns = range(cell.col, min(self.n_cols, cell.col + cell.col_span))
            for row in out[cell.row : cell.row + cell.row_span]:
                for col in columns:
                    row[col] = cell
        return out


Start: TypeAlias = tuple[int | None, Box | None]
"""Where a table begins: its first page, and its box there."""
Starts: TypeAlias = frozenset[Start]


def start_of(table: Table) -> Start:
    """Where a table begins."""
    return table.page, table.box


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with a document, as data: what, where, and what a person can do about it.

    `text` and `remedy` are read by officials: Bahasa Indonesia.
    """

    stage: str
    text: str
    remedy: str
    page: int | None = None
    fatal: bool = False
    """True: the document could not be read at all (status `gagal`)."""


SAVE_AGAIN: Final = "Buka berkas ini di aplikasinya atau LibreOffice, simpan ulang, lalu coba lagi."


class Unreadable(Exception):
    """The file, or a part of it, cannot be opened; carries the problem to report."""

    def __init__(self, text: str, remedy: str = SAVE_AGAIN) -> None:
        super().__init__(text)
        self.problem = Problem("baca", text, remedy, fatal=True)


@dataclass(frozen=True, slots=True)
class Aside:
    """A region of a page that an engine read as a grid and that was refused as a table: it is named, never lost."""

    reason: str
    """Why, for an official: Bahasa Indonesia."""
    table: Table
    """As read, with its box, engine and score."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what became of it."""

    number: int
    width: float
    height: float
    rotation: int = 0
    kind: str = "digital"
    """digital | scan | empty."""
    tables: tuple[Table, ...] = ()
    """Raw tables as found, before stitching."""
    fate: str = "dibaca"
    """"dibaca" (read, tables or none), or why it was not."""
    unread: bool = False
    """True: its content is not in the output; the document is then `sebagian`."""
    after: tuple[Line, ...] = ()
    """Text lines under the last table: notes, signatures, a foot, or the title of a table that begins on the next page.
    Of a page without tables all lines, where they are few: a cover, a heading, a letter.
    """
    aside: tuple[Aside, ...] = ()
    """Regions refused as tables, in reading order."""
    loose: tuple[Line, ...] = ()
    """Print that stands as a table's does and is in no table and no region: `extract.loose`."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its pages, and its logical tables after stitching."""

    path: str
    sha256: str
    kind: str
    """pdf | docx | txt | unknown."""
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    after: tuple[Line, ...] = ()
    """Text lines under the last table of a file without pages; those of pages stand on them."""
    filtered: int = 0
    """Rows of a workbook that a filter hides: they are not read, as whoever looks at it does not see them."""
