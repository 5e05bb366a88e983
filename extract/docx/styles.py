"""Styles of a DOCX: what a run looks like after its paragraph's and its own named styles."""

from collections.abc import Iterable

from lxml import etree

from extract.docx.omml import W
from extract.spans import Span

PLAIN = Span("")
TOGGLES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}u": "underline", f"{W}vanish": "hidden"}
RAISED = f"{W}vertAlign"
VALUE = f"{W}val"
OFF = frozenset({"0", "false", "off", "none"})


def is_on(node: etree._Element | None) -> bool:
    """Whether a toggle property is there and not switched off."""
    return node is not None and (node.get(VALUE) or "true") not in OFF


def inside(node: etree._Element, name: str) -> Iterable[etree._Element]:
    """The children of a child, none where that is absent."""
    found = node.find(name)
    return () if found is None else found


def looked(base: Span, properties: etree._Element | None) -> Span:
    """`base` changed by the w:rPr given."""
    marks: dict[str, bool] = {}
    for node in () if properties is None else properties:
        if node.tag in TOGGLES:
            marks[TOGGLES[node.tag]] = is_on(node)
        elif node.tag == RAISED:
            marks["raised"] = node.get(VALUE) == "superscript"
    return base.marked(**marks) if marks else base


class Styles:
    """The named styles of a document, each resolved along its chain of parents."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iterfind(f"{W}style")
        self.nodes = {node.get(f"{W}styleId", ""): node for node in found}
        self.looks: dict[str, Span] = {}

    def look(self, style: str | None) -> Span:
        """How text in this style looks; plain for an unknown one."""
        if not style:
            return PLAIN
        if style not in self.looks:
            look = PLAIN
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
