"""How one drawn table looks: chosen at random from what such tables have. Lengths are ems of its letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

RULES = ("none", "three", "spanner", "rows", "bands", "columns", "framed")
"""None; over and under the header and at the foot; also under spanning headers; also under each row; bands of grey;
also between the columns; and around."""
SPANNED = frozenset(RULES) - {"none", "three"}
"""Those that mark what a spanning header spans."""
WORDS = tuple(Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Style:
    """The choices for one table."""

    fonts: tuple[str, str]
    """Regular and bold."""
    size: float
    """Points."""
    rules: str
    levels: int
    """Of the header."""
    columns: int
    """Of values."""
    rows: int
    leaders: bool
    wrapped: str
    """Long labels: none, with their figures on the last line, or on the first."""
    sections: str
    """Headings between rows: none, bold, plain (over indented rows)."""
    figures: str
    right: bool
    """Figures stand at the right of their columns rather than in the middle."""
    pitch: float
    gap: float
    label: float
    head_lines: int
    blanks: float
    """Share of values that are missing or have a sign in their place."""
    bold_heads: bool
    total: bool
    marks: bool
    numbered: bool


def style(rng: Random, rules: Sequence[str] = RULES) -> Style:
    """A style at random, with one of these kinds of rules."""
    kind = rng.choice(rules)
    return Style(
        fonts=rng.choice((("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"))),
        size=rng.choice((6.5, 7.0, 8.0, 9.0, 10.0)),
        rules=kind,
        levels=min(rng.choice((1, 1, 2, 2, 3)), 3 if kind in SPANNED else 2),
        columns=rng.choice((2, 3, 4, 5, 6, 8)),
        rows=rng.choice((5, 8, 12, 18)),
        leaders=rng.random() < 0.35,
        wrapped=rng.choice(("none", "none", "last", "first")),
        sections=rng.choice(("none", "none", "bold", "plain")),
        figures=rng.choice(("whole", "decimal", "brackets", "money", "percent")),
        right=rng.random() < 0.7,
        pitch=rng.choice((1.15, 1.3, 1.5, 2.0)),
        gap=rng.choice((1.0, 1.5, 2.5, 4.0)),
        label=rng.choice((10.0, 14.0, 18.0)),
        head_lines=rng.choice((1, 1, 2, 3)),
        blanks=rng.choice((0.0, 0.0, 0.1, 0.3)),
        bold_heads=rng.random() < 0.5,
        total=rng.random() < 0.4,
        marks=rng.random() < 0.25,
        numbered=rng.random() < 0.15,
    )


def phrase(rng: Random, least: int, most: int) -> str:
    """Some words that mean nothing."""
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(least, most))).capitalize()


def figure(rng: Random, look: Style, first: bool) -> str:
    """A value, or what stands in the place of one; the `first` row has the signs of money."""
    if rng.random() < look.blanks:
        return rng.choice(("", "-", "(X)", "NA", "..."))
    whole = f"{rng.choice((99, 9999, 9999999)) * rng.random():,.0f}"
    said = {
        "whole": whole,
        "decimal": f"{rng.random() * 100:.1f}",
        "percent": f"{rng.random() * 100:.1f}%",
        "brackets": f"({whole})" if rng.random() < 0.3 else whole,
        "money": f"$ {whole}" if first else whole,
    }[look.figures]
    return said + (rng.choice(("*", "a", "1/")) if look.marks and rng.random() < 0.1 else "")
