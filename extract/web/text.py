"""The text of an HTML element as it is shown."""

import re
from typing import Final

from lxml import etree

from extract.numerals import numeral

_SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "select", "button", "svg", "iframe")
)
_BREAKS: Final = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "hr"))
_UNSEEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)


def is_hidden(node: etree._Element) -> bool:
    """Whether an element is not shown, as far as it says so itself."""
    if node.tag in _SILENT or node.get("hidden") is not None:
        return True
    return _UNSEEN.search(node.get("style") or "") is not None


def lines(node: etree._Element) -> list[str]:
    """The lines of text that an element shows; white space is folded as a browser folds it."""
    pieces: list[str] = []
    _collect(node, pieces)
    return [line for text in "".join(pieces).split("\n") if (line := " ".join(text.split()))]


def _collect(root: etree._Element, pieces: list[str]) -> None:
    """Without recursion: strangers' pages nest without end."""
    waiting: list[etree._Element | str] = [root]
    marks: dict[etree._Element, str] = {}
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        if not isinstance(node.tag, str) or is_hidden(node):
            continue
        after: list[etree._Element | str] = ["\n"] if node.tag in _BREAKS else []
        pieces.append("\n" if node.tag in _BREAKS else "")
        pieces.append(marks.pop(node, "") + _written(node))
        marks |= _marks(node) if node.tag == "ol" else {}
        for child in reversed(node):
            after += [" ".join((child.tail or "").split("\n")), child]
        waiting += after


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
