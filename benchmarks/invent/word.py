"""A document as DOCX (python-docx), and printed to PDF by LibreOffice."""

import tempfile
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from benchmarks.invent.columns import WIDTHS, columns, merged_span, value
from benchmarks.invent.content import Spec
from benchmarks.invent.html import FRACTION
from benchmarks.invent.office import made


def build(spec: Spec, out: Path) -> None:
    """Write the DOCX file."""
    doc = docx.Document()
    section = doc.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(330), Mm(215)
    section.left_margin = section.right_margin = Mm(12)
    style = doc.styles["Normal"]
    style.font.name, style.font.size = spec.style.font, Pt(spec.style.size)
    for i, table in enumerate(spec.tables):
        for text in (
            "INDIKATOR KINERJA UTAMA (IKU)",
            spec.office.upper(),
            f"TAHUN {spec.year}",
            table["judul"],
        ):
            p = doc.add_paragraph(text)
            p.paragraph_format.page_break_before = bool(i and spec.style.page_break and text.startswith("INDIK"))
        _table(doc, spec, table)
        doc.add_paragraph()
    doc.save(str(out))


def _table(doc: "docx.document.Document", spec: Spec, table: dict) -> None:
    keys, n = columns(spec, table), len(spec.years)
    flat = [k for key in keys for k in ([f"{y}" for y in spec.years] if key == "target" else [key])]
    rows = table["baris"]
    grid = doc.add_table(rows=2 + len(rows), cols=len(flat), style="Table Grid")
    grid.autofit = False
    first = flat.index(str(spec.years[0]))
    cells = [list(r.cells) for r in grid.rows]
    for c, key in enumerate(flat):
        width = Mm(3.0 * WIDTHS.get("target" if key.isdigit() else key, 11))
        grid.columns[c].width = width
        for line in cells:
            line[c].width = width
        if key.isdigit():
            cells[1][c].text = key
        else:
            cells[0][c].merge(cells[1][c]).text = spec.names[key]
    cells[0][first].merge(cells[0][first + n - 1]).text = spec.names["target"]
    for i, row in enumerate(rows):
        for c, key in enumerate(flat):
            span = merged_span(rows, i, key)
            if span:
                cell = cells[2 + i][c].merge(cells[2 + i + span - 1][c]) if span > 1 else cells[2 + i][c]
                _write(
                    cell,
                    row[key] if key.isdigit() else value(row, key),
                    bold=row["jenis"] == "program" and key == "program",
                )
    if spec.style.repeat_header:
        for line in grid.rows[:2]:
            line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write(cell: "docx.table._Cell", text: str, bold: bool) -> None:
    fraction = FRACTION.match(text)
    paragraph = cell.paragraphs[0]
    if fraction:
        paragraph.add_run(fraction[1]).underline = True
        cell.add_paragraph(f"{fraction[2]} x 100%")
    else:
        paragraph.add_run(text).bold = bold or None


def to_pdf(spec: Spec, out: Path) -> None:
    """Build the DOCX and print it with LibreOffice."""
    with tempfile.TemporaryDirectory() as tmp:
        source = Path(tmp, out.stem + ".docx")
        build(spec, source)
        printed(source, out.parent)


def printed(source: Path, folder: Path) -> Path:
    """A document as the PDF that LibreOffice prints into a folder."""
    made([source], folder)
    return folder / f"{source.stem}.pdf"
