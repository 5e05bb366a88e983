"""DOCX bytes -> `Document`: every table of the body in order, with the lines that stand above it.

Read as the page shows it: tracked changes accepted, hidden text gone, list numbers there, text boxes once,
content controls transparent, footnotes left out. Boxes and pages are None: a DOCX has none before it is laid out.
"""

from collections.abc import Iterator

from lxml import etree

from extract.document import SAVE_AGAIN, Document, Problem, Unreadable
from extract.docx.numbering import read_numbering
from extract.docx.omml import W
from extract.docx.runs import Context, blocks, paragraph_lines, text_boxes
from extract.docx.styles import Styles
from extract.docx.table import read_table
from extract.flow import Found, flowing
from extract.package import Package
from extract.settings import Settings
from extract.spans import as_lines

KIND = "docx"
DAMAGED = Problem(
    "baca", "Isi berkas DOCX terpotong atau rusak; yang masih utuh saja yang terbaca.",
    SAVE_AGAIN,
)  # fmt: skip


def read_docx(path: str, data: bytes, settings: Settings) -> Document:
    """Read a DOCX; never raises for what a file may hold: its trouble is in `problems` (Bahasa Indonesia)."""
    return flowing(path, data, KIND, lambda found: read_package(Package(data, settings.unpacked_bytes), found))


def read_package(package: Package, found: Found) -> Problem | None:
    """Find the tables of the body and the lines after the last; a problem where the document part was damaged."""
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
    return DAMAGED if part.damaged else None


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
