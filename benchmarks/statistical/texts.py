"""A table of words: cells of several lines, a bold header, rows told by rules or by white."""

from random import Random

from benchmarks.icdar import Placed
from benchmarks.statistical.paper import Paper, lines_of
from benchmarks.statistical.style import Style, phrase


def draw_texts(paper: Paper, rng: Random, look: Style, left: float, top: float, width: float) -> float:
    """One table, from its top; the y of its foot."""
    em, (plain, bold) = look.size, look.fonts
    leading, pad = em * rng.choice((1.15, 1.25)), em * rng.choice((0.4, 0.8, 1.2))
    between = em * (0.6 if look.rules in ("rows", "columns", "framed") else rng.choice((0.5, 0.8, 1.2)))
    shares = [rng.choice((1.0, 1.5, 2.0, 3.0)) for _ in range(rng.choice((2, 3, 3, 4)))]
    edges = [left + width * sum(shares[:k]) / sum(shares) for k in range(len(shares) + 1)]
    valued = rng.random() < 0.5
    cells: list[Placed] = []
    y = top

    def row(texts: list[str], font: str) -> None:
        nonlocal y
        number = cells[-1][0] + 1 if cells else 0
        depth = 0
        for c, text in enumerate(texts):
            lines = lines_of(text, font, em, edges[c + 1] - edges[c] - 2 * pad)
            for k, line in enumerate(lines, 1):
                paper.text(edges[c] + pad, y + k * leading, line, font, em)
            cells.append((number, number, c, c, " ".join(lines)))
            depth = max(depth, len(lines))
        y += depth * leading + 0.2 * em

    def rule(thick: float = 0.5) -> None:
        if look.rules != "none":
            paper.across(left, left + width, y + 0.2 * em, thick)

    rule(1)
    row([phrase(rng, 1, 3) for _ in shares], bold)
    rule()
    for _ in range(min(look.rows, 7)):
        y += between / 2
        texts = [phrase(rng, 1, 3), *(phrase(rng, 2, 14) for _ in shares[1:])]
        row([*texts[:-1], f"{rng.random() * 99:.1f}"] if valued else texts, plain)
        y += between / 2
        if look.rules == "rows":
            rule()
    if look.rules != "rows":
        rule(1)
    for x in edges[1:-1] if look.rules in ("columns", "framed") else ():
        paper.down(x, top + 0.2 * em, y + 0.2 * em)
    paper.keep(cells)
    return y
