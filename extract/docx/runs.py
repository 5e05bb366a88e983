"""The text of DOCX paragraphs as a reader of the page sees it: changes accepted, hidden text gone, numbers shown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from extract.docx.numbering import Numbering
from extract.docx.omml import MATH, WORD, M, W, math_text
from extract.docx.styles import VALUE, Styles, inside, looked
from extract.fractions.quotient import written
from extract.signs import plain_signs, sign_of
from extract.spans import Span, SpanLine, split_lines

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
REMOVED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}instrText",
                     f"{W}delText", f"{W}rt"})  # fmt: skip
NO_BLOCKS = REMOVED | {f"{W}tblPr", f"{W}tblGrid", f"{W}tcPr", f"{W}trPr", f"{W}sectPr", f"{W}p", f"{W}tbl"}
RUN, TEXT, FORMULAS = f"{W}r", f"{W}t", frozenset({f"{M}oMath", f"{M}oMathPara"})
PARAGRAPH_PROPERTIES, RUN_PROPERTIES, DELETED = f"{W}pPr", f"{W}rPr", f"{W}del"
STYLE, LIST = f"{W}pStyle", f"{W}numPr"
PLAIN = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
SOFT_HYPHEN = "\u00ad"
EQUATION_FRACTION = re.compile(r"\bEQ\b.{0,200}?\\f\s*\(([^;,()]+)[;,]([^()]+)\)", re.IGNORECASE | re.DOTALL)
"""The field EQ \\f(numerator;denominator) of old Word files."""


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a paragraph needs to know of its document; the numbering counts as paragraphs are read."""

    styles: Styles
    numbering: Numbering


def paragraph_lines(paragraph: etree._Element, context: Context) -> list[SpanLine]:
    """The printed lines that a w:p itself breaks into, its list number before the first."""
    style = numbering = None
    removed = False
    for node in inside(paragraph, PARAGRAPH_PROPERTIES):
        if node.tag == STYLE:
            style = node.get(VALUE)
        elif node.tag == LIST:
            numbering = node
        elif node.tag == RUN_PROPERTIES:
            removed = node.find(DELETED) is not None
    if numbering is None and style:
        numbering = context.styles.numbering(style)
    spans = list(spans_of(paragraph, context, context.styles.look(style)))
    if removed and not spans:
        return []
    number = context.numbering.next(numbering)
    return split_lines([Span(number), *spans] if number else spans)


def spans_of(node: etree._Element, context: Context, look: Span) -> Iterator[Span]:
    """The runs below a node, in reading order."""
    for child in node:
        tag = child.tag
        if tag == RUN:
            yield from run_spans(child, context, look)
        elif tag in FORMULAS:
            yield Span(math_text(child))
        elif isinstance(tag, str) and tag not in REMOVED:
            yield from spans_of(chosen(child), context, look)


def run_spans(run: etree._Element, context: Context, look: Span) -> Iterator[Span]:
    """What one w:r shows."""
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        named = properties.find(f"{W}rStyle")
        if named is not None:
            own = context.styles.look(named.get(f"{W}val"))
            look = look.over(own)
        look = looked(look, properties)
    if look.hidden:
        return
    for child in (one for node in run for one in alternatives(node)):
        text = run_text(child)
        if text is None:
            yield from box_spans(child, context)
        elif text:
            yield look.with_text(text)


def alternatives(node: etree._Element) -> Sequence[etree._Element]:
    """What stands in a run: a child, or the children of the branch of an mc:AlternateContent that is read."""
    branch = chosen(node)
    return (node,) if branch is node else list(branch)


def run_text(node: etree._Element) -> str | None:
    """The text of a child of a run; None where it may hold a text box."""
    tag = node.tag
    if tag == TEXT:
        text = (node.text or "").replace(SOFT_HYPHEN, "")
        return text if text.isascii() else text.translate(plain_signs())
    if tag in PLAIN:
        return PLAIN[tag]
    if tag == f"{W}sym":
        return symbol(node)
    if tag == f"{W}instrText":
        found = EQUATION_FRACTION.search(node.text or "")
        return f" {written(found[1], found[2])} " if found else ""
    return "" if tag in REMOVED or not isinstance(tag, str) else None


def symbol(node: etree._Element) -> str:
    """w:sym: a character of a symbol font."""
    code = node.get(f"{W}char", "")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        return ""
    point = int(code, 16)
    return sign_of(point + 0xF000 if point < 0x100 else point)


def box_spans(node: etree._Element, context: Context) -> Iterator[Span]:
    """The text boxes inside a drawing, each paragraph a line."""
    for box in text_boxes(chosen(node)):
        yield Span("\n")
        for line in block_lines(box, context):
            yield from line
            yield Span("\n")


def block_lines(node: etree._Element, context: Context) -> Iterator[SpanLine]:
    """The lines of everything below a body, cell or text box; a table in it row by row."""
    for block in blocks(node):
        if block.tag == f"{W}p":
            yield from paragraph_lines(block, context)
        else:
            yield from row_lines(block, context)


def row_lines(table: etree._Element, context: Context) -> list[SpanLine]:
    """A table in one line a row."""
    return [[span for cell in cells_of(row, context) for span in cell] for row in children(table, "tr")]


def cells_of(row: etree._Element, context: Context) -> list[SpanLine]:
    """The cells of a row, each as one line."""
    return [
        [span for line in block_lines(cell, context) for span in (*line, Span(" "))] for cell in children(row, "tc")
    ]


def blocks(node: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables directly inside, seen through wrappers such as content controls."""
    for child in node:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in NO_BLOCKS:
            yield from blocks(chosen(child))


def children(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, seen through wrappers such as content controls."""
    for child in node:
        if child.tag == f"{W}{name}":
            yield child
        elif isinstance(child.tag, str) and child.tag not in NO_BLOCKS:
            yield from children(child, name)


def text_boxes(node: etree._Element) -> Iterator[etree._Element]:
    """Every w:txbxContent once: of alternatives only the first choice."""
    if node.tag == f"{W}txbxContent":
        yield node
        return
    for child in node:
        if isinstance(child.tag, str):
            yield from text_boxes(chosen(child))


def chosen(node: etree._Element) -> etree._Element:
    """The branch of an mc:AlternateContent that is read; any other node is itself."""
    if node.tag != f"{COMPATIBILITY}AlternateContent":
        return node
    branches = [child for child in node if child.tag in (f"{COMPATIBILITY}Choice", f"{COMPATIBILITY}Fallback")]
    inked = [branch for branch in branches if branch.find(f".//{{{WORD}}}t") is not None or has_math(branch)]
    return (inked or branches or [node])[0]


def has_math(node: etree._Element) -> bool:
    """Whether there is Office math below."""
    return node.find(f".//{{{MATH}}}t") is not None
