"""DOCX bytes -> `Document`: every table of the body in order, with the lines that stand above it.

Read as the page shows it: tracked changes accepted, hidden text gone, list numbers there, text boxes once,
content controls transparent, footnotes left out. Boxes and pages are None: a DOCX has none before it is laid out.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extract.document import Document, Line, Problem, Table
from extract.docx.numbering import read_numbering
from extract.docx.omml import W
from extract.docx.runs import Context, blocks, paragraph_lines, text_boxes
from extract.docx.styles import Styles
from extract.docx.table import read_table
from extract.package import SAVE_AGAIN, Package, UnreadablePackage
from extract.settings import Settings
from extract.spans import as_lines

KIND = "docx"
DAMAGED = Problem(
    "baca", "Isi berkas DOCX terpotong atau rusak; yang masih utuh saja yang terbaca.",
    SAVE_AGAIN,
)  # fmt: skip
NO_TABLE = Problem("baca", "Dokumen ini tidak memuat tabel.", "Periksa apakah berkas yang dipilih sudah benar.")


@dataclass(slots=True)
class Body:
    """What was found so far, and the lines since the last table."""

    tables: list[Table] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)


def read_docx(path: str, data: bytes, settings: Settings) -> Document:
    """Read a DOCX; never raises for what a file may hold: its trouble is in `problems` (Bahasa Indonesia)."""
    found, problems = Body(), tuple[Problem, ...]()
    try:
        found, damaged = read_package(Package(data, settings.unpacked_bytes))
        problems = (DAMAGED,) if damaged else () if found.tables else (NO_TABLE,)
    except UnreadablePackage as error:
        problems = (error.problem,)
    digest = hashlib.sha256(data).hexdigest()
    return Document(path, digest, KIND, tables=tuple(found.tables), problems=problems, after=tuple(found.titles))


def read_package(package: Package) -> tuple[Body, bool]:
    """The tables of the body and the lines after the last, and whether the document part was damaged."""
    name = package.main_part()
    part = package.xml(name)
    body = None if part is None else part.root.find(f"{W}body")
    if part is None or body is None:
        raise UnreadablePackage("Berkas ini bukan dokumen Word: bagian isinya (document.xml) tidak ada.")
    folder = name.rpartition("/")[0]
    context = Context(
        Styles(side_part(package, part.root, f"{folder}/styles.xml", ("pStyle", "rStyle"))),
        read_numbering(side_part(package, part.root, f"{folder}/numbering.xml", ("numPr", "pStyle"))),
    )
    found = Body()
    walk(body, context, found)
    return found, part.damaged


def side_part(
    package: Package, document: etree._Element, name: str, needed_by: tuple[str, ...]
) -> etree._Element | None:
    """A part that describes the document; not opened where nothing in it is referred to."""
    if not any(document.find(f".//{W}{element}") is not None for element in needed_by):
        return None
    part = package.xml(name)
    return None if part is None else part.root


def walk(node: etree._Element, context: Context, found: Body) -> None:
    """Collect titles and tables in document order."""
    for block in blocks(node):
        if block.tag == f"{W}tbl":
            found.tables += read_table(block, found.titles, context)
            found.titles = []
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
