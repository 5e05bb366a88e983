"""A case printed by a small painter on a reportlab canvas: cells in order, each with its own edges."""

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.invent.cases.model import Beside, Case, Cell, Gap, Grid, Look, Text, placed

FOLDER = Path("/usr/share/fonts/truetype")
FILES = {
    "Liberation Serif": ("liberation/LiberationSerif-Regular", "liberation/LiberationSerif-Bold"),
    "Liberation Sans": ("liberation/LiberationSans-Regular", "liberation/LiberationSans-Bold"),
    "Liberation Sans Narrow": ("liberation/LiberationSansNarrow-Regular", "liberation/LiberationSansNarrow-Bold"),
    "DejaVu Sans": ("dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold"),
    "DejaVu Serif": ("dejavu/DejaVuSerif", "dejavu/DejaVuSerif-Bold"),
}
BUILT_IN = {"Times-Roman": "Times-Bold", "Helvetica": "Helvetica-Bold"}
PAD = 0.3
"""Room between edge and text, in sizes of the font."""
LEAD = 1.2
LOW = 1.4
"""Lines that a row kept low has room for: a second one crosses its lower rule and still stands clear below it."""


def fonts(look: Look, ascii_codes: bool = True) -> tuple[str, str]:
    """Names of the registered regular and bold font."""
    if look.font in BUILT_IN:
        return look.font, BUILT_IN[look.font]
    for name, file in zip((look.font, look.font + " Bold"), FILES[look.font], strict=True):
        pdfmetrics.registerFont(TTFont(name, FOLDER / f"{file}.ttf", asciiReadable=ascii_codes))
    return look.font, look.font + " Bold"


Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, origin at the foot."""


class Painter:
    """Paints blocks from the top; `boxes` keeps where each cell of the grids came to stand."""

    def __init__(self, out: Path, look: Look, ascii_codes: bool = True, turned: int = 0):
        self.look, self.turned = look, turned
        self.regular, self.bold = fonts(look, ascii_codes)
        mm = 72 / 25.4
        self.width, self.height = (side * mm for side in look.page)
        self.margin = look.margin * mm
        sheet = (self.height, self.width) if turned else (self.width, self.height)
        self.canvas = Canvas(str(out), pagesize=sheet, invariant=1)
        self.y = self.height - self.margin
        self.page = 1
        self.boxes: list[tuple[int, Cell, Box]] = []
        self.framed = False
        self.fill_in: Callable[[Painter, Cell, Box], None] = lambda _painter, _cell, _box: None
        """Called for each cell whose text is hidden."""

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    def next_page(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self.page += 1
        self.y = self.height - self.margin
        self._open()

    def _open(self) -> None:
        """Lay the sheet on its side, draw the frame."""
        if self.turned == 90:
            self.canvas.translate(self.height, 0)
        elif self.turned:
            self.canvas.translate(0, self.width)
        self.canvas.rotate({0: 0, 90: 90, 270: -90}[self.turned])
        if self.framed:
            edge = self.margin * 0.6
            self.canvas.rect(edge, edge, self.width - 2 * edge, self.height - 2 * edge)

    def paint(self, case: Case) -> None:
        """All blocks, then save."""
        self._open()
        for block in case.blocks:
            self._block(block)
        self.canvas.save()

    def _block(self, block: Text | Grid | Beside | Gap) -> None:
        if isinstance(block, Text):
            self._text(block)
        elif isinstance(block, Grid):
            self._grid(block, self.margin)
        elif isinstance(block, Gap):
            if block.page:
                self.next_page()
            self.y -= block.lines * self.look.size * LEAD
        else:
            self._beside(block)

    def _beside(self, block: Beside) -> None:
        top, left, low = self.y, self.margin, self.y
        for grid in block.grids:
            self.y = top
            self._grid(grid, left)
            left += self.room * (grid.share + 0.04)
            low = min(low, self.y)
        self.y = low

    def _text(self, block: Text) -> None:
        size = self.look.size + (1 if block.bold and block.align == "center" else 0)
        font = self.bold if block.bold else self.regular
        left = self.margin + self.room * block.left
        for line in block.lines:
            for part in simpleSplit(line, font, size, self.room * (1 - block.left)) or [""]:
                self.y -= size * LEAD
                self.canvas.setFont(font, size)
                if block.align == "center":
                    self.canvas.drawCentredString(self.width / 2, self.y, part)
                else:
                    self.canvas.drawString(left, self.y, part)
        self.y -= size * 0.6

    def _grid(self, grid: Grid, left: float) -> None:
        total = self.room * grid.share
        xs = [left]
        for w in grid.widths:
            xs.append(xs[-1] + total * w / sum(grid.widths))
        cells = placed(grid.rows)
        heights = self._heights(grid, cells, xs)
        start = 0
        while start < len(heights):
            end = self._fitting(heights, cells, start)
            self._part(grid, cells, xs, heights, (start, end))
            start = end
            if start < len(heights):
                self.next_page()
                if grid.repeat:
                    self._part(grid, cells, xs, heights, (0, grid.head))

    def _heights(self, grid: Grid, cells: list[tuple[int, int, Cell]], xs: list[float]) -> list[float]:
        line = self.look.size * LEAD
        pads = 2 * PAD * self.look.size
        heights = [line * (LOW if r in grid.low else 1) + pads for r in range(len(grid.rows))]
        for spans in (False, True):
            for r, c, cell in cells:
                if r in grid.low or (cell.rows > 1) != spans:
                    continue
                need = len(self._lines(cell, xs[c + cell.cols] - xs[c])) * line + 2 * PAD * self.look.size
                lack = need - sum(heights[r : r + cell.rows])
                if lack > 0:
                    heights[r + cell.rows - 1] += lack
        return heights

    def _fitting(self, heights: list[float], cells: list[tuple[int, int, Cell]], start: int) -> int:
        """Row behind the last one that fits; not inside a spanning cell, unless nothing else fits."""
        room, end = self.y - self.margin, start
        while end < len(heights) and heights[end] <= room:
            room -= heights[end]
            end += 1
        if end == len(heights):
            return end
        inside = {r + i for r, _, cell in cells for i in range(1, cell.rows)}
        while end > start and end in inside:
            end -= 1
        return max(end, start + 1)

    def _part(
        self,
        grid: Grid,
        cells: list[tuple[int, int, Cell]],
        xs: list[float],
        heights: list[float],
        part: tuple[int, int],
    ) -> None:
        tops, first = [self.y], part[0]
        for h in heights[part[0] : part[1]]:
            tops.append(tops[-1] - h)
        for r, c, cell in cells:
            if part[0] <= r < part[1]:
                last = min(r + cell.rows, part[1])
                self._cell(cell, grid.rules, (xs[c], tops[last - first], xs[c + cell.cols], tops[r - first]))
        self.y = tops[-1]

    def _lines(self, cell: Cell, width: float) -> list[str]:
        font, room = (self.bold if cell.bold else self.regular), width - 2 * PAD * self.look.size
        lines = cell.text.split("\n")
        return [p for t in lines for p in (simpleSplit(t, font, self.look.size, room) or [""])] if cell.wrap else lines

    def _cell(self, cell: Cell, rules: str, box: Box) -> None:
        x0, y0, x1, y1 = box
        self.boxes.append((self.page, cell, box))
        if cell.fill:
            self.canvas.setFillColor(cell.fill)
            self.canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=0, fill=1)
        if cell.hidden:
            self.fill_in(self, cell, box)
        else:
            self._print(cell, box)
        self.canvas.setLineWidth(self.look.line)
        edges = {"full": "tblr", "horizontal": "tb", "none": ""}[rules]
        sides = {"t": (x0, y1, x1, y1), "b": (x0, y0, x1, y0), "l": (x0, y0, x0, y1), "r": (x1, y0, x1, y1)}
        for side in cell.edges:
            if side in edges:
                self.canvas.line(*sides[side])

    def _print(self, cell: Cell, box: Box) -> None:
        x0, y0, x1, y1 = box
        size, pad = self.look.size, PAD * self.look.size
        font = self.bold if cell.bold else self.regular
        lines = self._lines(cell, x1 - x0)
        y = y1 - pad + size * (LEAD - 1) - ((y1 - y0 - 2 * pad - len(lines) * size * LEAD) / 2 if cell.middle else 0)
        for text in lines:
            y -= size * LEAD
            wide = pdfmetrics.stringWidth(text, font, size)
            x = {"left": x0 + pad, "center": (x0 + x1 - wide) / 2, "right": x1 - pad - wide}[cell.align]
            self.canvas.setFillColor(cell.ink)
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, y, text)
            if cell.mark:
                self.canvas.setFont(font, size * 0.6)
                self.canvas.drawString(x + wide, y + size * 0.4, cell.mark)
        self.canvas.setFillColor("#000000")


def write(case: Case, out: Path) -> None:
    """Print a case."""
    Painter(out, case.look).paint(case)
