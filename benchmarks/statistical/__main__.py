"""How well drawn tables of statistics and of words are read: adjacency F1, by kind of rules.

    python -m benchmarks.statistical [--count 100] [--seed 0] [--rules none,three,...] [--words] [--keep DIR]

Each page is made up from choices that such pages have: rules, headers, labels, figures (`style`), captions, notes and
running text around one table, two under each other, or two side by side. Relations are those of `benchmarks.icdar`.
Pages under .97 are named; `--keep` writes them. Some cannot be told by anybody: a head of two lines over the middle
one of three columns may span them. `--check F` ends with 1 where the mean is lower.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import mean

import pypdfium2 as pdfium

from benchmarks.icdar import figure, placed
from benchmarks.statistical.numbers import Numbers
from benchmarks.statistical.paper import Paper, lines_of
from benchmarks.statistical.style import RULES, Style, phrase, style
from benchmarks.statistical.texts import draw_texts
from extract.choice.score import choose
from extract.pdf.parse import parse_page
from extract.sense import NoSense
from extract.settings import Settings

MARGIN = 50.0
Place = tuple[float, float, float]
"""Left, top and width, points."""


def made(seed: int, rules: Sequence[str] = RULES, words: bool = False) -> tuple[Paper, Style, str]:
    """A page, the style of its tables, and how they stand on it."""
    rng = Random(seed)
    look = style(rng, rules)
    paper = Paper(*rng.choice(((595.0, 842.0), (612.0, 792.0), (792.0, 612.0))))
    stand = rng.choice(("one", "one", "two", "beside"))
    width = paper.width - 2 * MARGIN
    y = _prose(paper, rng, look, MARGIN, 4) if rng.random() < 0.6 else MARGIN
    if stand == "beside":
        look, half = replace(look, columns=min(look.columns, 3), label=8.0, rows=min(look.rows, 12)), width / 2 - 12
        feet = [_table(paper, rng, look, (x, y, half), words, captioned=True) for x in (MARGIN, MARGIN + half + 24)]
        y = max(feet)
    else:
        look = replace(look, rows=min(look.rows, 8)) if stand == "two" else look
        for _ in range(2 if stand == "two" else 1):
            captioned = rng.random() < 0.7
            y = _table(paper, rng, look, (MARGIN, y + look.size, width), words, captioned) + 2 * look.size
    if y < paper.height - 120 and rng.random() < 0.5:
        _prose(paper, rng, look, y + look.size, 3)
    return paper, look, stand


def _table(paper: Paper, rng: Random, look: Style, place: Place, words: bool, captioned: bool) -> float:
    """A table with its caption and notes; the y of its foot."""
    x, y, width = place
    if captioned:
        caption = f"Table {rng.randint(1, 40)}. {phrase(rng, 4, 9)}"
        y = _lines(paper, lines_of(caption, look.fonts[1], look.size, width), look.fonts[1], look.size, x, y)
    if rng.random() < 0.2:
        y = _lines(paper, ["[In thousands]"], look.fonts[0], look.size, x, y)
    y += 0.8 * look.size
    y = draw_texts(paper, rng, look, x, y, width) if words else Numbers(paper, rng, look, x, width).draw(y)
    notes = (
        "- Represents zero.",
        f"1/ {phrase(rng, 4, 8)}.",
        f"Note: {phrase(rng, 6, 12)}.",
        "Source: Own count, 2009.",
    )
    for note in rng.sample(notes, rng.choice((0, 0, 1, 2, 3))):
        small = look.size - 1
        y = _lines(paper, lines_of(note, look.fonts[0], small, width), look.fonts[0], small, x, y + 0.3 * small)
    return y


def _prose(paper: Paper, rng: Random, look: Style, y: float, sentences: int) -> float:
    text = " ".join(phrase(rng, 8, 14) + "." for _ in range(sentences))
    size = look.size + 1
    lines = lines_of(text, look.fonts[0], size, paper.width - 2 * MARGIN)
    return _lines(paper, lines, look.fonts[0], size, MARGIN, y) + 2 * size


def _lines(paper: Paper, lines: Sequence[str], font: str, size: float, x: float, y: float) -> float:
    for line in lines:
        y += 1.2 * size
        paper.text(x, y, line, font, size)
    return y


def f1(pdf: bytes, paper: Paper) -> float:
    """Of what is read on the page."""
    document = pdfium.PdfDocument(pdf)
    ink, _ = parse_page(document[0], 1, Settings())
    document.close()
    return figure({1: paper.truth}, {1: [placed(table) for table in choose(ink, NoSense()).tables]}).f1


def main() -> int:
    arguments = argparse.ArgumentParser(description="Adjacency F1 of drawn tables of statistics.")
    arguments.add_argument("--count", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--rules", default=",".join(RULES))
    arguments.add_argument("--words", action="store_true")
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--check", type=float, default=0.0)
    asked = arguments.parse_args()
    groups: dict[str, list[float]] = defaultdict(list)
    for seed in range(asked.seed, asked.seed + asked.count):
        paper, look, stand = made(seed, asked.rules.split(","), asked.words)
        pdf = paper.pdf()
        score = f1(pdf, paper)
        for group in (look.rules, stand, "all"):
            groups[group].append(score)
        if score < 0.97:
            print(f"{seed:6} {look.rules:8} {stand:7} {score:.3f}")
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / f"{seed}.pdf").write_bytes(pdf)
    for name, scores in groups.items():
        print(f"{name:10} pages {len(scores):4}  F1 {mean(scores):.4f}")
    return int(mean(groups["all"]) < asked.check)


if __name__ == "__main__":
    sys.exit(main())
