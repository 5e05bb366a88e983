"""One fraction as found on a page, and how it is written: "(numerator) / (denominator) x 100%"."""

import re
from dataclasses import dataclass, field

from extract.document import Line
from extract.fractions.quotient import DENOMINATOR_END, LEADING_FACTOR, bracketed, is_noun
from extract.structs import replace

PARAGRAPH = 0.9
"""Line heights of white after which a denominator is over."""
_GOES_ON = re.compile(r"\s*(?::|[A-Za-z]{4,})")
"""What stands behind an underlined beginning of a line: a sentence, of which the underlined words are the label."""


@dataclass(slots=True)
class Fraction:
    """The lines of a fraction, by their part in it."""

    lead: list[Line] = field(default_factory=list)
    numerator: list[Line] = field(default_factory=list)
    denominator: list[Line] = field(default_factory=list)
    beside: list[Line] = field(default_factory=list)
    over: int | None = None
    """Lines of the numerator down to the one with the factor."""
    drawn: bool = False
    """By a bar of its own, not by underlines."""

    @property
    def plausible(self) -> bool:
        """Whether both parts are there, and read like parts of a fraction."""
        top, bottom = joined(self.numerator), self._plain_bottom()
        if not top or not bottom or top.endswith(":"):
            return False
        return self.drawn or (is_noun(bottom) and not any(_GOES_ON.match(line.text) for line in self.beside))

    @property
    def factored(self) -> bool:
        """Whether a factor ("x 100%") or an equals sign stands with it."""
        bottom = joined(self.denominator)
        factor = LEADING_FACTOR.match(bottom) or DENOMINATOR_END.search(bottom)
        return bool(factor or LEADING_FACTOR.match(beside(self)))

    def _plain_bottom(self) -> str:
        bottom = joined(self.denominator)
        factor = LEADING_FACTOR.match(bottom)
        return bottom[factor.end() :] if factor else bottom


def joined(lines: list[Line]) -> str:
    """The lines' text, one per line."""
    return "\n".join(line.text for line in lines)


def beside(fraction: Fraction) -> str:
    """What stands beside the numerator: a factor, maybe cut by a line end."""
    return " ".join(line.text.strip() for line in fraction.beside)


def gap(above: Line, below: Line) -> float:
    """Points of white between two lines."""
    return below.box.y0 - above.box.y1 if above.box and below.box else 0.0


def written(fraction: Fraction) -> list[Line]:
    """The fraction's lines in reading order, with brackets and stroke; lines stay lines.

    So words cut at the end of one can still be mended with what the page shows.
    """
    top = bracketed(joined(fraction.numerator))
    bottom, tail = _bottom(joined(fraction.denominator))
    upper = _retold(fraction.numerator, top)
    lower = _retold(fraction.denominator, f"/ {bottom}")
    lower[-1] = replace(lower[-1], text=" ".join(part for part in (lower[-1].text, tail, beside(fraction)) if part))
    return [*fraction.lead, *upper, *lower]


def _bottom(text: str) -> tuple[str, str]:
    """The denominator in brackets, with what follows it in its last line; and a factor that began it."""
    factor = LEADING_FACTOR.match(text)
    if factor:
        return bracketed(text[factor.end() :].strip()), factor["factor"]
    end = DENOMINATOR_END.search(text)
    if not end:
        return bracketed(text), ""
    return f"{bracketed(text[: end.start()].rstrip())} {text[end.start() :].lstrip()}", ""


def _retold(lines: list[Line], text: str) -> list[Line]:
    """The lines with the words of `text`, which has as many lines, or fewer where one held the factor alone."""
    texts = text.split("\n")
    kept = lines[len(lines) - len(texts) :]
    return [replace(line, text=part.strip()) for line, part in zip(kept, texts, strict=True)]
