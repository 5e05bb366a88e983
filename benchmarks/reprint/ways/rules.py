"""The rules of tables taken away in part or all."""

import random
from functools import partial
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from benchmarks.reprint.ways.grids import ruled
from benchmarks.reprint.ways.way import word

KEPT = {
    "unruled": (),
    "rows_only": ("top", "bottom", "insideH"),
    "columns_only": ("left", "right", "insideV"),
    "box": ("top", "bottom", "left", "right"),
    "head_only": (),
}
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _ruled(document: Document, _: random.Random, how: str) -> None:
    for table in ruled(document):
        for cell in [*table.iter(qn("w:tcBorders"))]:
            cell.getparent().remove(cell)
        old = table.tblPr.find(qn("w:tblBorders"))
        if old is not None:
            table.tblPr.remove(old)
        table.tblPr.append(_edges("w:tblBorders", KEPT[how], EDGES))
        if how == "head_only":
            _head(table)


def _head(table: Any) -> None:
    """The rules of the header's cells: rows that Word repeats, else the first and those that its merges go on in."""
    rows = table.tr_lst
    for i, row in enumerate(rows):
        if i and row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None and not _goes_on(row, rows[0]):
            break
        for cell in row.tc_lst:
            cell.get_or_add_tcPr().append(_edges("w:tcBorders", EDGES[:4], EDGES[:4]))


def _goes_on(row: Any, first: Any) -> bool:
    """A row of a cell that was begun in the first and has not ended since: asked of rows right below it."""
    began = any(merge.get(qn("w:val")) == "restart" for merge in first.iter(qn("w:vMerge")))
    return began and any(merge.get(qn("w:val")) != "restart" for merge in row.iter(qn("w:vMerge")))


def _edges(name: str, kept: tuple[str, ...], every: tuple[str, ...]) -> Any:
    borders = OxmlElement(name)
    for side in every:
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:val"), "single" if side in kept else "nil")
        edge.set(qn("w:sz"), "4")
        borders.append(edge)
    return borders


WAYS = tuple(word(how, partial(_ruled, how=how)) for how in KEPT)
