"""The inline marks of OCR text (<b>, <i>, <u>, <br>, entities, LaTeX) -> spans."""

import html
import re

from extract.spans import Span
from extract.text.latex import without_latex

TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
STYLES = {
    "sup": "raised",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
}
BREAKS = frozenset({"br", "p", "div", "li"})
SILENT = frozenset({"sub", "span", "font", "small", "big", "center", "strong", "mark", "td", "th"})


def spans_of(text: str) -> list[Span]:
    """A cell's text as spans; a line ends where an underlined part does, since it is set over what follows."""
    spans: list[Span] = []
    style, at = Span(""), 0
    for match in TAG.finditer(text):
        name, closing = match["name"].lower(), bool(match["close"])
        if name not in STYLES and name not in BREAKS and name not in SILENT:
            continue
        spans += plain_span(text[at : match.start()], style)
        at = match.end()
        if name in BREAKS:
            spans.append(Span("\n"))
        elif name in STYLES:
            style = switched(style, STYLES[name], not closing)
            if closing and STYLES[name] == "underline":
                spans.append(Span("\n"))
    return spans + plain_span(text[at:], style)


def switched(style: Span, name: str, on: bool) -> Span:
    """The style with one of its marks on or off."""
    marks = {mark: on if mark == name else getattr(style, mark) for mark in set(STYLES.values())}
    return Span("", **marks)


def plain_span(text: str, style: Span) -> list[Span]:
    """Text without marks, in a style; nothing for no text."""
    return [style.with_text(html.unescape(without_latex(text)))] if text else []
