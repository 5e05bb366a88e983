"""What each row of a table is: data, or a row that is no indicator and the reason why."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.choice.evidence import PROSE_WORDS
from extract.document import UNREAD, Cell
from extract.structs import struct
from normalize.headers.number_row import closes_brackets, is_number_row
from normalize.headers.read import Header
from normalize.headers.rows import is_another
from normalize.hierarchy.labels import is_label, names_kind
from normalize.model import Column
from normalize.rows.owners import heads, names_owner
from normalize.rows.sections import heads_the_next
from normalize.rows.sheet import Sheet
from normalize.rows.totals import averages, says, says_cell
from normalize.words.squash import fold, squash, without_years
from schema.columns import FREE_TEXT, MIXED, NAMES_OF_LEVEL, TARGET, UNKNOWN_PREFIX, WORK

DATA, TITLE, NUMBERS, BAND, TOTAL, SIGNATURE = "data", "judul", "nomor_kolom", "pita", "jumlah", "tanda_tangan"
"""Kinds of row: data, or a reason of `schema.columns.AlasanBaris` (or "judul")."""
ILLEGIBLE = "tak_terbaca"
"""A row of which nothing was read but what column numbers say, and that more is printed, or whose values stand in one
cell: neither kept nor explained."""
_WIDE = 0.6
"""Part of the columns that the only cell of a row must span to be a band."""
_MANY, _ALL = 6, 0.8
"""Columns, and their part, that column numbers fill wherever they stand."""
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*")
"""Several in one cell are values that a missing rule let run into it."""
_WORDS = 10
"""Of running text for each of its figures."""
_ROW = 3
"""Values of one row, run together in one cell: a heading says fewer numbers."""
_SIGNATURE = re.compile(
    r"\bNIP\b[\s.:]*\d|\bNIP\.|\bPembina\s+(?:Utama|Tk)|\bPenata\s+(?:Muda|Tk)|^\s*mengetahui\b|^\s*ditetapkan\s+di\b|"
    r"^[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s*,\s*(?:\d{1,2}\s+)?[A-Z][a-z]+\s+20\d\d\s*(?:$|Kepala\b|Plt\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"NIP\b[\s.:]*\d[\d ]{7,}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s*,\s*\d{1,2}\s+[A-Z][a-z]+\s+20\d\d", re.IGNORECASE
)
"""Nothing but a number of civil servants, or a place and a day: alone in its row no indicator, wherever it stands."""
_DATED = re.compile(
    r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s*,\s*\d{1,2}\s+[A-Z][a-z]+\s+20\d\d\s+(?:Kepala|Plt)\b", re.IGNORECASE
)
"""A place and a day over who signs: no indicator, where nothing is measured."""
ACTIVITIES = (MIXED, *WORK)
"""Columns that name an activity."""
_MONEY = ("anggaran", "realisasi_anggaran", "capaian_anggaran")
_SAID = ("indikator", "indikator_tujuan", "definisi_operasional", "formulasi")
_OF_INDICATORS = ("satuan", "sumber_data", "penanggung_jawab", *_SAID, TARGET)
_CONTENT = (*_SAID, TARGET)
"""Columns that only a row with an indicator fills, as far as they hold no money: a programme has its own budget."""


@struct(frozen=True, slots=True)
class Row:
    """A row of the source table (0-based), its kind and its text, cells joined by " | "."""

    index: int
    kind: str
    text: str
    cells: tuple[Cell, ...] = ()
    """The cells with text that begin in this row."""


def classify(grid: Sheet, header: Header) -> list[Row]:
    """Every row of the table, top down."""
    block = header.block
    printed = [grid.letters(r) for r in range(block.first, block.end)]
    out: list[Row] = []
    for r in range(len(grid)):
        cells = tuple(grid.printed(r))
        texts = [grid.text(c) for c in cells]
        text = " | ".join(texts)
        below_header = bool(out) and out[-1].kind == TITLE
        if r < block.end or any(grid.repeats(r, letters) for letters in printed) or is_another(texts, below_header):
            kind = TITLE
        elif is_number_row(texts) and (_follows_header(out, text) or _counts_all(cells, grid.width)):
            kind = NUMBERS
        elif UNREAD in text and _says_nothing(texts):
            kind = ILLEGIBLE
        elif out and out[-1].kind == NUMBERS and closes_brackets(out[-1].cells, cells):
            kind = NUMBERS
        else:
            kind = _kind(grid, header, r)
        out.append(Row(r, kind, text, cells))
    return _signature_to_the_end(_with_data(out), header.places(TARGET))


def _with_data(rows: list[Row]) -> list[Row]:
    """A table without any indicator text is read by its names: its parent rows are its rows."""
    if any(row.kind == DATA for row in rows):
        return rows
    return [replace(row, kind=DATA) if row.kind == BAND and len(row.cells) > 1 else row for row in rows]


def _follows_header(above: Sequence[Row], text: str) -> bool:
    """Column numbers stand under a header, or are those of a header printed again; elsewhere they are values."""
    return not above or above[-1].kind in (TITLE, NUMBERS) or any(r.kind == NUMBERS and r.text == text for r in above)


def _says_nothing(texts: Sequence[str]) -> bool:
    """Whether the cells that were read are none, or numbers that rise as column numbers do."""
    read = [text for text in texts if any(char.isalnum() for char in text)]
    return not read or is_number_row(read)


def _counts_all(cells: Sequence[Cell], width: int) -> bool:
    """Whether column numbers fill the table's row, so that no name is left for values to belong to."""
    return len(cells) >= max(_MANY, _ALL * width)


def _kind(grid: Sheet, header: Header, r: int) -> str:
    own = grid.printed(r)
    if not own:
        return DATA if _spanned(grid, header, r) else BAND
    across = len(own) == 1 and own[0].col_span >= _WIDE * len(grid[r]) and len(grid[r]) > 2
    if len(own) <= 3 and _is_signed(grid, header, r, across):
        return SIGNATURE
    if across and _runs_together(own[0], header):
        return ILLEGIBLE
    if across:
        return TOTAL if says(grid.text(own[0])) else BAND
    if _is_total(own, header) or _is_remark(own, header):
        return TOTAL
    if _is_across(own, header) or only_labels(own, header):
        return BAND
    if _only_heads(own, header) or heads_the_next(grid, header, r):
        return BAND
    if _heads_by_owner(grid, header, r):
        return TOTAL if _has(grid, header, r, (TARGET,)) else BAND
    return DATA if _has_content(grid, header, r) or not _is_parent(grid, header, r) else BAND


def _runs_together(cell: Cell, header: Header) -> bool:
    """Whether a cell over several value columns says as many figures as a row does: a row that nothing parted."""
    values = header.places(TARGET) & set(range(cell.col, cell.col + cell.col_span))
    return len(values) >= _ROW and _figures(cell.text) >= _ROW


def _is_signed(grid: Sheet, header: Header, r: int, across: bool) -> bool:
    """Whether a row of few cells is a line of a signature block."""
    own = grid.printed(r)
    signs = [_SIGNATURE.search(grid.text(cell)) is not None for cell in own]
    if not any(signs):
        return False
    both, wide = sum(signs) > 1, all(cell.col_span > 1 for cell in own)  # "Mengetahui," beside a place and a day
    alone = len(own) == 1 and _SIGNED.fullmatch(fold(grid.text(own[0]))) is not None
    dated = any(_DATED.match(fold(grid.text(cell))) for cell in own) and not _has(grid, header, r, (TARGET,))
    return across or wide or alone or both or dated or not _has(grid, header, r, _SAID)


def _heads_by_owner(grid: Sheet, header: Header, r: int) -> bool:
    """Whether a row names, where others name an activity, an office or a field of government, and no indicator."""
    if not any(column.name == "indikator" for column in header.columns) or _has(grid, header, r, _SAID):
        return False
    places = header.places(*ACTIVITIES)
    return names_owner(grid.text(cell) for cell in grid.printed(r) if cell.col in places)


def only_labels(own: Sequence[Cell], header: Header) -> bool:
    """Whether a row says nothing but which level or kind follows, beside a number: "Sasaran 1 | Indikator Sasaran"."""
    numbers = header.places("no")
    said = [cell for cell in own if cell.col not in numbers]
    if len(said) == 2 and squash(said[1].text) == "indikator" + squash(said[0].text):
        return True
    if len(said) == 1 and names_kind(said[0].text):
        return True
    return bool(said) and all(is_label(cell.text) for cell in said)


def _spanned(grid: Sheet, header: Header, r: int) -> bool:
    """Whether a cell with text, begun above in the body, reaches into an otherwise empty row."""
    return any(c is not None and header.block.end <= c.row < r and grid.text(c) for c in grid[r])


def _is_across(own: Sequence[Cell], header: Header) -> bool:
    """Whether one cell covers the indicator column and one of names, numbers or codes beside it, all values, or a name
    and what is measured of it, or is alone and covers units too: a heading inside the table.
    """
    spans = [set(range(c.col, c.col + c.col_span)) for c in own if c.col_span > 1 and _figures(c.text) < 2]
    if not spans:
        return False
    held = {column.name: set(header.held[column.index]) for column in header.columns if column.group == 0}
    indicator = held.get("indikator", set())
    names = [held[n] for n in ("no", *NAMES_OF_LEVEL, MIXED, "kode") if n in held]
    measured = {c for col in header.columns if _measures_work(col) for c in header.held[col.index]}
    if len(own) == 1 and any(span & indicator and span & held.get("satuan", set()) for span in spans):
        return True
    if any(span & (indicator | measured) and any(span & name for name in names) for span in spans):
        return not _has_content_beside(own, header, set().union(*spans))
    values = header.places(TARGET)
    return bool(values) and any(span >= indicator | values for span in spans if indicator)


def _figures(text: str) -> int:
    """How many figures of a row a text holds; running text has its own."""
    figures, words = len(_FIGURE.findall(without_years(text))), len(text.split())
    return 0 if words > PROSE_WORDS and words >= _WORDS * figures else figures


def _measures_work(column: Column) -> bool:
    return column.name == TARGET and column.kind not in _MONEY


def _has_content_beside(own: Sequence[Cell], header: Header, taken: Collection[int]) -> bool:
    """Whether what only an indicator has stands in cells outside these columns: a heading has a budget at most."""
    content = {
        c
        for column in header.columns
        if column.name in _CONTENT and column.kind not in _MONEY
        for c in header.held[column.index]
    }
    return any(cell.col in content and cell.col_span == 1 for cell in own if cell.col not in taken)


def _only_heads(own: Sequence[Cell], header: Header) -> bool:
    """Whether a row holds nothing but a number and, where indicators stand, whose they are."""
    places = {column.name: set(header.held[column.index]) for column in header.columns if column.group == 0}
    said = [cell for cell in own if cell.col not in places.get("no", set())]
    return len(said) == 1 and said[0].col in places.get("indikator", set()) and heads(said[0].text)


def _is_total(own: Sequence[Cell], header: Header) -> bool:
    """A total says so in its first cell; where indicators stand, a count of things ("Jumlah kegiatan") is none, and an
    average of achievements one where the row promises nothing."""
    names = {column.index: column.name for column in header.columns}
    first = next((c for c in own if not fold(c.text).isdigit()), own[0])
    indicator = first.col_span == 1 and names.get(first.col) == "indikator"
    if indicator and averages(first.text):
        promised = header.places("satuan") | {c.index for c in header.columns if c.kind == "target"}
        return bool(promised) and promised.isdisjoint(cell.col for cell in own)
    return bool(says_cell(first, counted=not indicator)) and not (indicator and own[0] is not first)


def _is_remark(own: Sequence[Cell], header: Header) -> bool:
    """Whether the first cell says one thing over names, indicator and values alike, and more values stand beside it: a
    remark on these columns ("Predikat kinerja" under their averages).
    """
    indicator, values = header.places("indikator"), header.places(TARGET)
    span = set(range(own[0].col, own[0].col + own[0].col_span))
    covers = own[0].col < min(indicator, default=0) and indicator <= span and not span.isdisjoint(values)
    return covers and not _FIGURE.search(own[0].text) and _has_content_beside(own, header, span)


def _has_content(grid: Sheet, header: Header, r: int) -> bool:
    """Whether an indicator, a definition, a formula or a value stands in the row (a merged cell counts)."""
    return _has(grid, header, r, _CONTENT)


def _has(grid: Sheet, header: Header, r: int, names: Sequence[str]) -> bool:
    return any(column.name in names for column, _ in _filled(grid, header, r))


def _is_parent(grid: Sheet, header: Header, r: int) -> bool:
    """Whether the table has content columns and this row fills only names, numbers, codes, unknown columns, money."""
    if not any(column.name in _CONTENT for column in header.columns):
        return False
    filled = {column.name for column, cell in _filled(grid, header, r) if cell.row == r}
    names = {name for name in filled if name == MIXED or (name in FREE_TEXT and name not in _OF_INDICATORS)}
    unknown = {name for name in filled if name.startswith(UNKNOWN_PREFIX)}
    return filled <= names | unknown and (bool(names - {"no"}) or not filled)


def _filled(grid: Sheet, header: Header, r: int) -> Iterator[tuple[Column, Cell]]:
    """What a row says in the body's columns of words and measures; what it hands down is the row's below."""
    names_next = r + 1 < len(grid) and _names_indicator(grid, header, r + 1)
    for column in header.columns:
        for c in header.held[column.index] if column.kind not in _MONEY else ():
            cell = grid[r][c]
            if cell is None or cell.row < header.block.end or not grid.text(cell) or is_label(cell.text):
                continue
            if not (names_next and column.name in _OF_INDICATORS and cell.row == r < cell.row + cell.row_span - 1):
                yield column, cell


def _names_indicator(grid: Sheet, header: Header, r: int) -> bool:
    """Whether an indicator begins in the row."""
    cells = (grid[r][place] for place in header.places(*_SAID))
    return any(cell is not None and cell.row == r and bool(grid.text(cell)) for cell in cells)


def _signature_to_the_end(rows: list[Row], values: Collection[int]) -> list[Row]:
    """Below the first line of a signature block everything belongs to it, where no data row follows.

    `values`: columns of targets; a name of an office beside its figures is no signature, however short its row.
    """
    first = next((i for i, row in enumerate(rows) if row.kind == SIGNATURE), None)
    if first is None or any(row.kind == DATA and (len(row.cells) > 3 or _valued(row, values)) for row in rows[first:]):
        return rows
    return [Row(row.index, SIGNATURE, row.text, row.cells) if i >= first else row for i, row in enumerate(rows)]


def _valued(row: Row, values: Collection[int]) -> bool:
    """Whether a figure stands under a header of targets."""
    return any(cell.col in values and fold(cell.text)[:1].isdigit() for cell in row.cells)
