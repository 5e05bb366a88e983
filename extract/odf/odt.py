"""ODT -> `Document`: every table of the text in order, with the lines that stand above it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from extract.document import Cell, Document, Line, Problem, Table
from extract.fractions.flowing import joined
from extract.odf.numbering import write_numbers
from extract.odf.package import DRAW, TABLE, TEXT, content, hidden, paragraph, repeated, styles
from extract.odf.runs import Looks, lines
from extract.package import SAVE_AGAIN, UnreadablePackage
from extract.settings import Settings
from extract.spans import Span, SpanLine, as_lines

KIND: Final = "odt"
DAMAGED: Final = Problem("baca", "Isi berkas ODT terpotong atau rusak; yang masih utuh saja yang terbaca.", SAVE_AGAIN)
NO_TABLE: Final = Problem("baca", "Dokumen ini tidak memuat tabel.", "Periksa apakah berkas yang dipilih sudah benar.")
_BLOCKS: Final = frozenset(f"{TEXT}{name}" for name in ("section", "list", "list-item", "list-header", "index-body"))
_MOST: Final = 10_000
"""Columns of a table, and times that a cell is repeated."""


@dataclass(slots=True)
class _Found:
    looks: Looks
    tables: list[Table] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)


def read_odt(path: str, data: bytes, settings: Settings) -> Document:
    """Read an ODT; never raises for what a file may hold: its trouble is in `problems` (Bahasa Indonesia)."""
    found, problems = _Found(Looks()), tuple[Problem, ...]()
    try:
        body, root, damaged = content(data, settings.unpacked_bytes, "text")
        shared = styles(data, settings.unpacked_bytes)
        write_numbers(body, root, shared)
        found.looks = Looks(shared, root)
        _walk(body, found)
        problems = (DAMAGED,) if damaged else () if found.tables else (NO_TABLE,)
    except UnreadablePackage as error:
        problems = (error.problem,)
    digest = hashlib.sha256(data).hexdigest()
    return Document(path, digest, KIND, tables=tuple(found.tables), problems=problems, after=tuple(found.titles))


def _walk(node: etree._Element, found: _Found) -> None:
    for child in node:
        if child.tag == f"{TABLE}table":
            table = _table(child, found.titles, found.looks)
            if table is not None:
                found.tables.append(table)
                found.titles = []
        elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
            boxes = [box for box in child.iter(f"{DRAW}text-box") if box.find(f".//{TABLE}table") is not None]
            found.titles += () if boxes else as_lines([[Span(text)] for text in paragraph(child).split("\n")])
            for box in boxes:
                _walk(box, found)
        elif child.tag in _BLOCKS:
            _walk(child, found)


def _table(node: etree._Element, titles: list[Line], looks: Looks) -> Table | None:
    rows = [row for row in node.iter(f"{TABLE}table-row") if _owner(row) is node and not hidden(row)]
    found = [one for number, row in enumerate(rows) for one in _cells(row, number, len(rows), looks)]
    if not found:
        return None
    texts = joined([(cell.row, cell.col, spans) for cell, spans in found])
    cells = tuple(replace(cell, lines=as_lines(own)) for (cell, _), own in zip(found, texts, strict=True))
    heads = node.find(f"{TABLE}table-header-rows")
    header = None if heads is None else len(heads.findall(f"{TABLE}table-row"))
    width = max(cell.col + cell.col_span for cell in cells)
    return Table(len(rows), width, cells, KIND, titles=tuple(titles), header_rows=header)


def _owner(row: etree._Element) -> etree._Element | None:
    """The table that a row belongs to: a cell may hold tables of its own, whose text is the cell's."""
    return next(row.iterancestors(f"{TABLE}table"), None)


def _cells(row: etree._Element, number: int, height: int, looks: Looks) -> Iterator[tuple[Cell, list[SpanLine]]]:
    """The cells of a row, still without text, and the lines of each."""
    col = 0
    for node in row:
        times = min(_MOST, repeated(node, "number-columns-repeated"))
        if node.tag == f"{TABLE}table-cell":
            down = min(height - number, repeated(node, "number-rows-spanned"))
            across = min(_MOST, repeated(node, "number-columns-spanned"))
            texts = _texts(node, looks)
            yield from ((Cell(number, col + again, down, across), texts) for again in range(times))
        col += times


def _texts(cell: etree._Element, looks: Looks) -> list[SpanLine]:
    """The lines of a cell; those of tables inside it row by row."""
    inner = [
        [span for one in row.iter(f"{TABLE}table-cell") for line in lines(one, looks) for span in (*line, Span(" "))]
        for row in cell.iter(f"{TABLE}table-row")
    ]
    return [*lines(cell, looks), *inner]
