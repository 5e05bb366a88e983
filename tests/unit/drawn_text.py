"""A page drawn in letters -> `Ink`, and tables written as text: for cases that are files.

Each letter is 6 points wide in a font of 12, so one space is an ordinary word space and two part cells. A line of
dashes is a rule of that length; it takes a third of a line's height. So does a line of "=", with which a band of
colour begins, and with the next one ends.
"""

import re

import numpy as np

from extract.document import Table
from extract.ink import Fills, Glyphs, Ink, Rules

ADVANCE, SIZE, PITCH, LEFT, TOP = 6.0, 12.0, 14.0, 40.0, 40.0
BAND = re.compile(r"={6,}$")
RULE = re.compile(r"\s*-{6,}[-\s]*$")


def drawn(picture: str, width: float = 700.0) -> Ink:
    """The page; letters keep their columns."""
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    rules: list[tuple[float, float, float, float]] = []
    bands: list[tuple[float, float, float, float]] = []
    y, top = TOP, 0.0
    for line in picture.splitlines():
        if BAND.match(line):
            if top:
                bands.append((LEFT, top, LEFT + ADVANCE * len(line), y))
            top = 0.0 if top else y
            y += PITCH / 3
            continue
        if RULE.match(line):
            for piece in re.finditer(r"-+", line):
                rules.append((LEFT + ADVANCE * piece.start(), y, LEFT + ADVANCE * piece.end(), y))
            y += PITCH / 3
            continue
        for k, letter in enumerate(line):
            letters.append(letter)
            boxes.append((LEFT + ADVANCE * k, y, LEFT + ADVANCE * (k + 1), y + SIZE))
        y += PITCH if line.strip() else PITCH / 2
    return Ink(1, width, max(y + 40, 500.0), 0, _glyphs(letters, boxes), _across(rules), _fills(bands), _no_boxes())


def _glyphs(letters: list[str], boxes: list[tuple[float, float, float, float]]) -> Glyphs:
    n = len(letters)
    return Glyphs(
        np.array(letters, dtype=np.str_) if n else np.empty(0, "U1"),
        np.array(boxes, np.float32).reshape(-1, 4),
        np.full(n, SIZE, np.float32),
        np.zeros(n, bool),
        np.zeros(n, bool),
        np.ones(n, np.float32),
    )


def _across(rules: list[tuple[float, float, float, float]]) -> Rules:
    across = np.array(rules, np.float32).reshape(-1, 4)
    return Rules(across, _no_boxes(), np.full(len(across), 0.5, np.float32), np.empty(0, np.float32))


def _fills(bands: list[tuple[float, float, float, float]]) -> Fills:
    return Fills(np.array(bands, np.float32).reshape(-1, 4), np.full((len(bands), 3), 200, np.uint8))


def _no_boxes() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.empty((0, 4), np.float32)


def written(table: Table) -> str:
    """Cells parted by " | ", lines in a cell by "/"; "<2" spans columns, "v2" rows; "." and "^" are what they cover."""
    rows: list[list[str]] = [["." for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for cell in table.cells:
        spans = (f"<{cell.col_span}" if cell.col_span > 1 else "") + (f"v{cell.row_span}" if cell.row_span > 1 else "")
        rows[cell.row][cell.col] = " ".join(filter(None, [cell.text.replace("\n", "/"), spans]))
        for row in range(cell.row + 1, cell.row + cell.row_span):
            rows[row][cell.col] = "^"
    return "\n".join(" | ".join(row).rstrip() for row in rows)
