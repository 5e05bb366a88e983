"""Rows of OCR text that hold a cell too many or too few, put into the columns that their neighbours show.

An OCR service loses or doubles a cell now and then, mostly an empty one. What each column holds is learnt from
the rows with the right number of cells; then the cells of an odd row are laid along the columns so that the most
of them fit (a Needleman-Wunsch alignment), every cell dropped or invented costing something.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

VALUE = re.compile(r"[<>≤≥±=]?\s*\d[\d.,\s]*(?:[-–/%]|\b).{0,25}|-|–", re.DOTALL)
MARK = re.compile(r"<[^<>]*>|\$[^$]*\$")
GAP, SHIFT_END, MERGE = -1.0, -0.1, -2.5
LONGEST_VALUE = 40
CERTAIN, MOVED = 1.0, 0.7
"""Confidence of a row as it was, and of one whose cells were moved."""


@dataclass(frozen=True, slots=True)
class Column:
    """What the rows with the right number of cells hold in one column."""

    words: Counter[str] = field(default_factory=Counter)
    filled: int = 0
    values: int = 0

    def fit(self, text: str) -> float:
        """How well a cell's text suits the column: about -1 to 2; 0 for an empty cell."""
        if not text:
            return 0.0
        tokens = words(text)
        known = sum(token in self.words for token in tokens) / len(tokens) if tokens else 0.0
        share = self.values / self.filled if self.filled else 0.0
        valued = is_value(text) or (known == 1.0 and share > 0.5)
        kind = 2 * share - 1 if valued else 1 - 2 * share
        return 1.5 * known + 0.5 * kind


@dataclass(frozen=True, slots=True)
class Row:
    """A row of exactly as many cells as the table has columns."""

    cells: tuple[str, ...]
    confidence: float = CERTAIN


def aligned(rows: Sequence[Sequence[str]], n_cols: int) -> list[Row]:
    """Every row with `n_cols` cells."""
    columns = profile([row for row in rows if len(row) == n_cols], n_cols)
    return [align(row, columns) for row in rows]


def width_of(rows: Sequence[Sequence[str]]) -> int:
    """The number of columns that most rows have, without empty last ones; the first row (the header) decides a tie."""
    counts = Counter(len(row) for row in rows)
    best = max(counts.values())
    width = len(rows[0]) if counts[len(rows[0])] == best else max(n for n, c in counts.items() if c == best)
    while width > 1 and not any(row[width - 1] for row in rows if len(row) >= width):
        width -= 1
    return width


def profile(rows: Sequence[Sequence[str]], n_cols: int) -> list[Column]:
    """The columns that these rows show."""
    return [learn([row[at] for row in rows if row[at]]) for at in range(n_cols)]


def learn(texts: Sequence[str]) -> Column:
    """A column from its filled cells."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(set(words(text)))
    return Column(found, len(texts), sum(map(is_value, texts)))


def align(row: Sequence[str], columns: Sequence[Column]) -> Row:
    """One row laid along the columns; a row of the right length is left as it is."""
    if len(row) == len(columns):
        return Row(tuple(row))
    tail = row[len(columns) :]
    if not any(tail) and all(fits_where_it_is(row, columns)):
        return Row((*row[: len(columns)], *[""] * (len(columns) - len(row))))
    return Row(tuple(best_path(row, columns)), MOVED)


def fits_where_it_is(row: Sequence[str], columns: Sequence[Column]) -> list[bool]:
    """For each filled cell, whether no neighbouring column would suit it better."""
    out = []
    for at, (text, column) in enumerate(zip(row, columns, strict=False)):
        near = [columns[i].fit(text) for i in (at - 1, at + 1) if 0 <= i < len(columns)]
        out.append(not text or not near or column.fit(text) >= max(near) + GAP)
    return out


def best_path(row: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The cells in their columns: the alignment of the highest score, filled from the back."""
    n, m = len(row), len(columns)
    score = [[0.0] * (m + 1) for _ in range(n + 1)]
    step = [[""] * (m + 1) for _ in range(n + 1)]
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            if i < n or j < m:
                score[i][j], step[i][j] = max(options(row, columns, score, i, j))
    cells = [""] * m
    i = j = 0
    while i < n or j < m:
        move = step[i][j]
        if move.startswith("put"):
            used = 2 if move == "put two" else 1
            cells[j] = " ".join(part for part in row[i : i + used] if part)
            i, j = i + used, j + 1
        elif move == "drop":
            i += 1
        else:
            j += 1
    return cells


def options(
    row: Sequence[str], columns: Sequence[Column], score: Sequence[Sequence[float]], i: int, j: int
) -> list[tuple[float, str]]:
    """The moves from cell i at column j, with what each gains; a filled cell is never dropped while columns last."""
    n, m = len(row), len(columns)
    moves: list[tuple[float, str]] = []
    if i < n and j < m:
        moves.append((columns[j].fit(row[i]) + score[i + 1][j + 1], "put"))
    if i + 1 < n and j < m and row[i] and row[i + 1]:
        both = f"{row[i]} {row[i + 1]}"
        moves.append((columns[j].fit(both) + MERGE + score[i + 2][j + 1], "put two"))
    if i < n and (not row[i] or j == m):
        cost = -100.0 if row[i] else SHIFT_END if j == m else GAP
        moves.append((cost + score[i + 1][j], "drop"))
    if j < m:
        moves.append(((SHIFT_END if i == n else GAP) + score[i][j + 1], "gap"))
    return moves


def is_value(text: str) -> bool:
    """Whether it looks like a target: a short text that begins with a number."""
    return len(text) <= LONGEST_VALUE and bool(VALUE.fullmatch(text))


def words(text: str) -> list[str]:
    """Its words and signs, lower case, without marks."""
    return re.findall(r"[^\W\d_]+|[%\d]+", MARK.sub(" ", text).lower())
