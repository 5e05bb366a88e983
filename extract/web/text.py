"""The text of an HTML element as it is shown."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from extract.numerals import numeral
from extract.spans import MARKS, Span, SpanLine, split_lines

_SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "select", "button", "svg", "iframe")
)
_BREAKS: Final = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "hr"))
_STYLES: Final = {**MARKS, "th": "bold"}
_LINKS: Final = frozenset(("a", "table"))
_LINE_UNDER: Final = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bunderline", re.IGNORECASE)
_PLAIN: Final = Span("")
_UNSEEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)


def is_hidden(node: etree._Element) -> bool:
    """Whether an element is not shown, as far as it says so itself."""
    if node.tag in _SILENT or node.get("hidden") is not None:
        return True
    return _UNSEEN.search(node.get("style") or "") is not None


def lines(node: etree._Element) -> list[SpanLine]:
    """The lines of text that an element shows; white space is folded as a browser folds it."""
    return [line for line in split_lines(_spans(node)) if any(span.text.strip() for span in line)]


def _spans(root: etree._Element) -> Iterator[Span]:
    """Without recursion: strangers' pages nest without end."""
    waiting: list[tuple[etree._Element | str, Span]] = [(root, _PLAIN)]
    marks: dict[etree._Element, str] = {}
    while waiting:
        node, look = waiting.pop()
        if isinstance(node, str):
            yield look.with_text(node)
            continue
        if not isinstance(node.tag, str) or is_hidden(node):
            continue
        own = _looked(node, look)
        breaks = node.tag in _BREAKS
        after: list[tuple[etree._Element | str, Span]] = [("\n", look)] if breaks else []
        yield own.with_text("\n" if breaks else "")
        yield own.with_text(marks.pop(node, "") + _written(node))
        marks |= _marks(node) if node.tag == "ol" else {}
        for child in reversed(node):
            after += [(" ".join((child.tail or "").split("\n")), own), (child, own)]
        waiting += after


def _looked(node: etree._Element, look: Span) -> Span:
    """The look of an element's text over that which is around it."""
    marks = {_STYLES[node.tag]} if node.tag in _STYLES else set()
    if node.tag not in _LINKS and _LINE_UNDER.search(node.get("style") or ""):
        marks.add("underline")
    return look.marked(**dict.fromkeys(marks, True)) if marks else look


def _marks(node: etree._Element) -> dict[etree._Element, str]:
    """The numbers that a browser writes before the items of a numbered list."""
    start, form = node.get("start", "1"), node.get("type", "1")
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    return {item: f"{numeral(number, form)}. " for number, item in enumerate(node.iterchildren("li"), first)}


def _written(node: etree._Element) -> str:
    """An element's own first text; of a field what stands in it."""
    if node.tag == "input" and node.get("type", "text") in ("text", "number"):
        return node.get("value") or ""
    return " ".join((node.text or "").split("\n"))
