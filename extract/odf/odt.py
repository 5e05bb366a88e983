"""ODT -> `Document`: every table of the text in order, with the lines that stand above it."""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from extract.document import SAVE_AGAIN, Cell, Document, Line, Problem, Table
from extract.flow import Found, filled, flowing
from extract.odf.numbering import write_numbers
from extract.odf.package import (
    BLOCKS,
    DRAW,
    FO,
    STYLE,
    TABLE,
    TEXT,
    content,
    hidden,
    paragraph,
    repeated,
    styles,
    written,
)
from extract.settings import Settings
from extract.spans import Span, SpanLine, as_lines, split_lines

KIND: Final = "odt"
DAMAGED: Final = Problem("baca", "Isi berkas ODT terpotong atau rusak; yang masih utuh saja yang terbaca.", SAVE_AGAIN)
_BLOCKS: Final = frozenset(f"{TEXT}{name}" for name in ("section", "list", "list-item", "list-header", "index-body"))
_MOST: Final = 10_000
"""Columns of a table, and times that a cell is repeated."""
_PLAIN: Final = Span("")


class Looks:
    """The named styles of a document, each resolved along its chain of parents."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._nodes = {_key(node): node for root in roots if root is not None for node in root.iter(f"{STYLE}style")}
        self._looks: dict[tuple[str, str], Span] = {}

    def of(self, family: str, name: str | None, under: Span = _PLAIN) -> Span:
        """How text in this style looks over that which is around it."""
        for node in reversed(self._chain(family, name or "")):
            under = _looked(under, node.find(f"{STYLE}text-properties"))
        return under

    def paragraph(self, node: etree._Element) -> Span:
        """How a paragraph looks where nothing in it says otherwise."""
        key = "paragraph", node.get(f"{TEXT}style-name", "")
        if key not in self._looks:
            self._looks[key] = self.of(*key)
        return self._looks[key]

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        """The style, its parent, and so on; a circle is cut."""
        chain: list[etree._Element] = []
        while (node := self._nodes.get((family, name))) is not None and node not in chain:
            chain.append(node)
            name = node.get(f"{STYLE}parent-style-name", "")
        return chain


def lines(node: etree._Element, looks: Looks) -> list[SpanLine]:
    """The lines of a cell or block, without notes, comments and deleted text."""
    found: list[SpanLine] = []
    for child in node:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            found += split_lines(_runs(child, looks, looks.paragraph(child)))
        elif child.tag in BLOCKS:
            found += lines(child, looks)
    return found


def _runs(node: etree._Element, looks: Looks, look: Span) -> Iterator[Span]:
    yield from _text(node.text, look)
    for child in node:
        own = written(child)
        if own is not None:
            yield from _text(own, look)
        else:
            name = child.get(f"{TEXT}style-name") if child.tag == f"{TEXT}span" else None
            yield from _runs(child, looks, looks.of("text", name, look))
        yield from _text(child.tail, look)


def _text(text: str | None, look: Span) -> Iterable[Span]:
    return [look.with_text(text)] if text else []


def _key(node: etree._Element) -> tuple[str, str]:
    return node.get(f"{STYLE}family", ""), node.get(f"{STYLE}name", "")


def _looked(under: Span, properties: etree._Element | None) -> Span:
    """The look changed by what a style says of its text."""
    if properties is None:
        return under
    weight, slant = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    line, place = properties.get(f"{STYLE}text-underline-style"), properties.get(f"{STYLE}text-position")
    return Span(
        "",
        under.bold if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) >= 600),
        under.italic if slant is None else slant != "normal",
        under.underline if line is None else line != "none",
        under.raised if place is None else _is_raised(place),
    )


def _is_raised(place: str) -> bool:
    """Of "super 58%", "33% 58%": over the line, and smaller."""
    height = place.split()[0] if place.split() else ""
    return height == "super" or (height.endswith("%") and height[:1].isdigit() and height != "0%")


def read_odt(path: str, data: bytes, settings: Settings) -> Document:
    """Read an ODT; never raises for what a file may hold: its trouble is in `problems` (Bahasa Indonesia)."""
    return flowing(path, data, KIND, lambda found: _read(data, settings.unpacked_bytes, found))


def _read(data: bytes, unpacked_bytes: int, found: Found) -> None:
    body, root, damaged = content(data, unpacked_bytes, "text")
    shared = styles(data, unpacked_bytes)
    write_numbers(body, root, shared)
    _walk(body, Looks(shared, root), found)
    if damaged:
        found.problems.append(DAMAGED)


def _walk(node: etree._Element, looks: Looks, found: Found) -> None:
    for child in node:
        if child.tag == f"{TABLE}table":
            found.take(_tables(child, found.titles, looks))
        elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
            boxes = [box for box in child.iter(f"{DRAW}text-box") if box.find(f".//{TABLE}table") is not None]
            found.titles += () if boxes else as_lines([[Span(text)] for text in paragraph(child).split("\n")])
            for box in boxes:
                _walk(box, looks, found)
        elif child.tag in _BLOCKS:
            _walk(child, looks, found)


def _tables(node: etree._Element, titles: list[Line], looks: Looks) -> list[Table]:
    """The table of an element; none where it has no cells."""
    rows = [row for row in node.iter(f"{TABLE}table-row") if _owner(row) is node and not hidden(row)]
    found = [one for number, row in enumerate(rows) for one in _cells(row, number, len(rows), looks)]
    if not found:
        return []
    cells = filled(found)
    heads = node.find(f"{TABLE}table-header-rows")
    header = None if heads is None else len(heads.findall(f"{TABLE}table-row"))
    width = max(cell.col + cell.col_span for cell in cells)
    return [Table(len(rows), width, cells, KIND, titles=tuple(titles), header_rows=header)]


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
