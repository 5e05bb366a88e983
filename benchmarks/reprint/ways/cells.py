"""How texts stand in their cells: close to the rules, at the top, the middle or the foot, justified."""

import random
from functools import partial
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from benchmarks.reprint.ways.grids import ruled
from benchmarks.reprint.ways.way import word


def _close(document: Document, _: random.Random) -> None:
    for table in ruled(document):
        for old in [*table.iter(qn("w:tcMar"), qn("w:tblCellMar"))]:
            old.getparent().remove(old)
        margins = OxmlElement("w:tblCellMar")
        for side in ("top", "left", "bottom", "right"):
            edge = OxmlElement(f"w:{side}")
            edge.set(qn("w:w"), "0")
            edge.set(qn("w:type"), "dxa")
            margins.append(edge)
        table.tblPr.append(margins)


def _placed(document: Document, _: random.Random, where: str) -> None:
    for cell in _cells(document):
        properties = cell.get_or_add_tcPr()
        for old in properties.findall(qn("w:vAlign")):
            properties.remove(old)
        place = OxmlElement("w:vAlign")
        place.set(qn("w:val"), where)
        properties.append(place)


def _justified(document: Document, _: random.Random) -> None:
    for cell in _cells(document):
        for paragraph in cell.p_lst:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _cells(document: Document) -> list[Any]:
    return [cell for table in ruled(document) for row in table.tr_lst for cell in row.tc_lst]


WAYS = (
    word("close", _close),
    *(word(name, partial(_placed, where=where)) for name, where in (("top", "top"), ("middle", "center"),
                                                                    ("foot", "bottom"))),
    word("justified", _justified),
)  # fmt: skip
