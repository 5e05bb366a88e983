"""Lays a table out on pages and cuts it where the pages end, rows and words included: what stitching must undo."""

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import Box, Cell, Line, Table

PITCH, HEIGHT, PADDING, LETTER, TOP = 12.0, 10.0, 2.0, 5.0, 50.0
"""Points: between lines, of a line, inside a cell, of a letter, of the page's margin."""
NOUNS = [
    "pasar", "gudang", "koperasi", "industri", "perdagangan", "layanan", "perizinan", "pelabuhan",
    "terminal", "arsip", "perpustakaan", "puskesmas", "sekolah", "jembatan", "irigasi", "perikanan",
    "peternakan", "pariwisata", "kepegawaian", "kependudukan",
]  # fmt: skip
WIDTHS = (5, 16, 18, 18, 7, 7, 12)
"""Letters that fit a line of each column: narrow ones cut words."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages are set."""

    lines: int
    """Lines of a page."""
    repeat: bool
    """The header stands on every page."""
    boxes: bool = True
    shift: float = 0.0
    """Points by which every other page is set aside."""


def invented(rng: random.Random, rows: int) -> Table:
    """A table of programmes as offices print them: two rows of header, numbers, texts, two years, an officer."""
    head = ["No", "Program dan Kegiatan", "Sasaran", "Indikator", "Target", "", "Penanggung Jawab"]
    cells = [Cell(0, c, 1 if c == 4 else 2, 2 if c == 4 else 1, (Line(t),)) for c, t in enumerate(head) if t]
    cells += [Cell(1, 4, lines=(Line("2024"),)), Cell(1, 5, lines=(Line("2025"),))]
    for row in range(2, rows + 2):
        cells += [Cell(row, col, lines=(Line(text),) if text else ()) for col, text in enumerate(row_of(rng, row - 1))]
    return Table(rows + 2, 7, tuple(cells), "ruled")


def row_of(rng: random.Random, number: int) -> list[str]:
    """The texts of one row; of every three rows one is a programme with a number."""
    about = " ".join(rng.choices(NOUNS, k=rng.randint(2, 14))).title()
    programme = number % 3 == 1
    unit = rng.choice(["%", "Dokumen", "Unit Usaha"])
    return [
        str(number // 3 + 1) if programme else "",
        f"{'Program' if programme else 'Kegiatan'} {about}",
        f"{'Meningkatnya' if programme else 'Terlaksananya'} {about}",
        f"{rng.choice(['Persentase', 'Jumlah'])} {about} yang dikelola dan diawasi",
        f"{rng.randint(1, 99)} {unit}",
        f"{rng.randint(1, 99)} {unit}",
        f"Kepala Bidang {rng.choice(NOUNS).title()}",
    ]


def cut(table: Table, layout: Layout, header: int = 2) -> list[Table]:
    """The raw table of each page."""
    wrapped = {
        (c.row, c.col): textwrap.wrap(c.text, sum(WIDTHS[c.col : c.col + c.col_span]), break_on_hyphens=False)
        for c in table.cells
    }
    heights = [
        max(len(wrapped[c.row, c.col]) for c in table.cells if c.row == row and c.row_span == 1) or 1
        for row in range(table.n_rows)
    ]
    lines = [(row, at) for row in range(header, table.n_rows) for at in range(heights[row])]
    head = [(row, at) for row in range(header) for at in range(heights[row])]
    pages: list[Table] = []
    while lines:
        top = head if layout.repeat or not pages else []
        room = layout.lines - len(top)
        pages.append(page_of(table, wrapped, top + lines[:room], len(pages) + 1, layout))
        lines = lines[room:]
    return pages


def page_of(
    table: Table,
    wrapped: dict[tuple[int, int], list[str]],
    lines: Sequence[tuple[int, int]],
    page: int,
    layout: Layout,
) -> Table:
    """The part of the table that these lines (row, line of the row) hold."""
    rows = sorted({row for row, _ in lines})
    spans = {row: [at for r, at in lines if r == row] for row in rows}
    tops, y = [], TOP
    for row in rows:
        tops.append(y)
        y += PITCH * len(spans[row]) + 2 * PADDING
    tops.append(y)
    xs = [layout.shift * (page % 2) + LETTER * sum(WIDTHS[:col]) for col in range(table.n_cols + 1)]
    cells = []
    for cell in table.cells:
        if cell.row not in rows:
            continue
        at = rows.index(cell.row)
        box = Box(xs[cell.col], tops[at], xs[cell.col + cell.col_span], tops[min(at + cell.row_span, len(rows))])
        texts = wrapped[cell.row, cell.col]
        kept = texts if cell.row_span > 1 else [texts[k] for k in spans[cell.row] if k < len(texts)]
        placed = tuple(line_at(text, k, box, page) for k, text in enumerate(kept))
        cells.append(replace(cell, row=at, lines=placed, box=box, page=page))
    whole = Table(len(rows), table.n_cols, tuple(cells), "ruled", page=page, box=Box(xs[0], TOP, xs[-1], y))
    return whole if layout.boxes else without_boxes(whole)


def line_at(text: str, number: int, box: Box, page: int) -> Line:
    """A line of a cell."""
    x, y = box.x0 + PADDING, box.y0 + PADDING + PITCH * number
    return Line(text, Box(x, y, x + LETTER * len(text), y + HEIGHT), page)


def without_boxes(table: Table) -> Table:
    """The same table as flowing text."""
    cells = [
        replace(c, box=None, page=None, lines=tuple(replace(line, box=None, page=None) for line in c.lines))
        for c in table.cells
    ]
    return replace(table, cells=tuple(cells), page=None, box=None)
