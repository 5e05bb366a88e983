"""The text of an OCR service (tab-separated rows, LaTeX, <u>, <b>) -> `Document`.

A row is a line with tabs (or pipes); lines without are titles. Blank lines stand where pages break: each block
between them becomes a raw table, and stitching joins blocks that no title parts, with the rows cut between them.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import Cell, Document, Line, Problem, Table, Unreadable
from extract.flow import Found, flowing
from extract.fractions.quotient import formula_columns, join_fractions
from extract.settings import Settings
from extract.spans import MARKS, Span, SpanLine, as_lines, parted, split_lines
from extract.text.align import Row, aligned, width_of
from extract.text.latex import without_latex

KIND = "txt"
ENGINE = "teks"
PAGE_NUMBER = re.compile(r"\W*(?:(?:hal(?:aman)?\.?|page)\W*)?\d{1,4}(?:\s*(?:/|dari|of)\s*\d{1,4})?\W*", re.IGNORECASE)
PIPE_RULE = re.compile(r"[|\s:+-]+")
NO_TABLE = Problem(
    "baca",
    "Berkas teks ini tidak memuat tabel (tidak ada baris yang kolomnya dipisah tab).",
    "Simpan hasil OCR sebagai teks dengan kolom dipisah tab, atau berikan berkas PDF/DOCX aslinya.",
)
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
BREAKS = frozenset({"br", "p", "div", "li"})
SILENT = frozenset({"sub", "span", "font", "small", "big", "center", "strong", "mark", "td", "th"})


@dataclass(slots=True)
class Section:
    """The rows between two titles: blocks parted by blank lines."""

    titles: list[Line] = field(default_factory=list)
    blocks: list[list[list[str]]] = field(default_factory=list)


def read_text(path: str, data: bytes, settings: Settings) -> Document:
    """Read OCR text; never raises for what a file may hold: its trouble is in `problems` (Bahasa Indonesia)."""
    return flowing(path, data, KIND, lambda found: read_sections(data, settings.text_bytes, found), NO_TABLE)


def read_sections(data: bytes, most: int, found: Found) -> None:
    """Find the tables of the text, and the lines after the last."""
    if len(data) > most:
        raise Unreadable(f"Berkas teks melebihi {most >> 20} MB.", "Pecah berkas menjadi beberapa bagian.")
    for section in sections(decoded(data).splitlines()):
        found.tables += tables_of(section)
        found.titles = [] if section.blocks else section.titles


def decoded(data: bytes) -> str:
    """Text in UTF-8, in UTF-16 with its mark, or in the Windows code page that old tools write."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def sections(lines: Sequence[str]) -> Iterator[Section]:
    """The tables of the text, each with its titles; at the end the lines after the last, if any."""
    section = Section()
    after_blank = True
    for at, line in enumerate(lines):
        cells = cells_of(line)
        if cells is None and line.strip() and in_table(lines, at):
            cells = [line.strip()]
        if cells == []:
            continue
        if cells:
            if after_blank or not section.blocks:
                section.blocks.append([])
            section.blocks[-1].append(cells)
        elif line.strip() and not PAGE_NUMBER.fullmatch(line):
            if section.blocks:
                yield section
                section = Section()
            section.titles += as_lines(split_lines(spans_of(line)))
        after_blank = cells is None
    if section.blocks or section.titles:
        yield section


def cells_of(line: str) -> list[str] | None:
    """The cells of a row, empty for a rule of dashes; None where the line is no row."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")] if line.strip() else None
    bare = line.strip()
    if bare.startswith("|") and bare.endswith("|") and len(bare) > 2:
        return [] if PIPE_RULE.fullmatch(bare) else [cell.strip() for cell in bare[1:-1].split("|")]
    return None


def in_table(lines: Sequence[str], at: int) -> bool:
    """Whether a line without tabs stands between two rows: a band over the whole width."""
    return 0 < at < len(lines) - 1 and bool(cells_of(lines[at - 1])) and bool(cells_of(lines[at + 1]))


def tables_of(section: Section) -> Iterator[Table]:
    """One raw table a block; the first has the titles."""
    rows = [row for block in section.blocks for row in block]
    if not rows:
        return
    n_cols = width_of([row for row in rows if len(row) > 1] or rows)
    even = iter(aligned([row if len(row) > 1 else band(row, n_cols) for row in rows], n_cols))
    bands = iter(len(row) == 1 for row in rows)
    done: list[list[tuple[Row, bool]]] = [[(next(even), next(bands)) for _ in block] for block in section.blocks]
    lined = [[split_lines(spans_of(text)) for text in row.cells] for block in done for row, _ in block]
    formulas = formula_columns((at, col, lines) for at, row in enumerate(lined) for col, lines in enumerate(row))
    titles = tuple(section.titles)
    for block in done:
        mine, lined = lined[: len(block)], lined[len(block) :]
        cells = tuple(block_cells(block, mine, formulas, n_cols))
        yield Table(
            len(block), n_cols, headed(cells, n_cols) if titles else cells, ENGINE, titles=titles, borders="none"
        )
        titles = ()


def band(row: Sequence[str], n_cols: int) -> list[str]:
    """A band's text, then nothing."""
    return [row[0], *[""] * (n_cols - 1)]


def block_cells(
    block: Sequence[tuple[Row, bool]], lined: Sequence[Sequence[list[SpanLine]]], formulas: frozenset[int], n_cols: int
) -> Iterator[Cell]:
    """The cells of a block of rows."""
    for at, ((row, is_band), texts) in enumerate(zip(block, lined, strict=True)):
        if is_band:
            yield Cell(at, 0, 1, n_cols, as_lines(texts[0]))
            continue
        for col, lines in enumerate(texts):
            joined = join_fractions(lines, col in formulas)
            done = as_lines(part for line in joined for part in parted(line))
            yield Cell(at, col, lines=done, confidence=row.confidence)


def headed(cells: tuple[Cell, ...], n_cols: int) -> tuple[Cell, ...]:
    """A header of two rows with its spans: an empty cell beside a heading that has sub-headings belongs to it."""
    first = [cell for cell in cells if cell.row == 0]
    second = [cell for cell in cells if cell.row == 1]
    if len(first) != n_cols or len(second) != n_cols:
        return cells
    groups = list(heading_groups(first))
    filled = {cell.col for cell in second if cell.lines}
    parted = [(start, end) for start, end in groups if end - start > 1]
    below = {col for start, end in parted for col in range(start, end)}
    if not parted or not filled or not filled <= below:
        return cells
    top = [
        Cell(0, start, 1 if end - start > 1 else 2, end - start, first[start].lines, confidence=first[start].confidence)
        for start, end in groups
    ]
    under = [cell for cell in second if cell.col in below]
    return (*top, *under, *(cell for cell in cells if cell.row > 1))


def heading_groups(first: Iterable[Cell]) -> Iterator[tuple[int, int]]:
    """Columns [start, end) of each heading with the empty cells behind it."""
    start, end = 0, 0
    for cell in first:
        if cell.lines and cell.col:
            yield start, cell.col
            start = cell.col
        end = cell.col + 1
    yield start, end


def spans_of(text: str) -> list[Span]:
    """A cell's text with the marks of OCR (<b>, <u>, <br>, entities, LaTeX) as spans; a line ends where an underlined
    part does, since it is set over what follows."""
    spans: list[Span] = []
    style, at = Span(""), 0
    for match in TAG.finditer(text):
        name, closing = match["name"].lower(), bool(match["close"])
        if name not in MARKS and name not in BREAKS and name not in SILENT:
            continue
        spans += plain_span(text[at : match.start()], style)
        at = match.end()
        if name in BREAKS:
            spans.append(Span("\n"))
        elif name in MARKS:
            style = style.marked(**{MARKS[name]: not closing})
            if closing and MARKS[name] == "underline":
                spans.append(Span("\n"))
    return spans + plain_span(text[at:], style)


def plain_span(text: str, style: Span) -> list[Span]:
    """Text without marks, in a style; nothing for no text."""
    return [style.with_text(html.unescape(without_latex(text)))] if text else []
