"""Written as a workbook, printed by LibreOffice as wide as its page."""

import math
import tempfile
from pathlib import Path
from typing import Any

import xlsxwriter

from benchmarks.invent.cases.model import placed
from benchmarks.invent.word import printed
from benchmarks.layouts.look import wide
from benchmarks.layouts.rules import Edges, edges, painted
from benchmarks.layouts.sheet import Cell, Made

BORDERS = {"solid": 1, "dotted": 4, "double": 6}
"""xlsxwriter's numbers of thin, dotted and double lines."""
THICK, HAIR = 5, 7
SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right"}
ALIGN = {"middle": "vcenter", "top": "top", "bottom": "bottom"}
PAPERS = {(210.0, 297.0): 9, (215.9, 330.2): 14, (420.0, 297.0): 8}
SLACK = 1.08
"""A workbook's columns are a little narrower on paper than they were measured."""


def build(made: Made, out: Path) -> None:
    """Write the workbook."""
    look, sheet = made.look, made.sheet
    with xlsxwriter.Workbook(str(out)) as book:
        page = book.add_worksheet("Tabel")
        _paper(page, made)
        for c, width in enumerate(look.widths):
            page.set_column_pixels(c, c, round(width * 4 / 3))
        top = len(sheet.title) + 1
        bold = book.add_format({"bold": True, "align": "center", "font_name": look.font, "font_size": look.size + 1})
        for r, text in enumerate(sheet.title):
            page.merge_range(r, 0, r, len(look.widths) - 1, text, bold)
        for r, height in enumerate(_heights(made)):
            page.set_row(top + r, height)
        for r, c, cell in placed(sheet.rows):
            style = book.add_format(_format(made, r, c, cell))
            if cell.rows * cell.cols > 1:
                page.merge_range(top + r, c, top + r + cell.rows - 1, c + cell.cols - 1, cell.text, style)
            else:
                page.write_string(top + r, c, cell.text, style)
        if look.repeat:
            page.repeat_rows(top, top + sheet.head - 1)
        _signed(book, page, made, top + len(sheet.rows) + 1)


def _paper(page: Any, made: Made) -> None:
    size = made.look.page
    upright = (min(size), max(size))
    page.set_paper(PAPERS.get(size) or PAPERS[upright])
    if size[0] > size[1]:
        page.set_landscape()
    inches = made.look.margin / 25.4
    page.set_margins(inches, inches, inches, inches)
    page.fit_to_pages(1, 0)


def _heights(made: Made) -> list[float]:
    look, sheet = made.look, made.sheet
    heights = [0.0] * len(sheet.rows)
    for r, c, cell in sorted(placed(sheet.rows), key=lambda one: one[2].rows):
        room = sum(look.widths[c : c + cell.cols]) / SLACK - 6
        need = _lines(made, cell, room) * look.size * 1.25 + 2 * look.down * look.size
        lack = need - sum(heights[r : r + cell.rows])
        if lack > 0:
            heights[r : r + cell.rows] = [one + lack / cell.rows for one in heights[r : r + cell.rows]]
    return heights


def _lines(made: Made, cell: Cell, room: float) -> int:
    count, at = 1, 0.0
    for word in cell.text.split():
        step = wide(made.look, cell, word + " ")
        if at and at + step > room:
            count, at = count + 1, 0.0
        at += step
    return max(count, math.ceil(at / room) + count - 1)


def _format(made: Made, r: int, c: int, cell: Cell) -> dict[str, Any]:
    look = made.look
    out: dict[str, Any] = {
        "font_name": look.font, "font_size": look.size, "bold": cell.bold, "text_wrap": True,
        "align": look.align(cell), "valign": ALIGN[look.stands(cell)],
    }  # fmt: skip
    if colour := painted(look, made.sheet, r):
        out["bg_color"] = colour
    return out | _borders(edges(look, made.sheet, r, c, cell))


def _borders(drawn: Edges) -> dict[str, int]:
    out = {}
    for side, stroke in drawn.items():
        thin = HAIR if stroke.width < 0.4 else THICK if stroke.width > 1.5 else 1
        out[SIDES[side]] = thin if stroke.style == "solid" else BORDERS[stroke.style]
    return out


def _signed(book: Any, page: Any, made: Made, at: int) -> None:
    style = book.add_format({"font_name": made.look.font, "font_size": made.look.size})
    count = len(made.look.widths)
    for i, column in enumerate(made.signature):
        place = 1 if len(made.signature) == 2 and not i else count - max(3, count // 2)
        for r, text in enumerate(column):
            page.write_string(at + r, place, text, style)


def write(made: Made, out: Path) -> None:
    """Build the workbook and print it."""
    with tempfile.TemporaryDirectory() as tmp:
        source = Path(tmp, out.stem + ".xlsx")
        build(made, source)
        printed(source, out.parent)
