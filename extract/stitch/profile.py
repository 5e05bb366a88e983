"""What the rows of a table put into each column: numbers, targets, texts that begin alike, merged and empty cells."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.document import Cell
from extract.levels.column import CLOSING

LONGEST_VALUE = 36
VALUE = re.compile(r"[<>≤≥±=]?\s*\(?\d.*|[-–—]", re.DOTALL)
ORDINAL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\s*[.,)]{0,2}(?:\d+(?:\.\d+)*\.?)?")
OFF_TOP = 0.3
"""Part of the free height above a text that is not set at the top."""
ALIKE = 0.6
"""Part of a column's texts that share their first word with another, for first words to tell anything."""
CONSTANT, ROWS = 0.95, 8
"""Part of the rows that say the same, and how many there are at the least, for a row without it to be none."""
HEADED = 4
"""Cells of a row, all but one of them empty, that make it a heading."""
OFTEN, SEVERAL = 0.15, 3
"""Part of the rows that are headings, and how many, for one more to be nothing strange."""
USUAL = 0.8
"""Part of the rows that fill a column for it to be one that rows fill."""


@dataclass(slots=True)
class Column:
    """What the rows of a table put into one column."""

    rows: int = 0
    filled: int = 0
    values: int = 0
    ordinals: int = 0
    merged: int = 0
    blank: int = 0
    """Empty cells that are not merged."""
    starts: Counter[str] = field(default_factory=Counter)
    """First words of its texts."""
    small: int = 0
    """Texts that begin small, as units do."""
    roomy: int = 0
    """Cells with room for another line."""
    centred: int = 0
    """Those whose text stands away from the top."""

    def add(self, cell: Cell) -> None:
        """Count a cell that starts in this column."""
        text = cell.text.strip()
        self.rows += cell.row_span
        self.filled += cell.row_span if text else 0
        if text and len(text) <= LONGEST_VALUE:
            self.values += bool(VALUE.fullmatch(text))
            self.ordinals += bool(ORDINAL.fullmatch(text))
        self.merged += cell.row_span > 1
        self.blank += not text and cell.row_span == 1
        if text:
            self.starts[first_word(text)] += 1
            self.small += begins_small(text)
            above = room_above(cell)
            self.roomy += above is not None
            self.centred += above is not None and above > OFF_TOP

    def plus(self, other: "Column") -> "Column":
        """Both counts in one."""
        starts = Counter(self.starts)
        starts.update(other.starts)
        return Column(
            self.rows + other.rows, self.filled + other.filled, self.values + other.values,
            self.ordinals + other.ordinals, self.merged + other.merged, self.blank + other.blank,
            starts, self.small + other.small, self.roomy + other.roomy, self.centred + other.centred,
        )  # fmt: skip

    @property
    def usual(self) -> bool:
        """Whether rows fill this column."""
        return self.rows > 0 and self.filled >= USUAL * self.rows

    @property
    def constant(self) -> bool:
        """Whether almost every row says the same in it: an office, a level."""
        most = max(self.starts.values(), default=0)
        return self.rows >= ROWS and min(self.filled, most) >= CONSTANT * self.rows

    @property
    def holds_values(self) -> bool:
        """Whether most of its texts are targets."""
        return self.values >= max(2, 0.5 * self.texts)

    @property
    def holds_ordinals(self) -> bool:
        """Whether most of its texts are row numbers."""
        return self.ordinals >= max(1, 0.6 * self.texts)

    @property
    def holds_small(self) -> bool:
        """Whether most of its texts begin small: that one does so says nothing of it."""
        return 2 * self.small > self.starts.total()

    @property
    def sets_low(self) -> bool:
        """Whether texts stand in the middle or at the foot of their cells."""
        return self.centred >= max(2, 0.5 * self.roomy)

    def begins(self, text: str) -> float:
        """Evidence from the first word: many columns begin every text alike ("Meningkatnya ...", "Jumlah ...")."""
        alike = sum(count for count in self.starts.values() if count > 1)
        if alike < ALIKE * max(3, self.starts.total()):
            return 0.0
        return -0.7 if first_word(text) in self.starts else 0.9

    @property
    def texts(self) -> int:
        """Cells with text, roughly: merged ones count once."""
        return max(1, self.filled - self.merged)


def room_above(cell: Cell) -> float | None:
    """What part of the free height of a cell lies above its text; None for a full cell or one without geometry."""
    first, last = cell.lines[0].box, cell.lines[-1].box
    if not (cell.box and first and last) or cell.row_span > 1:
        return None
    free = cell.box.height - (last.y1 - first.y0)
    return (first.y0 - cell.box.y0) / free if free > 1.2 * first.height else None


def begins_small(text: str) -> bool:
    """In small letters, or with a sign that no sentence begins with: as the rest of a text does."""
    return text[:1].islower() or text[:1] in CLOSING


def first_word(text: str) -> str:
    """The first word, lower case."""
    return text.split(maxsplit=1)[0].lower()


def counted(cells: Sequence[Cell]) -> dict[int, Column]:
    """What the columns hold; where most rows have several texts, one text beside empty cells is a heading, which leaves
    no column empty and of which only the first word counts."""
    columns: dict[int, Column] = {}
    headings, rows = _headings(cells)
    if 2 * len(headings) >= rows:
        headings = set()
    for cell in cells:
        column = columns.get(cell.col)
        if column is None:
            column = columns[cell.col] = Column()
        if cell.row not in headings:
            column.add(cell)
        elif cell.lines:
            column.starts[first_word(cell.text)] += 1
    return columns


def has_headings(cells: Sequence[Cell]) -> bool:
    """Whether a row with one text beside empty cells is nothing strange among these."""
    headings, rows = _headings(cells)
    return len(headings) >= max(SEVERAL, OFTEN * rows)


def _headings(cells: Sequence[Cell]) -> tuple[set[int], int]:
    """The rows that hold one text beside empty cells, and how many rows there are."""
    widths = Counter(cell.row for cell in cells)
    said = Counter(cell.row for cell in cells if cell.lines or cell.row_span > 1)
    return {row for row, count in said.items() if count == 1 and widths[row] >= HEADED}, len(widths)
