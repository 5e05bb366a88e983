"""Styles of a DOCX: what a run looks like after its paragraph's and its own named styles."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from extract.docx.omml import W

BOLD, ITALIC, UNDERLINE, HIDDEN = f"{W}b", f"{W}i", f"{W}u", f"{W}vanish"
RAISED = f"{W}vertAlign"
VALUE = f"{W}val"
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """What matters of a run's formatting."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    hidden: bool = False
    raised: bool = False


def is_on(node: etree._Element | None) -> bool:
    """Whether a toggle property is there and not switched off."""
    return node is not None and (node.get(VALUE) or "true") not in OFF


def inside(node: etree._Element, name: str) -> Iterable[etree._Element]:
    """The children of a child, none where that is absent."""
    found = node.find(name)
    return () if found is None else found


def looked(base: Look, properties: etree._Element | None) -> Look:
    """`base` changed by the w:rPr given."""
    if properties is None:
        return base
    bold, italic, underline, hidden = base.bold, base.italic, base.underline, base.hidden
    raised = base.raised
    for node in properties:
        tag = node.tag
        if tag == BOLD:
            bold = is_on(node)
        elif tag == ITALIC:
            italic = is_on(node)
        elif tag == UNDERLINE:
            underline = is_on(node)
        elif tag == HIDDEN:
            hidden = is_on(node)
        elif tag == RAISED:
            raised = node.get(VALUE) == "superscript"
    return Look(bold, italic, underline, hidden, raised)


class Styles:
    """The named styles of a document, each resolved along its chain of parents."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iterfind(f"{W}style")
        self.nodes = {node.get(f"{W}styleId", ""): node for node in found}
        self.looks: dict[str, Look] = {}

    def look(self, style: str | None) -> Look:
        """How text in this style looks; plain for an unknown one."""
        if not style:
            return Look()
        if style not in self.looks:
            look = Look()
            for node in reversed(self.chain(style)):
                look = looked(look, node.find(f"{W}rPr"))
            self.looks[style] = look
        return self.looks[style]

    def numbering(self, style: str | None) -> etree._Element | None:
        """The w:numPr that a paragraph style brings along."""
        for node in self.chain(style or ""):
            found = node.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def chain(self, style: str) -> list[etree._Element]:
        """The style, its parent, and so on; a circle is cut."""
        chain: list[etree._Element] = []
        while style in self.nodes and self.nodes[style] not in chain:
            node = self.nodes[style]
            chain.append(node)
            based = node.find(f"{W}basedOn")
            style = "" if based is None else based.get(f"{W}val", "")
        return chain
