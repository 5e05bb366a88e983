"""A made document before any producer prints it: blocks, grids, cells, its look, and the truth of its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar


@dataclass(frozen=True)
class Cell:
    """One cell where it starts; `rows` and `cols` are what it spans."""

    text: str = ""
    rows: int = 1
    cols: int = 1
    bold: bool = False
    align: str = "left"
    """left | center | right."""
    middle: bool = False
    edges: str = "tblr"
    """Sides that are ruled."""
    fill: str = ""
    ink: str = "#000000"
    mark: str = ""
    """A raised footnote mark behind the text."""
    wrap: bool = True
    """False: the text goes on over the cell's right edge, under whatever is painted later."""
    hidden: str = ""
    """field | note: the text is left out of the print; a trait adds it."""


@dataclass(frozen=True)
class Grid:
    """A table: rows list the cells that start there, left to right."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    """Relative."""
    head: int = 1
    rules: str = "full"
    """full | horizontal | none."""
    repeat: bool = False
    share: float = 1.0
    """Part of the page's width that it takes."""
    low: tuple[int, ...] = ()
    """Rows that stay low whatever they hold."""


@dataclass(frozen=True)
class Text:
    """Lines of running text or a title."""

    lines: tuple[str, ...]
    bold: bool = False
    align: str = "left"
    left: float = 0.0
    """Indent as a part of the page's width."""


@dataclass(frozen=True)
class Beside:
    """Two tables at one height."""

    grids: tuple[Grid, ...]


@dataclass(frozen=True)
class Gap:
    """Empty lines; `page` begins a new page."""

    lines: float = 1.0
    page: bool = False


Block = Text | Grid | Beside | Gap


@dataclass(frozen=True)
class Look:
    """How it is printed."""

    font: str = "Liberation Serif"
    size: float = 9.0
    """Points."""
    page: tuple[float, float] = (210.0, 297.0)
    """Millimetres."""
    margin: float = 15.0
    """Millimetres."""
    line: float = 0.7
    """Width of the rules, points."""
    producer: str = "canvas"
    """canvas | browser | word."""


@dataclass(frozen=True)
class Case:
    """A document and its truth, in the form that score_case.py reads."""

    why: str
    blocks: tuple[Block, ...]
    look: Look
    rows: tuple[dict, ...]
    opd: str = ""
    status: str = "lengkap"
    more: dict = field(default_factory=dict)
    """Further fields of the truth: tahun, temuan."""
    write: Callable[["Case", Path], None] | None = None
    """Prints the PDF in the producer's place."""
    kinds: tuple[str, ...] = ("pdf",)
    """Forms that it is written in: pdf | docx | txt."""

    def truth(self) -> dict:
        """The truth file."""
        named = {"opd": self.opd} if self.opd else {}
        return {"why": self.why, "status": self.status, **named, **self.more, "rows": list(self.rows)}


Spanning = TypeVar("Spanning")
"""A cell on `rows` rows and `cols` columns."""


def placed(lines: Sequence[Sequence[Spanning]]) -> list[tuple[int, int, Spanning]]:
    """Row and column at which each cell starts; `lines`: the cells that start in each row, from left to right."""
    taken: set[tuple[int, int]] = set()
    out = []
    for r, line in enumerate(lines):
        c = 0
        for cell in line:
            while (r, c) in taken:
                c += 1
            out.append((r, c, cell))
            taken |= {(r + i, c + j) for i in range(cell.rows) for j in range(cell.cols)}
    return out


def value(kind: str, year: int, number: float, unit: str = "", period: str = "") -> dict:
    """One figure of the truth."""
    unit = {"Persen": "%", "persen": "%"}.get(unit, unit)
    said = {"satuan": unit} if unit else {}
    return {"jenis_nilai": kind, "tahun": year, "periode": period, "nilai": number, **said}


def row(jenis: str, indikator: str, nilai: list[dict], **names: str | int) -> dict:
    """One indicator of the truth."""
    return {"jenis": jenis, **names, "indikator": indikator, "nilai": nilai}
