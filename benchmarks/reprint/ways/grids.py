"""The columns of Word tables: how wide they are, and made another width."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIP = 635
"""A twentieth of a point in the units that python-docx counts in."""


def ruled(document: Document) -> list[Any]:
    """The tables that print rules; letterheads and signatures are set in tables too, and print none."""
    return [table._tbl for table in document.tables if _rules(table)]


def _rules(table: Any) -> bool:
    style = table.style.element if table.style is not None else None
    edges = [edge for part in (table._tbl, style) if part is not None for name in ("tblBorders", "tcBorders")
             for borders in part.iter(qn(f"w:{name}")) for edge in borders]  # fmt: skip
    return any(edge.get(qn("w:val")) not in (None, "nil", "none") for edge in edges)


def widths(table: Any) -> list[int]:
    """Twentieths of a point."""
    return [int(column.get(qn("w:w")) or 800) for column in table.tblGrid.findall(qn("w:gridCol"))]


def widen(table: Any, to: Sequence[int]) -> None:
    """Columns and cells of these widths, in a layout that no text changes."""
    for column, width in zip(table.tblGrid.findall(qn("w:gridCol")), to, strict=True):
        column.set(qn("w:w"), str(width))
    layout = table.tblPr.find(qn("w:tblLayout"))
    if layout is None:
        layout = OxmlElement("w:tblLayout")
        table.tblPr.append(layout)
    layout.set(qn("w:type"), "fixed")
    for row in table.tr_lst:
        at = 0
        for cell in row.tc_lst:
            over = cell.get_or_add_tcPr().find(qn("w:gridSpan"))
            span = int(over.get(qn("w:val"))) if over is not None else 1
            cell.width = sum(to[at : at + span]) * TWIP
            at += span
