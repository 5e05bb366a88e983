"""Tables on other sheets, and cut by pages at other places."""

import random

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from benchmarks.reprint.ways.grids import ruled, widen, widths
from benchmarks.reprint.ways.way import word

SHEETS = {"A4": (210, 297), "F4": (215, 330), "letter": (216, 279)}
ENOUGH = 0.8
"""Columns are not made narrower than this share of what they were: `narrow` does that."""


def _sheet(document: Document, dice: random.Random) -> None:
    width, height = SHEETS[dice.choice(list(SHEETS))]
    if dice.random() < 0.5:
        width, height = height, width
    rooms = [(s, _room(s)) for s in document.sections]
    if any((Mm(width) - s.left_margin - s.right_margin) / room < ENOUGH for s, room in rooms):
        width, height = max(width, height), min(width, height)
    for section, room in rooms:
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
        share = _room(section) / room
    for table in ruled(document):
        widen(table, [max(1, int(each * share)) for each in widths(table)])


def _room(section: object) -> int:
    return section.page_width - section.left_margin - section.right_margin  # type: ignore[attr-defined,no-any-return]


def _breaks(document: Document, dice: random.Random) -> None:
    """Headers repeated or not, rows kept whole or not, tables further down."""
    repeated, whole, down = dice.random() < 0.4, dice.random() < 0.4, dice.randrange(12)
    for table in ruled(document):
        for row in table.tr_lst:
            properties = row.get_or_add_trPr()
            for name in ("w:cantSplit",) if repeated else ("w:cantSplit", "w:tblHeader"):
                for old in properties.findall(qn(name)):
                    properties.remove(old)
            if whole:
                properties.append(OxmlElement("w:cantSplit"))
        for _ in range(down):
            table.addprevious(OxmlElement("w:p"))


WAYS = (word("sheet", _sheet), word("breaks", _breaks))
