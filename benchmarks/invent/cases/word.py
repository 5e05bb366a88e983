"""A case as DOCX (python-docx), and printed to PDF by LibreOffice."""

import tempfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from benchmarks.invent.cases.model import Beside, Case, Cell, Gap, Grid, Look, Text, placed
from benchmarks.invent.office import made

ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
SIDES = {"t": "top", "l": "left", "b": "bottom", "r": "right"}


def build(case: Case, out: Path) -> None:
    """Write the DOCX file."""
    doc, look = docx.Document(), case.look
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(look.page[0]), Mm(look.page[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(look.margin)
    style = doc.styles["Normal"]
    style.font.name, style.font.size = look.font, Pt(look.size)
    style.paragraph_format.space_after = Pt(0)
    for block in case.blocks:
        for part in block.grids if isinstance(block, Beside) else (block,):
            _block(doc, part, look)
    doc.save(str(out))


def _block(doc: Document, block: Text | Grid | Gap, look: Look) -> None:
    room = look.page[0] - 2 * look.margin
    if isinstance(block, Grid):
        _grid(doc, block, room)
    elif isinstance(block, Gap):
        doc.add_paragraph().paragraph_format.page_break_before = block.page
    else:
        for line in block.lines:
            p = doc.add_paragraph()
            p.add_run(line).bold = block.bold
            p.alignment = ALIGN[block.align]
            p.paragraph_format.left_indent = Mm(room * block.left)


def _grid(doc: Document, grid: Grid, room: float) -> None:
    table = doc.add_table(
        rows=len(grid.rows), cols=len(grid.widths), style="Table Grid" if grid.rules == "full" else None
    )
    table.autofit = False
    cells = [list(r.cells) for r in table.rows]
    for c, w in enumerate(grid.widths):
        table.columns[c].width = Mm(room * grid.share * w / sum(grid.widths))
        for line in cells:
            line[c].width = Mm(room * grid.share * w / sum(grid.widths))
    for r, c, cell in placed(grid.rows):
        target = cells[r][c]
        if cell.rows * cell.cols > 1:
            target = target.merge(cells[r + cell.rows - 1][c + cell.cols - 1])
        _write(target, cell, grid.rules)
    for line in table.rows[: grid.head if grid.repeat else 0]:
        line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write(target: "docx.table._Cell", cell: Cell, rules: str) -> None:
    properties = target._tc.get_or_add_tcPr()
    if rules != "full" or cell.edges != "tblr":
        properties.append(
            _borders("".join(s for s in cell.edges if s in {"full": "tblr", "horizontal": "tb"}.get(rules, "")))
        )
    if cell.fill:
        shade = OxmlElement("w:shd")
        for key, text in (("val", "clear"), ("color", "auto"), ("fill", cell.fill.lstrip("#"))):
            shade.set(qn(f"w:{key}"), text)
        properties.append(shade)
    if cell.middle:
        target.vertical_alignment = docx.enum.table.WD_ALIGN_VERTICAL.CENTER
    for i, text in enumerate(cell.text.split("\n")):
        p = target.paragraphs[0] if i == 0 else target.add_paragraph()
        p.alignment = ALIGN[cell.align]
        run = p.add_run(text)
        run.bold = cell.bold
        if cell.ink != "#000000":
            run.font.color.rgb = RGBColor.from_string(cell.ink.lstrip("#").upper())
        if cell.mark:
            p.add_run(cell.mark).font.superscript = True


def _borders(shown: str) -> "OxmlElement":
    borders = OxmlElement("w:tcBorders")
    for side, name in SIDES.items():
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:val"), "single" if side in shown else "nil")
        edge.set(qn("w:sz"), "4")
        borders.append(edge)
    return borders


def write(case: Case, out: Path) -> None:
    """Build the DOCX and print it with LibreOffice."""
    with tempfile.TemporaryDirectory() as tmp:
        source = Path(tmp, out.stem + ".docx")
        build(case, source)
        made([source], out.parent)
