"""Which rows of a table are its header: up to five rows of known words and years, and column numbers among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Cell, Table
from normalize.headers import periods
from normalize.headers.number_row import is_number_row
from normalize.headers.words import VALUE, YEAR_WORD, known, meanings, under
from normalize.rows.sheet import Sheet
from normalize.titles import level_of
from normalize.words.squash import fold, is_bare_year, years

SEARCHED = 12
"""Rows from the top in which a header may begin (titles may stand in the grid above it)."""
_SUB_HEADERS = 0.6
"""Part of a row's cells that must be sub-headers for it to be of the header ("K | % | Rp": two of three are words)."""
_NAMES = 0.8
"""Part of them, below a row that names nothing ("SASARAN II" among known words is a label of its own)."""
_DEEPEST = 6
"""Rows: five levels and the column numbers."""
_KNOWN = 0.74
_SURE = 0.95
_FIGURE = re.compile(r"[\d.,%\s-]+")
_UNIT = re.compile(r"\(\s*(?:%|rp\.?|[^\W\d][^()\d]{0,30})\s*\)", re.IGNORECASE)
"""A unit in brackets: "(Rp)", "(%)", under a header that it goes with; no value has only that."""
_COUNTED = 0.8
"""Part of the columns that column numbers count."""
_ANOTHER, _SURE_MEAN, _LONGEST_WORD = 4, 0.8, 60
_LONGEST = 120
"""Letters of the longest header cell."""


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Rows [first, end) are the header; column-number rows may follow. Without header both are 0."""

    first: int
    end: int
    numbers: tuple[int, ...] = ()
    """Rows of column numbers between its levels: they name nothing."""

    @property
    def found(self) -> bool:
        """Whether the table has a header at all."""
        return self.end > self.first


NO_HEADER = HeaderBlock(0, 0)


def find(table: Table, grid: Sheet) -> HeaderBlock:
    """The header rows of a table; the source's own mark is used only where no word is known."""
    for r in range(min(table.n_rows, SEARCHED)):
        if _begins([grid.text(c) for c in grid.printed(r)], table.n_cols):
            return replace(_block(grid, r), first=_over(grid, r))
    marked = table.header_rows or 0
    return HeaderBlock(0, marked if 0 < marked < table.n_rows and marked <= _DEEPEST else 0)


def _over(grid: Sheet, first: int) -> int:
    """The row above, where it holds nothing but known words over several columns each, whose indicators each of several
    sets are ("Eselon II", "Eselon III"), or cells that reach into this row ("Indikator | Tahun 2023 | Tahun 2024 | %"
    over targets of both years); else the row itself. What stands over all columns is a title.
    """
    above = grid.printed(first - 1) if first else []
    known = (cell.row_span > 1 or _is_over(grid.text(cell), cell.col_span, len(above)) for cell in above)
    return first - 1 if any(cell.col_span < grid.width for cell in above) and all(known) else first


def _is_over(text: str, columns: int, beside: int) -> bool:
    """Whether a text over several columns is a known word, or tells whose the indicators of one of several sets are."""
    return columns > 1 and (_score(text) >= _KNOWN or (beside > 1 and level_of(text) != ""))


def _begins(texts: list[str], n_cols: int) -> bool:
    if not texts or (len(texts) < 2 and n_cols > 1):
        return False
    scores = [0.0 if t.endswith(":") else _score(t) for t in texts]  # "Indikator :" says what follows in its cell
    names = {_name(t) for t, s in zip(texts, scores, strict=True) if s >= _KNOWN} - {YEAR_WORD}
    mean = sum(scores) / len(scores)
    return (len(names) >= 2 and mean >= 0.5) or (len(names) >= 3 and mean >= 0.3)


def is_another(texts: list[str], above_is_header: bool) -> bool:
    """Whether a row of the body is a header all the same: four known names or more and hardly anything else.

    A row of bare years belongs to the header right above it, years that follow each other to one that was not read.
    """
    if texts and all(is_bare_year(t) for t in texts) and (above_is_header or _is_run(texts)):
        return True
    if len(texts) < _ANOTHER or any(len(t) > _LONGEST_WORD for t in texts):
        return False
    return len({_name(t) for t in _nearly_all_known(texts)}) >= _ANOTHER


def _nearly_all_known(texts: list[str]) -> list[str]:
    """The header words of a row; none where others are more than a fifth, which few cells tell of most rows."""
    sure: list[str] = []
    for seen, text in enumerate(texts, 1):
        if _score(text) >= _SURE_MEAN:
            sure.append(text)
        elif len(texts) - seen + len(sure) < _SURE_MEAN * len(texts):
            return []
    return sure


def _is_run(texts: list[str]) -> bool:
    found = [int(years(t)[-1]) for t in texts]
    return len(found) > 2 and all(b == a + 1 for a, b in pairwise(found))


def _name(text: str) -> str:
    """What a known header stands for: a row that names one thing over and over is no header."""
    found = meanings(text) if len(text) <= _LONGEST else ()
    return found[0][0] if found else ""


def _score(text: str) -> float:
    if len(text) > _LONGEST:
        return 0.0
    if is_bare_year(text):
        return 1.0
    return known(text)


def is_word(text: str) -> bool:
    """Whether a text is a header's word, or a year."""
    return _score(text) >= _KNOWN


def _block(grid: Sheet, first: int) -> HeaderBlock:
    """Rows that header cells span, rows of sub-headers, what stands between two of them and over column numbers."""
    end = _numbered_at(grid, first)
    numbers: list[int] = []
    while end < len(grid) and end - first < _DEEPEST:
        reached = any(cell is not None and cell.row < end and grid.text(cell) for cell in grid[end])
        parts = _names_parts(grid, end)
        numbered = not (reached or parts) and is_number_row([grid.text(c) for c in grid.printed(end)])
        if not (parts or _continues(grid, first, end) or _goes_on_below(grid, first, end, numbered=numbered)):
            break
        if numbered:
            numbers.append(end)
        end += 1
    return HeaderBlock(first, end, tuple(numbers))


def _names_parts(grid: Sheet, r: int) -> bool:
    """Whether all that a row says are parts of the periods that wider cells over it announce: "I | II" under "Target
    Triwulan"; the cells beside them stand empty.
    """
    cells = grid.printed(r)
    over = [grid[r - 1][cell.col] for cell in cells]
    wider = [above for cell, above in zip(cells, over, strict=True) if above and above.col_span > cell.col_span]
    units = [spoken.period.unit for above in wider if (spoken := periods.read(grid.text(above)))]
    texts = [grid.text(cell) for cell in cells]
    return len(units) == len(cells) > 1 and all(map(periods.read, texts, units))


def _numbered_at(grid: Sheet, first: int) -> int:
    """The row of column numbers that count the columns: what stands over it is header; else the header's second."""
    for r in range(first + 1, min(first + _DEEPEST, len(grid))):
        texts = [grid.text(cell) for cell in grid.printed(r)]
        if len(texts) >= _COUNTED * grid.width and is_number_row(texts):
            return r
        if any(_FIGURE.fullmatch(text) and not is_bare_year(text) for text in texts):
            break
    return first + 1


def _goes_on_below(grid: Sheet, first: int, r: int, *, numbered: bool) -> bool:
    """Whether a row that names nothing, of numbers or of officers, has a row of the header's words under it."""
    if r + 1 >= len(grid) or r + 1 - first >= _DEEPEST:
        return False
    below = grid.printed(r + 1)
    under_it = [_is_sub_header(grid, cell, grid.text(cell)) for cell in below]
    if numbered:
        parts = [own or _is_under_wider(grid, cell, first) for own, cell in zip(under_it, below, strict=True)]
        return len(below) > 1 and all(parts) and sum(under_it) >= _SUB_HEADERS * len(below)
    names = sum(own and _score(grid.text(cell)) >= _KNOWN for own, cell in zip(under_it, below, strict=True))
    return len(below) > 2 and names >= _NAMES * len(below) and len(grid.printed(r)) < len(below)


def _continues(grid: Sheet, first: int, r: int) -> bool:
    cells = grid.printed(r)
    texts = [grid.text(c) for c in cells]
    reaching = [c for c in grid[r] if c is not None and first <= c.row < r and known(grid.text(c)) >= _KNOWN]
    spanned = bool(reaching)
    if not cells or 2 * len(reaching) >= grid.width:
        return spanned
    parts = [cell for cell in cells if sub_headers(cell) or _is_under_wider(grid, cell, first)]
    signs = [cell for cell in cells if _UNIT.fullmatch(grid.text(cell))]
    own = (cell in parts or cell in signs or _is_under_nothing(grid, cell, first) for cell in cells)
    if spanned and (parts or signs) and all(own):
        return True
    if is_number_row(texts):
        return False
    if all(is_bare_year(t) for t in texts) or _dates_what_goes_on(grid, cells, parts):
        return True
    below = sum(_is_sub_header(grid, cell, text) for cell, text in zip(cells, texts, strict=True))
    return below >= _SUB_HEADERS * len(cells) and (spanned or below >= 2)


def _dates_what_goes_on(grid: Sheet, cells: Sequence[Cell], parts: Sequence[Cell]) -> bool:
    """Whether all of a row that stands under wider header cells is a run of years, beside the first row's own cells,
    of which one goes on below.
    """
    dates = [grid.text(cell) for cell in parts]
    return any(c.row_span > 1 and c not in parts for c in cells) and all(map(is_bare_year, dates)) and _is_run(dates)


def _is_under_wider(grid: Sheet, cell: Cell, first: int) -> bool:
    """Whether a wider cell of the header stands right above, or none that says anything: whatever the text, it is a
    part of that header.
    """
    above = grid[cell.row - 1][cell.col]
    if above is None or (above.row == first and not grid.text(above)):
        return True
    return above.row >= first and above.col_span > cell.col_span


def _is_under_nothing(grid: Sheet, cell: Cell, first: int) -> bool:
    """Whether the header leaves every place over the cell empty: what names its column can only be the cell itself."""
    above = [grid[r][cell.col] for r in range(first, cell.row)]
    return all(one is None or not grid.text(one) for one in above)


def sub_headers(cell: Cell) -> list[str]:
    """The words of a cell that holds one sub-header for each column it spans: "Volume Satuan"; else nothing."""
    words = cell.text.split()
    if cell.col_span < 2 or len(words) != cell.col_span or len(set(words)) != len(words) or known(fold(cell.text)):
        return []
    return words if all(is_bare_year(w) or under(w, VALUE) or known(w) >= _SURE for w in words) else []


def years_of(cell: Cell) -> tuple[str, list[str]]:
    """The name and the years of a cell that holds both, a year for each column it spans, as they follow each other
    ("Target Tahun 2025 2026 2027" where the rule below the name is missing); else nothing.
    """
    text = fold(cell.text)
    found = years(text) if cell.col_span > 2 else []
    name, rest = text.split(found[0], 1)[0].strip() if found else "", " ".join(found)
    if len(found) != cell.col_span or not name or not _is_run(found) or not text.endswith(rest):
        return "", []
    return name, found


def _row_over(grid: Sheet, r: int) -> int:
    """The row right above, column numbers aside: they name nothing."""
    numbered = is_number_row([grid.text(cell) for cell in grid.printed(r - 1)])
    return r - 2 if numbered else r - 1


def _is_sub_header(grid: Sheet, cell: Cell, text: str) -> bool:
    """A known word, a year or a percent sign that stands under a wider header cell, an empty one, or one that names
    nothing itself.
    """
    if sub_headers(cell):
        return True
    if (_score(text) < _KNOWN and text != "%") or len(text) > _LONGEST:
        return False
    above = grid[_row_over(grid, cell.row)][cell.col]
    if above is None or above.col_span > cell.col_span or is_bare_year(text):
        return True
    over = grid.text(above)
    return not over or is_bare_year(over) or _score(over) < _KNOWN
