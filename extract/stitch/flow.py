"""How the text of a cut cell goes on."""

from dataclasses import replace

from extract.document import Cell, Line
from extract.fractions.quotient import join_fractions
from extract.spans import Span, as_line


def flowing(above: Cell, below: Cell, formula: bool) -> tuple[Line, ...]:
    """The lines of a cut cell; a numerator at the end of the page finds its denominator on the next.

    OCR text sometimes has the whole of a cut word or phrase on the page before, and its tail again on the next.
    """
    if below.box is None and below.lines and above.text.endswith(below.text):
        return above.lines
    if not (formula and above.lines and below.lines and above.lines[-1].underline):
        return above.lines + below.lines
    numerator, denominator = above.lines[-1], " ".join(line.text for line in below.lines)
    joined = join_fractions([[Span(numerator.text, underline=True)], [Span(denominator)]], formulas=True)
    line = as_line(joined[0]) if len(joined) == 1 else None
    if line is None:
        return above.lines + below.lines
    return (*above.lines[:-1], replace(line, box=numerator.box, page=numerator.page, confidence=numerator.confidence))
