"""A table and its look before any printer takes it."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Cell:
    """One cell where it starts; `rows` and `cols` are what it spans."""

    text: str = ""
    rows: int = 1
    cols: int = 1
    role: str = "text"
    """text | figure | mark (a number, a unit, a code) | head: what its alignment follows."""
    bold: bool = False


Line = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """Rows list the cells that start there, from left to right; the first `head` of them are the header."""

    rows: tuple[Line, ...]
    head: int
    truth: tuple[dict, ...]
    """One for each indicator, as `benchmarks.invent.cases.model.row` makes them."""
    title: tuple[str, ...] = ()
    sort: str = ""


@dataclass(frozen=True)
class Look:
    """How it is printed; sizes of paper in millimetres, of print in points, white in sizes of the print."""

    printer: str
    rules: str
    font: str
    size: float
    page: tuple[float, float]
    margin: float
    text: str
    """Alignment of texts: left | center | justify."""
    figure: str
    """Alignment of figures: left | center | right."""
    head: str
    body: str
    """Where texts stand in their rows: top | middle | bottom."""
    merged: str
    """The same for merged cells."""
    across: float
    """White on either side of a cell's text."""
    down: float
    """White over and under it."""
    line: float
    fill: str
    """Colour of the header, "" for none."""
    repeat: bool
    cut: bool
    """Whether a page break may part a row."""
    signed: int
    """Columns of the signature block: 0, 1 or 2."""
    widths: tuple[float, ...] = ()
    """Of the columns, in points."""

    def align(self, cell: Cell) -> str:
        """Of a cell's text."""
        return {"text": self.text, "figure": self.figure, "mark": "center", "head": self.head}[cell.role]

    def stands(self, cell: Cell) -> str:
        """Where it stands in its row."""
        return "middle" if cell.role == "head" else self.merged if cell.rows > 1 else self.body


@dataclass(frozen=True)
class Made:
    """A document."""

    seed: int
    sheet: Sheet
    look: Look
    signature: tuple[tuple[str, ...], ...]
    """Lines of each column of the signature block."""

    def printed(self, printer: str) -> "Made":
        """By another printer."""
        return replace(self, look=replace(self.look, printer=printer))


def head(text: str, rows: int = 1, cols: int = 1) -> Cell:
    """A cell of the header."""
    return Cell(text, rows, cols, "head", True)


def columns(sheet: Sheet) -> int:
    """How many columns it has."""
    return sum(cell.cols for cell in sheet.rows[0])
