"""The inline marks of OCR text (<b>, <i>, <u>, <br>, entities, LaTeX) -> spans."""

import html
import re

from extract.spans import MARKS, Span
from extract.text.latex import without_latex

TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
BREAKS = frozenset({"br", "p", "div", "li"})
SILENT = frozenset({"sub", "span", "font", "small", "big", "center", "strong", "mark", "td", "th"})


def spans_of(text: str) -> list[Span]:
    """A cell's text as spans; a line ends where an underlined part does, since it is set over what follows."""
    spans: list[Span] = []
    style, at = Span(""), 0
    for match in TAG.finditer(text):
        name, closing = match["name"].lower(), bool(match["close"])
        if name not in MARKS and name not in BREAKS and name not in SILENT:
            continue
        spans += plain_span(text[at : match.start()], style)
        at = match.end()
        if name in BREAKS:
            spans.append(Span("\n"))
        elif name in MARKS:
            style = style.marked(**{MARKS[name]: not closing})
            if closing and MARKS[name] == "underline":
                spans.append(Span("\n"))
    return spans + plain_span(text[at:], style)


def plain_span(text: str, style: Span) -> list[Span]:
    """Text without marks, in a style; nothing for no text."""
    return [style.with_text(html.unescape(without_latex(text)))] if text else []
