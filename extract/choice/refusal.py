"""What looks like a table and is none: trees, charts, frames, lists, running text; refused with the reason.

Reasons are read by officials in the page accounting: Bahasa Indonesia.
"""

from dataclasses import dataclass
from itertools import pairwise

from extract.choice.evidence import Evidence
from extract.document import Cell, Table
from extract.grouped import grouped

BARE = 0.65
"""A tree's boxes cover less than this share of the frame around them; a table covers all of it."""
LONE = 5
"""Columns from which a row alone is no box but the rest of a table that a page break cut: one text is enough."""
PAIRED = 0.8
"""Of the rows, those with two texts and more, from which a header or rules make a table of words."""
CROWDED = 4.0
"""Filled cells a row, from which a grid is no chart."""
FEW = 8
"""Filled cells, under which a grid that is half empty is a drawing rather than a form."""
SCATTERED = 0.5
"""Of the lines of an unruled grid, those that share an edge with their column: no more stand so on a map."""
LEAST_SCORE = 0.3
"""Of a ruled grid; below, it says nothing."""
LEAST_UNRULED = 0.5
"""Of a grid that only text makes: there is nothing else to vouch for it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a grid is no table."""

    reason: str
    drawing: bool
    """True: its place holds a drawing, which yields only to a sure grid that takes its place whole."""


TREE = Refusal("bagan berjenjang atau struktur organisasi, bukan tabel", True)
CONTENTS = Refusal("daftar isi, bukan tabel", False)
CHART = Refusal("grafik atau gambar, bukan tabel", True)
BOX = Refusal("kotak teks, bukan tabel", False)
WEAK = Refusal("susunan yang tidak dapat dipastikan sebagai tabel", False)
IDENTITY = Refusal("blok keterangan (nama : isi), bukan tabel", False)
TEXT = Refusal("teks berjalan atau daftar, bukan tabel", False)


def refused(table: Table, evidence: Evidence, score: float) -> Refusal | None:
    """The reason to refuse a grid that rules make; None for a table."""
    full = sum(bool(cell.lines) for cell in table.cells)
    rest = table.n_rows == 1 and table.n_cols >= LONE
    if table.n_cols < 2 or full < (1 if rest else 2):
        return BOX if full else CHART
    if evidence.covered < BARE:
        return TREE
    if evidence.ghosts > 0.45 and full < FEW:
        return CHART
    if evidence.paired <= PAIRED and (evidence.ghosts > 0.6 or (evidence.filled < 0.25 and evidence.ghosts > 0.3)):
        return CHART
    return WEAK if score < LEAST_SCORE else None


def refused_unruled(table: Table, evidence: Evidence, score: float) -> Refusal | None:
    """The reason to refuse a grid that text alone makes; stricter, since running text is everywhere."""
    full = [cell for cell in table.cells if cell.lines]
    if _is_identity(full, table):
        return IDENTITY
    if _is_contents(full, table):
        return CONTENTS
    if len(full) < 6 or table.n_cols < 2 or evidence.prose > 0.3:
        return TEXT
    vouched = evidence.paired > PAIRED and table.n_rows > 2 and (table.borders == "partial" or _is_headed(full))
    if not vouched and _reads_as_text(table, evidence):
        return TEXT
    if evidence.filled < 0.3 or evidence.paired < 0.45 or evidence.ghosts > 0.4 or has_axis(table):
        return CHART
    if evidence.aligned <= SCATTERED and not vouched:
        return CHART
    if not any(any(ch.isalpha() for ch in cell.text) for cell in full if cell.row > 0 or cell.col > 0):
        return CHART
    return WEAK if score < LEAST_UNRULED else None


def _reads_as_text(table: Table, evidence: Evidence) -> bool:
    """Few figures, and many words in few cells."""
    wordy = evidence.words_per_cell
    if evidence.figures < 0.2 and (table.n_rows < 3 or table.n_cols == 2 or wordy > 4 * table.n_cols):
        return True
    return table.n_cols == 2 and wordy > 6


def _is_headed(full: list[Cell]) -> bool:
    """The first row alone is bold."""
    heads = [line.bold for cell in full if cell.row == 0 for line in cell.lines]
    body = [line.bold for cell in full if cell.row > 0 for line in cell.lines]
    return len(heads) > 1 and all(heads) and not any(body)


def _is_identity(full: list[Cell], table: Table) -> bool:
    """Names and what they stand for, parted by colons: letter heads, forms, legends."""
    if table.n_cols > 4:
        return False
    marked = {cell.row for cell in full if (cell.col > 0 and cell.text.startswith(":")) or cell.text.endswith(":")}
    return len(marked) >= 0.6 * table.n_rows


def _is_contents(full: list[Cell], table: Table) -> bool:
    """Titles and page numbers that only rise: the last column holds whole numbers from the first row on."""
    numbers = [cell.text.strip(" .…_\n") for cell in full if cell.col == table.n_cols - 1]
    if table.n_cols > 3 or len(numbers) < max(4, 0.8 * table.n_rows) or not all(n.isdecimal() for n in numbers):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(numbers)) and int(numbers[-1]) > int(numbers[0])


def has_axis(table: Table) -> bool:
    """A column counts down, or a row of figures up, in equal steps, and little stands beside: the axis of a chart.

    Steps of one are numbering, rising years a header.
    """
    columns = grouped((cell.col, cell.text) for cell in table.cells if cell.lines)
    rows = grouped((cell.row, cell.text) for cell in table.cells if cell.lines)
    if sum(map(len, rows.values())) > CROWDED * len(rows):
        return False
    bare = [texts for texts in rows.values() if not any(ch.isalpha() for ch in "".join(texts))]
    return any(_steps(texts, -1) for texts in columns.values()) or any(_steps(texts, 1) for texts in bare)


def _steps(texts: list[str], sign: int) -> bool:
    """Five figures or more, one after the other, go on by one step other than one."""
    values = [value for text in texts for token in text.split() if (value := _number(token)) is not None]
    if all(1900 <= value <= 2100 for value in values):
        return False
    longest = run = 1
    before = 0.0
    for a, b in pairwise(values):
        run = run + 1 if abs(b - a - before) < 1e-6 else 2
        before = b - a
        if before * sign > 0 and abs(abs(before) - 1) > 1e-6:
            longest = max(longest, run)
    return longest >= 5 and longest >= 0.3 * len(texts)


def _number(token: str) -> float | None:
    cleaned = token.strip("%()").replace(",", "")
    try:
        return float(cleaned)
    except ValueError:
        return None
