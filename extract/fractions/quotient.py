"""Fractions that flowing text sets as an underlined numerator over a denominator: "(numerator) / (denominator)".

    Jumlah koperasi sehat  x 100%          (Jumlah koperasi sehat) / (Jumlah koperasi) x 100%
    ---------------------           ->
    Jumlah koperasi

The same is printed with the factor beside the numerator, before or behind the denominator, or with a row of
hyphens as the bar. An underline alone proves little (a heading is underlined too), so there are two grades of
evidence: a factor ("x 100%") makes a fraction anywhere; without one the caller must know that formulas stand here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from extract.spans import Span, SpanLine, tidy

FACTOR = r"[x×X*]\s*\d[\d.,]*\s*%?"
LEADING_FACTOR = re.compile(rf"(?<!\s)\s*(?P<factor>{FACTOR})(?=\s|$)\s*")
DENOMINATOR_END = re.compile(r"(?<!\s)(?:\s*[×*](?=\s|\d)|\s+[xX](?=\s*\d)|\s*=)")
BAR = re.compile(rf"\s*[-–—_─]{{3,}}\s*(?P<tail>{FACTOR})?\s*")
FORMULA_HEADER = re.compile(r"formul|rumus|hitung", re.IGNORECASE)
NO_NOUN = re.compile(
    r"(?:yang|dan|di|ke|dari|untuk|pada|dengan|dalam|atau|oleh|terhadap|sebagai|agar|serta|bagi|adalah|yaitu|ialah"
    r"|dibagi|dikali|per)(?:\s|$)",
    re.IGNORECASE,
)
"""Words that go on with a sentence; a denominator is a noun phrase and begins with none of them."""
Told: TypeAlias = tuple[int, int, list[SpanLine]]
"""Row and column of a cell, and its lines."""
_HEADER_REACH: Final = 3
"""Rows in which the header of a formula column is looked for."""


def written(numerator: str, denominator: str) -> str:
    """ "(numerator) / (denominator)", without doubling brackets that are already there."""
    return f"{bracketed(tidy(numerator))} / {bracketed(tidy(denominator))}"


def bracketed(text: str) -> str:
    """In brackets, unless one pair already holds the whole."""
    return text if _is_bracketed(text) else f"({text})"


def _is_bracketed(text: str) -> bool:
    """Whether the first bracket closes at the very end."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for k, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return k == len(text) - 1
    return False


def is_formula_header(text: str) -> bool:
    """Whether a column so headed holds formulas: there an underline is enough to see a fraction."""
    return bool(FORMULA_HEADER.search(text))


@dataclass(frozen=True, slots=True)
class Top:
    """A line that may hold a numerator: what stands before it, and a factor behind it."""

    lead: SpanLine
    numerator: str
    factor: str


@dataclass(frozen=True, slots=True)
class Bottom:
    """A line that may hold a denominator: the factor found, and what goes on behind."""

    denominator: str
    tail: str
    rest: SpanLine
    strong: bool


def join_fractions(lines: Sequence[SpanLine], formulas: bool) -> list[SpanLine]:
    """Each numerator and its denominator made one line; `formulas`: an underline alone is evidence enough."""
    pending = inked(lines)
    if len(pending) < 2:
        return pending
    out: list[SpanLine] = []
    pending = merge_underlined(pending)
    while pending:
        joined = barred(pending) or underlined(pending, formulas)
        if joined is None:
            out.append(pending.pop(0))
        else:
            pending = joined
    return out


def has_factor_fraction(lines: Sequence[SpanLine]) -> bool:
    """Whether a fraction with strong evidence is among them."""
    visible = inked(lines)
    return len(visible) > 1 and len(join_fractions(visible, formulas=False)) < len(merge_underlined(visible))


def inked(lines: Sequence[SpanLine]) -> list[SpanLine]:
    """The lines that show anything."""
    return [line for line in lines if any(span.text and not span.text.isspace() for span in line)]


def merge_underlined(lines: list[SpanLine]) -> list[SpanLine]:
    """A numerator of several wholly underlined lines made one."""
    out: list[SpanLine] = []
    for i, line in enumerate(lines):
        if 0 < i < len(lines) - 1 and whole(line) and whole(lines[i - 1]):
            out[-1] = [*out[-1], Span(" ", underline=True), *line]
        else:
            out.append(line)
    return out


def whole(line: SpanLine) -> bool:
    """Underlined over its whole length."""
    return all(span.underline for span in line if tidy(span.text))


def underlined(lines: list[SpanLine], formulas: bool) -> list[SpanLine] | None:
    """The first line joined with its denominator; None where it holds no numerator."""
    top = numerator_of(lines[0])
    if top is None or len(lines) < 2:
        return None
    bottom, used = denominator_of(lines)
    if bottom is None or not (formulas or bottom.strong or top.factor):
        return None
    tail = " ".join(part for part in (tidy(top.factor), bottom.tail) if part)
    body = Span(f"{written(top.numerator, bottom.denominator)} {tail}".rstrip() + " ")
    return [[*top.lead, body, *bottom.rest], *lines[1 + used :]]


def numerator_of(line: SpanLine) -> Top | None:
    """The underlined end of a line, a factor behind it allowed."""
    end = len(line)
    while end and not line[end - 1].underline:
        end -= 1
    start = end
    while start and (line[start - 1].underline or not tidy(line[start - 1].text)):
        start -= 1
    numerator = tidy("".join(s.text for s in line[start:end]))
    factor = "".join(s.text for s in line[end:])
    known = not tidy(factor) or LEADING_FACTOR.fullmatch(factor)
    if not numerator or numerator.endswith(":") or not known:
        return None
    return Top(line[:start], numerator, factor)


def denominator_of(lines: list[SpanLine]) -> tuple[Bottom | None, int]:
    """What stands under the first line, and how many lines that took (a factor may have its own line)."""
    plain = plain_start(lines[1])
    text, rest = "".join(s.text for s in plain), lines[1][len(plain) :]
    factor = LEADING_FACTOR.match(text)
    if factor and not tidy(text[factor.end() :]) and not rest and len(lines) > 2:
        plain = plain_start(lines[2])
        below = Bottom(tidy("".join(s.text for s in plain)), factor["factor"], lines[2][len(plain) :], True)
        return (below if is_noun(below.denominator) else None), 2
    if factor:
        text = text[factor.end() :]
    cut = DENOMINATOR_END.search(text)
    head, behind = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    tail = " ".join(part for part in (factor["factor"] if factor else "", tidy(behind)) if part)
    return (Bottom(tidy(head), tail, rest, bool(factor or cut)) if is_noun(head) else None), 1


def plain_start(line: SpanLine) -> SpanLine:
    """The spans before the first underlined one."""
    for i, span in enumerate(line):
        if span.underline and tidy(span.text):
            return line[:i]
    return line


def is_noun(text: str) -> bool:
    """Whether a denominator may begin so."""
    text = tidy(text)
    return bool(text) and not NO_NOUN.match(text)


def barred(lines: list[SpanLine]) -> list[SpanLine] | None:
    """The first line over a row of hyphens over a denominator."""
    if len(lines) < 3:
        return None
    numerator, bar, below = ("".join(s.text for s in line) for line in lines[:3])
    match = BAR.fullmatch(bar)
    if not match or not tidy(numerator) or BAR.fullmatch(numerator):
        return None
    lead, equals, last = numerator.rpartition("=")
    factor = re.search(rf"\s+({FACTOR})\s*$", last)
    top = last[: factor.start()] if factor else last
    tail = tidy((factor[1] if factor else "") + " " + (match["tail"] or ""))
    return [[Span(f"{lead}{equals} {written(top, below)} {tail}")], *lines[3:]]


def joined(cells: Sequence[Told]) -> list[list[SpanLine]]:
    """The lines of each cell, its fractions joined."""
    formulas = formula_columns(cells)
    return [join_fractions(lines, col in formulas) for _, col, lines in cells]


def formula_columns(cells: Iterable[Told]) -> frozenset[int]:
    """Columns where an underlined line is a numerator: by their header, or by a sure fraction in them."""
    columns: set[int] = set()
    for row, col, lines in cells:
        text = " ".join(span.text for line in lines for span in line)
        if (row < _HEADER_REACH and is_formula_header(text)) or has_factor_fraction(lines):
            columns.add(col)
    return frozenset(columns)
