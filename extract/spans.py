"""Runs of text in one style, as flowing sources (DOCX, OCR text) have them, and the lines they make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.document import Line
from extract.signs import STROKES, raised

INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
MARKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline", "sup": "raised",
}  # fmt: skip
"""Elements of HTML that say how their text looks."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style; a line break inside it is "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False
    hidden: bool = False
    """It is not shown."""

    def marked(self, **marks: Any) -> "Span":
        """The same with some of its marks set."""
        return replace(self, **marks)

    def over(self, other: "Span") -> "Span":
        """The same with the marks of both."""
        return self.marked(**{mark: True for mark in _LOOKS if getattr(other, mark)})

    def with_text(self, text: str) -> "Span":
        """The same style, other text."""
        return Span(text, self.bold, self.italic, self.underline, self.raised)


SpanLine = list[Span]
_LOOKS = ("bold", "italic", "underline", "raised", "hidden")


def tidy(text: str) -> str:
    """White space folded to single spaces, none at the ends; characters without width gone."""
    return " ".join((text if text.isascii() else INVISIBLE.sub("", text)).split())


def split_lines(spans: Iterable[Span]) -> list[SpanLine]:
    """Cut at every line break; the lines may be empty."""
    lines: list[SpanLine] = [[]]
    for span in spans:
        if "\n" not in span.text:
            lines[-1].append(span)
            continue
        first, *others = span.text.split("\n")
        lines[-1].append(span.with_text(first))
        lines.extend([span.with_text(text)] for text in others)
    return lines


def text_of(spans: Sequence[Span]) -> str:
    """The text as a reader sees it: raised letters as superscripts, but for the numerator of a small fraction."""
    texts = [span.text for span in spans]
    for k, span in enumerate(spans):
        if span.raised and not "".join(texts[k + 1 : k + 2]).startswith(STROKES):
            texts[k] = raised(span.text)
    return "".join(texts)


def as_line(spans: Sequence[Span]) -> Line | None:
    """One `Line`, styled as all its visible text is; None where nothing is visible."""
    text = tidy(text_of(spans))
    if not text:
        return None
    bold = italic = underline = True
    for span in spans:
        if span.text and not span.text.isspace():
            bold, italic, underline = bold and span.bold, italic and span.italic, underline and span.underline
    return Line(text, bold=bold, italic=italic, underline=underline)


def parted(line: SpanLine) -> list[SpanLine]:
    """An underlined end on a line of its own: a numerator whose denominator is not here."""
    start = len(line)
    while start and (line[start - 1].underline or not tidy(line[start - 1].text)):
        start -= 1
    return [line[:start], line[start:]] if any(s.underline and tidy(s.text) for s in line[start:]) else [line]


def as_lines(lines: Iterable[Sequence[Span]]) -> tuple[Line, ...]:
    """The lines that show anything."""
    return tuple(line for line in map(as_line, lines) if line)
