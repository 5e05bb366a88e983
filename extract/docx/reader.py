"""DOCX bytes -> `Document`: every table of the body in order, with the lines that stand above it.

Read as the page shows it: tracked changes accepted, hidden text gone, list numbers there, text boxes once,
content controls transparent, footnotes left out. Boxes and pages are None: a DOCX has none before it is laid out.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from extract.document import SAVE_AGAIN, UNREAD, Cell, Document, Line, Problem, Table, Unreadable
from extract.docx.grid import header_rows, places
from extract.docx.numbering import read_numbering
from extract.docx.omml import W
from extract.docx.runs import Context, blocks, cells_of, children, paragraph_lines, row_lines, text_boxes
from extract.docx.styles import Styles
from extract.flow import Found, filled, flowing
from extract.fractions.quotient import LEADING_FACTOR, written
from extract.package import Package
from extract.settings import Settings
from extract.spans import Span, SpanLine, as_lines, tidy

KIND = "docx"
DAMAGED = Problem(
    "baca", "Isi berkas DOCX terpotong atau rusak; yang masih utuh saja yang terbaca.",
    SAVE_AGAIN,
)  # fmt: skip
ENGINE = "docx"
REAL_TABLE = 3
"""Rows and columns from which a table inside a cell is a table of its own."""
DEEPEST = 8
"""Tables within tables are followed so far; deeper ones give their text only."""
PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata")


def read_docx(path: str, data: bytes, settings: Settings) -> Document:
    """Read a DOCX; never raises for what a file may hold: its trouble is in `problems` (Bahasa Indonesia)."""
    return flowing(path, data, KIND, lambda found: read_package(Package(data, settings.unpacked_bytes), found))


def read_package(package: Package, found: Found) -> None:
    """Find the tables of the body and the lines after the last."""
    name = package.main_part()
    part = package.xml(name)
    body = None if part is None else part.root.find(f"{W}body")
    if part is None or body is None:
        raise Unreadable("Berkas ini bukan dokumen Word: bagian isinya (document.xml) tidak ada.")
    folder = name.rpartition("/")[0]
    context = Context(
        Styles(side_part(package, part.root, f"{folder}/styles.xml", ("pStyle", "rStyle"))),
        read_numbering(side_part(package, part.root, f"{folder}/numbering.xml", ("numPr", "pStyle"))),
    )
    walk(body, context, found)
    if part.damaged:
        found.problems.append(DAMAGED)


def side_part(
    package: Package, document: etree._Element, name: str, needed_by: tuple[str, ...]
) -> etree._Element | None:
    """A part that describes the document; not opened where nothing in it is referred to."""
    if not any(document.find(f".//{W}{element}") is not None for element in needed_by):
        return None
    part = package.xml(name)
    return None if part is None else part.root


def walk(node: etree._Element, context: Context, found: Found) -> None:
    """Collect titles and tables in document order."""
    for block in blocks(node):
        if block.tag == f"{W}tbl":
            found.take(read_table(block, found.titles, context))
            continue
        boxes = list(boxes_with_tables(block))
        for box in boxes:
            walk(box, context, found)
        if not boxes:
            found.titles += as_lines(paragraph_lines(block, context))


def boxes_with_tables(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes that hold tables: their blocks are read as the body's own."""
    if paragraph.find(f".//{W}tbl") is not None:
        yield from text_boxes(paragraph)


def read_table(node: etree._Element, titles: Sequence[Line], context: Context, depth: int = 0) -> list[Table]:
    """The table of a w:tbl, then the tables inside it; none where it has no cells.

    Inside a cell, one of at least three rows and columns is a table in its own right; a smaller one is layout (often a
    fraction), and its text stays in the cell, row by row.
    """
    placed, n_rows, n_cols = places(node)
    if not placed:
        return []
    found: list[tuple[Cell, list[SpanLine]]] = []
    inner: list[Table] = []
    for place in placed:
        lines = cell_lines(place.node, context, inner, depth)
        lines = lines if place.row == 0 or _says(lines) or not has_picture(place.node) else [[Span(UNREAD)]]
        found.append((Cell(place.row, place.col, place.row_span, place.col_span, fill=place.fill), lines))
    table = Table(n_rows, n_cols, filled(found), ENGINE, titles=tuple(titles), header_rows=header_rows(node))
    return [table, *inner]


def cell_lines(node: etree._Element, context: Context, inner: list[Table], depth: int) -> list[SpanLine]:
    """The lines of a cell; tables of their own inside it go to `inner`."""
    lines: list[SpanLine] = []
    for block in blocks(node):
        if block.tag == f"{W}p":
            lines += paragraph_lines(block, context)
        elif is_real_table(block) and depth < DEEPEST:
            inner += read_table(block, (), context, depth + 1)
        else:
            lines += nested_fraction(block, context) or row_lines(block, context)
    return lines


def _says(lines: Sequence[SpanLine]) -> bool:
    return any(span.text.strip() for line in lines for span in line)


def has_picture(node: etree._Element) -> bool:
    """Whether a picture stands in a cell, such as a formula of an old Word file: print that is not read."""
    return any(next(node.iter(tag), None) is not None for tag in PICTURES)


def nested_fraction(table: etree._Element, context: Context) -> list[SpanLine]:
    """A fraction built of table cells: numerator over denominator, the factor beside them; else nothing."""
    rows = [["".join(s.text for s in line) for line in cells_of(row, context)] for row in children(table, "tr")]
    if len(rows) != 2 or not rows[0] or not rows[1]:
        return []
    columns = [at for at in range(min(map(len, rows))) if tidy(rows[0][at]) and tidy(rows[1][at])]
    beside = [tidy(text) for row in rows for at, text in enumerate(row) if at not in columns and tidy(text)]
    if len(columns) != 1 or not any(LEADING_FACTOR.fullmatch(text) or "=" in text for text in beside):
        return []
    at = columns[0]
    lead = " ".join(tidy(text) for row in rows for text in row[:at] if tidy(text))
    tail = " ".join(tidy(text) for row in rows for text in row[at + 1 :] if tidy(text))
    return [[Span(f"{lead} {written(rows[0][at], rows[1][at])} {tail}")]]


def is_real_table(table: etree._Element) -> bool:
    """Whether a table inside a cell is more than layout."""
    rows = [sum(1 for _ in children(row, "tc")) for row in children(table, "tr")]
    return len(rows) >= REAL_TABLE and max(rows) >= REAL_TABLE
