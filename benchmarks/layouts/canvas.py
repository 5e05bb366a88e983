"""Printed by a painter of its own: rows may be cut by a page, merged cells go on over it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from benchmarks.invent.cases.model import placed
from benchmarks.layouts.look import POINTS, named, wide
from benchmarks.layouts.rules import edges, painted
from benchmarks.layouts.sheet import Cell, Made

Box = tuple[float, float, float, float]
LEAD = 1.18
DASHES = {"solid": (), "dotted": (1, 1.5), "double": ()}


@dataclass(frozen=True)
class Piece:
    """Some lines of a row: all of them, or those on one side of a page break."""

    row: int
    first: int
    last: int
    height: float


@dataclass
class Painter:
    """Pages of pieces, from the top."""

    made: Made
    canvas: Canvas
    y: float = 0.0
    lines: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    flown: dict[tuple[int, int], int] = field(default_factory=dict)
    """Lines of merged cells that stand on pages before."""

    def paint(self) -> None:
        """The whole document."""
        made, look = self.made, self.made.look
        self.regular, self.bold = named(look.font)
        self.height, self.margin = look.page[1] * POINTS, look.margin * POINTS
        self.y, self.lead = self.height - self.margin, look.size * LEAD
        for text in made.sheet.title:
            self._centred(text)
        self.y -= self.lead
        self.cells = placed(made.sheet.rows)
        for r, c, cell in self.cells:
            room = sum(look.widths[c : c + cell.cols]) - 2 * look.across * look.size
            self.lines[r, c] = simpleSplit(cell.text, self.bold if cell.bold else self.regular, look.size, room) or [""]
        for i, page in enumerate(self._pages()):
            if i:
                self._turn()
            self._page(page)
        self._signed()
        self.canvas.save()

    def _centred(self, text: str) -> None:
        self.y -= self.lead * 1.1
        self.canvas.setFont(self.bold, self.made.look.size + 1)
        self.canvas.drawCentredString(self.made.look.page[0] * POINTS / 2, self.y, text)

    def _turn(self) -> None:
        self.canvas.showPage()
        self.y = self.height - self.margin

    def _tall(self, lines: int) -> float:
        return lines * self.lead + 2 * self.made.look.down * self.made.look.size

    def _rows(self) -> list[tuple[int, float]]:
        """Lines and height of each row; what a merged cell lacks is given to its last one."""
        count = [1] * len(self.made.sheet.rows)
        for r, c, cell in self.cells:
            if cell.rows == 1:
                count[r] = max(count[r], len(self.lines[r, c]))
        heights = [self._tall(n) for n in count]
        for r, c, cell in self.cells:
            lack = self._tall(len(self.lines[r, c])) - sum(heights[r : r + cell.rows])
            heights[r + cell.rows - 1] += max(0.0, lack)
        return list(zip(count, heights, strict=True))

    def _pages(self) -> Iterator[list[Piece]]:
        look, sheet, rows = self.made.look, self.made.sheet, self._rows()
        tops = [Piece(r, 0, n, h) for r, (n, h) in enumerate(rows[: sheet.head])]
        room, page = self.y - self.margin, list[Piece]()
        for r, (count, height) in enumerate(rows):
            first = 0
            if height > room:
                fits = int((room - 2 * look.down * look.size) / self.lead)
                if look.cut and r >= sheet.head and 1 <= fits < count:
                    page.append(Piece(r, 0, fits, room))
                    first, height = fits, self._tall(count - fits)
                yield page
                page = list(tops) if look.repeat and r >= sheet.head else []
                room = self.height - 2 * self.margin - sum(piece.height for piece in page)
            page.append(Piece(r, first, count, height))
            room -= height
        yield page

    def _page(self, page: list[Piece]) -> None:
        tops: dict[int, tuple[float, Piece]] = {}
        for piece in page:
            tops[piece.row] = (self.y, piece)
            self.y -= piece.height
        for r, c, cell in self.cells:
            own = [tops[r + i] for i in range(cell.rows) if r + i in tops]
            if own:
                self._cell(r, c, cell, own)

    def _cell(self, r: int, c: int, cell: Cell, own: list[tuple[float, Piece]]) -> None:
        look, sheet = self.made.look, self.made.sheet
        x0 = (look.page[0] * POINTS - sum(look.widths)) / 2 + sum(look.widths[:c])
        x1, y1 = x0 + sum(look.widths[c : c + cell.cols]), own[0][0]
        y0 = own[-1][0] - own[-1][1].height
        if colour := painted(look, sheet, r):
            self.canvas.setFillColor(colour)
            self.canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=0, fill=1)
            self.canvas.setFillColor("#000000")
        for side, stroke in edges(look, sheet, r, c, cell).items():
            self._stroke(side, (x0, y0, x1, y1), stroke.width, stroke.style)
        lines = self.lines[r, c]
        begun = self.flown.get((r, c), 0)
        if cell.rows == 1:
            shown = lines[own[0][1].first : own[0][1].last]
        else:
            fits = max(1, int((y1 - y0 - 2 * look.down * look.size) / self.lead + 0.01))
            shown = lines[begun : begun + fits]
        if r >= sheet.head:
            self.flown[r, c] = begun + len(shown)
        whole = cell.rows > 1 or len(shown) == len(lines)
        self._print(
            cell, shown, (x0, y0, x1, y1), look.stands(cell) if whole else "top", begun + len(shown) == len(lines)
        )

    def _stroke(self, side: str, box: Box, width: float, style: str) -> None:
        x0, y0, x1, y1 = box
        ends = {"t": (x0, y1, x1, y1), "b": (x0, y0, x1, y0), "l": (x0, y0, x0, y1), "r": (x1, y0, x1, y1)}[side]
        self.canvas.setDash(*DASHES[style] and (DASHES[style],))
        self.canvas.setLineWidth(width / 3 if style == "double" else width)
        for off in (-width / 3, width / 3) if style == "double" else (0,):
            dx, dy = (off, 0) if side in "lr" else (0, off)
            self.canvas.line(ends[0] + dx, ends[1] + dy, ends[2] + dx, ends[3] + dy)

    def _print(self, cell: Cell, lines: list[str], box: Box, stands: str, end: bool) -> None:
        look, (x0, y0, x1, y1) = self.made.look, box
        size, free = look.size, y1 - y0 - len(lines) * self.lead
        pad = look.down * size
        y = y1 - {"top": pad, "middle": free / 2, "bottom": free - pad}[stands] + size * (LEAD - 0.98)
        self.canvas.setFont(self.bold if cell.bold else self.regular, size)
        left, room, align = x0 + look.across * size, x1 - x0 - 2 * look.across * size, look.align(cell)
        for i, text in enumerate(lines):
            y -= self.lead
            free = room - wide(look, cell, text)
            gaps = text.count(" ")
            spread = free / gaps if align == "justify" and gaps and not (end and i == len(lines) - 1) else 0
            shift = {"center": free / 2, "right": free}.get(align, 0.0)
            self.canvas.drawString(left + shift, y, text, wordSpace=spread)

    def _signed(self) -> None:
        made, tall = self.made, 9 * self.lead
        if made.signature and self.y - tall < self.margin:
            self._turn()
        top = self.y - 1.5 * self.lead
        for i, column in enumerate(made.signature):
            x = (0.62 if len(made.signature) == 1 or i else 0.12) * made.look.page[0] * POINTS
            self.canvas.setFont(self.regular, made.look.size)
            for n, text in enumerate(column):
                self.canvas.drawString(x, top - (n + 1) * self.lead, text)


def write(made: Made, out: Path) -> None:
    """Print with reportlab."""
    size = tuple(side * POINTS for side in made.look.page)
    Painter(made, Canvas(str(out), pagesize=size, invariant=1)).paint()
