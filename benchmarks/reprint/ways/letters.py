"""Another face, another size of the letters."""

import random
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from benchmarks.reprint.ways.way import word

FACES = ("Liberation Sans", "Liberation Serif", "Liberation Sans Narrow")
SIZES = (7, 8, 9, 10, 11, 12)


def _faced(document: Document, dice: random.Random) -> None:
    face = dice.choice(FACES)
    for properties in _properties(document):
        fonts = _child(properties, "w:rFonts")
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), face)


def _sized(document: Document, dice: random.Random) -> None:
    size = dice.choice(SIZES)
    for properties in _properties(document):
        for name in ("w:sz", "w:szCs"):
            _child(properties, name).set(qn("w:val"), str(2 * size))


def _properties(document: Document) -> Iterator[Any]:
    """Those of every run in a table, also of runs that have none of their own."""
    for table in document.tables:
        for run in table._tbl.iter(qn("w:r")):
            yield run.get_or_add_rPr()


def _child(parent: Any, name: str) -> Any:
    found = parent.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        parent.append(found)
    return found


WAYS = (word("fonts", _faced), word("sizes", _sized))
