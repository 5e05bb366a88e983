"""Runs of text in one style, as flowing sources (DOCX, OCR text) have them, and the lines they make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.document import Line

BLANKS = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style; a line break inside it is "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False

    def with_text(self, text: str) -> "Span":
        """The same style, other text."""
        return Span(text, self.bold, self.italic, self.underline)


SpanLine = list[Span]


def tidy(text: str) -> str:
    """White space folded to single spaces, none at the ends; line breaks kept."""
    return BLANKS.sub(" ", text).strip(" ")


def split_lines(spans: Iterable[Span]) -> list[SpanLine]:
    """Cut at every line break; the lines may be empty."""
    lines: list[SpanLine] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        lines[-1].append(span.with_text(first))
        lines.extend([span.with_text(text)] for text in others)
    return lines


def as_line(spans: Sequence[Span]) -> Line | None:
    """One `Line`, styled as all its visible text is; None where nothing is visible."""
    text = tidy("".join(span.text for span in spans))
    if not text:
        return None
    inked = [span for span in spans if not span.text.isspace() and span.text]
    return Line(
        text,
        bold=all(span.bold for span in inked),
        italic=all(span.italic for span in inked),
        underline=all(span.underline for span in inked),
    )


def parted(line: SpanLine) -> list[SpanLine]:
    """An underlined end on a line of its own: a numerator whose denominator is not here."""
    start = len(line)
    while start and (line[start - 1].underline or not tidy(line[start - 1].text)):
        start -= 1
    return [line[:start], line[start:]] if any(s.underline and tidy(s.text) for s in line[start:]) else [line]


def as_lines(lines: Iterable[Sequence[Span]]) -> tuple[Line, ...]:
    """The lines that show anything."""
    return tuple(line for line in map(as_line, lines) if line)
