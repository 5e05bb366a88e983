"""Written as a Word document, printed by LibreOffice."""

import tempfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from benchmarks.invent.cases.model import placed
from benchmarks.invent.word import printed
from benchmarks.layouts.rules import Edges, edges, painted
from benchmarks.layouts.sheet import Cell, Made

ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
         "justify": WD_ALIGN_PARAGRAPH.JUSTIFY}  # fmt: skip
STANDS = {"top": WD_ALIGN_VERTICAL.TOP, "middle": WD_ALIGN_VERTICAL.CENTER, "bottom": WD_ALIGN_VERTICAL.BOTTOM}
SIDES = {"t": "top", "l": "left", "b": "bottom", "r": "right"}
STYLES = {"solid": "single", "dotted": "dotted", "double": "double"}


def build(made: Made, out: Path) -> None:
    """Write the DOCX file."""
    doc, look = docx.Document(), made.look
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(look.page[0]), Mm(look.page[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(look.margin)
    section.header_distance = section.footer_distance = Mm(5)
    style = doc.styles["Normal"]
    style.font.name, style.font.size = look.font, Pt(look.size)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    for text in made.sheet.title:
        paragraph = doc.add_paragraph()
        paragraph.add_run(text).bold = True
        paragraph.alignment = ALIGN["center"]
    doc.add_paragraph()
    _table(doc, made)
    doc.add_paragraph()
    _signed(doc, made)
    doc.save(str(out))


def _table(doc: Document, made: Made) -> None:
    look, sheet = made.look, made.sheet
    table = doc.add_table(rows=len(sheet.rows), cols=len(look.widths))
    table.autofit = False
    cells = [list(row.cells) for row in table.rows]
    for c, width in enumerate(look.widths):
        table.columns[c].width = Pt(width)
        for line in cells:
            line[c].width = Pt(width)
    for r, c, cell in placed(sheet.rows):
        target = cells[r][c]
        if cell.rows * cell.cols > 1:
            target = target.merge(cells[r + cell.rows - 1][c + cell.cols - 1])
        _fill(target, made, cell, painted(look, sheet, r))
        for i in range(cell.rows):
            _ruled(cells[r + i][c]._tc, edges(look, sheet, r, c, cell))
    for r, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        if r < sheet.head and look.repeat:
            properties.append(OxmlElement("w:tblHeader"))
        if not look.cut:
            properties.append(OxmlElement("w:cantSplit"))
    _margins(table, made)


def _fill(target: "docx.table._Cell", made: Made, cell: Cell, colour: str) -> None:
    look, properties = made.look, target._tc.get_or_add_tcPr()
    if colour:
        shade = OxmlElement("w:shd")
        for key, text in (("val", "clear"), ("color", "auto"), ("fill", colour.lstrip("#"))):
            shade.set(qn(f"w:{key}"), text)
        properties.append(shade)
    target.vertical_alignment = STANDS[look.stands(cell)]
    paragraph = target.paragraphs[0]
    for more in target.paragraphs[1:]:
        more._p.getparent().remove(more._p)
    paragraph.alignment = ALIGN[look.align(cell)]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(look.down * look.size)
    paragraph.add_run(cell.text).bold = cell.bold


def _ruled(element: "docx.oxml.CT_Tc", drawn: Edges) -> None:
    borders = OxmlElement("w:tcBorders")
    for side, name in SIDES.items():
        edge, stroke = OxmlElement(f"w:{name}"), drawn.get(side)
        edge.set(qn("w:val"), STYLES[stroke.style] if stroke else "nil")
        if stroke:
            edge.set(qn("w:sz"), str(max(2, round(stroke.width * (8 if stroke.style != "double" else 3)))))
            edge.set(qn("w:color"), "000000")
        borders.append(edge)
    properties = element.get_or_add_tcPr()
    for old in properties.findall(qn("w:tcBorders")):
        properties.remove(old)
    before = [one for one in properties if one.tag in {qn("w:shd"), qn("w:vAlign")}]
    before[0].addprevious(borders) if before else properties.append(borders)


def _margins(table: "docx.table.Table", made: Made) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(made.look.across * made.look.size * 20)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)


def _signed(doc: Document, made: Made) -> None:
    if not made.signature:
        return
    table = doc.add_table(rows=1, cols=2)
    for cell, column in zip(table.rows[0].cells[2 - len(made.signature) :], made.signature, strict=True):
        cell.text = "\n".join(column)


def write(made: Made, out: Path) -> None:
    """Build the DOCX and print it."""
    with tempfile.TemporaryDirectory() as tmp:
        source = Path(tmp, out.stem + ".docx")
        build(made, source)
        printed(source, out.parent)
