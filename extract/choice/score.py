"""The choice between engines: each filled grid is scored by what it says of itself, the best wins its place.

Cheap engines go first; the next is asked only where the ones before it left text unexplained or scored low.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import numpy as np

from extract.cells.fill import fill
from extract.choice.evidence import Evidence, evidence_of
from extract.choice.heading_words import prints_header
from extract.choice.lineup import Lineup, seen_by
from extract.choice.nested import inner, is_tree_of_boxes, with_nested
from extract.choice.onward import goes_on, rid_of_boxes
from extract.choice.outlying import whole
from extract.choice.refusal import TREE, refused, refused_unruled
from extract.choice.rivals import Candidate, Choice, set_aside, settle
from extract.document import Box, Table
from extract.figures import is_figure, is_year
from extract.grid import Engine, Grid
from extract.ink import Bools, Ink
from extract.levels.centred import centred
from extract.levels.numbers import numbered_apart
from extract.levels.table import leveled
from extract.sense import HeaderSense

SURE = 0.75
"""A ruled grid of this score is taken without a second opinion."""
DOUBT = 0.6
"""Under this score no engine stands by its grid."""
LEFT_OVER = 60
"""Letters outside all tables, from which another engine is asked; fewer are titles and page numbers, but under a header
alone."""
HEADED = 0.6
"""Share of known words from which a row is a header."""
ADJOINING = 0.8
NEAR = 1.0
"""Ems of white between parts of one table."""
FAR_ROW = 12.0
"""The same under a header that its rules close."""
HEADERS = 5
"""Rows of a header."""
DEFAULT = Lineup()
"""The cheap engines."""


def choose(
    ink: Ink,
    sense: HeaderSense,
    engines: Lineup = DEFAULT,
    before: Table | None = None,
) -> Choice:
    """Tables of a page from the top down, each with its score and its runner-up.

    `before`: the last table of the page before, which may go on here and whose last row may end on this page.
    """
    choice = _chosen(ink, sense, engines, before)
    return choice if before is None else _with_tail(choice, ink, before)


def _chosen(ink: Ink, sense: HeaderSense, engines: Lineup, before: Table | None) -> Choice:
    candidates = _candidates(ink, sense, engines, before)
    ruled = [c for c in candidates if c.table.borders == "ruled"]
    if is_tree_of_boxes([c.box for c in ruled], [c.box for c in ruled if _known_header(c.table, sense) >= HEADED]):
        return Choice((), set_aside(ruled, TREE.reason))
    nested = inner(candidates)
    inside = {id(one) for one in nested}
    choice = settle([c for c in candidates if id(c) not in inside])
    return replace(choice, tables=with_nested(choice.tables, nested, SURE)) if nested else choice


def _candidates(ink: Ink, sense: HeaderSense, engines: Lineup, before: Table | None) -> list[Candidate]:
    """What the engines propose; the next is asked only for what the ones before it leave."""
    em = ink.em
    grids = seen_by(engines.first, ink, em)
    grids = whole(grids, ink, _outside(ink, [grid.box for grid in grids]).glyphs, sense)
    found = [_candidate(ink, grid, sense, framed=True, before=before) for grid in grids]
    sure = [c for c in found if c.refusal is None and c.score >= SURE]
    rest = _outside(ink, [c.box for c in sure])
    over = [(c.box, _heads_only(c.table, sense) and not _has_body(c, sure, em)) for c in sure]
    if _letters(rest) < (1 if any(heads for _, heads in over) else LEFT_OVER):
        return found
    for engine in _default() if engines.others is None else engines.others:
        more = [_candidate(rest, grid, sense, framed=False, before=before) for grid in seen_by(engine, rest, em)]
        beside = [(m, box, heads) for m in more for box, heads in over if heads or m.refusal is None]
        lone = not more and any(heads for _, heads in over)  # one row under a header is no grid without it
        if lone or any(_adjoin(m.box, box, em, heads) for m, box, heads in beside):
            more = [_candidate(ink, grid, sense, framed=False, before=before) for grid in seen_by(engine, ink, em)]
        found += more
    if engines.last is not None and not any(_stands(c) for c in found) and prints_header(rest, sense):
        taken = [c.box for c in found if c.refusal is None and c.table.borders == "ruled"]
        last = [_candidate(rest, grid, sense, framed=False) for grid in seen_by(engines.last, rest, em)]
        found += [c for c in last if c.refusal is None or not any(c.box.overlap(box) for box in taken)]
    return found


def _stands(candidate: Candidate) -> bool:
    """Some engine stands by it, or it is a drawing that no engine should read."""
    refusal = candidate.refusal
    return candidate.score >= DOUBT if refusal is None else refusal.drawing


def _with_tail(choice: Choice, ink: Ink, before: Table) -> Choice:
    """With the rest of a table of the page before, where the page begins with one and no table has it."""
    top = min((table.box.y0 for table in choice.tables if table.box), default=inf)
    if not _letters(ink) or (top < inf and not _prints_over(ink, top)):
        return choice
    from extract.engines.aligned.tail import goes_under, tail_of

    grid = tail_of(ink, before, top)
    if grid is None or grid.box.y1 > top:
        return choice
    tail = replace(fill(ink, grid), score=before.score)
    return Choice((tail, *choice.tables), choice.aside) if goes_under(tail, before) else choice


def _prints_over(ink: Ink, top: float) -> bool:
    """Whether letters stand over a height."""
    return bool(((ink.glyphs.boxes[:, 3] <= top) & (ink.glyphs.text != " ")).any())


def _default() -> Sequence[Engine]:
    """The text-aligned engine, imported (20 ms) where a page asks for it first."""
    from extract.engines.aligned.engine import Aligned

    return (Aligned(),)


def _adjoin(one: Box, other: Box, em: float, heads: bool) -> bool:
    """One stands directly over the other, about as wide: parts of one table. `heads`: the other is a header alone, of
    which a body may leave columns empty, and from which it may stand farther."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    between = max(one.y0, other.y0) - min(one.y1, other.y1)
    wide = min(one.width, other.width) if heads else max(one.width, other.width)
    return shared > ADJOINING * wide and between < (FAR_ROW if heads else NEAR) * em


def score_of(evidence: Evidence, known_header: float = 0.0, *, ruled: bool = False) -> float:
    """0-1. Every measure that speaks against a grid takes its share; known header words give some back.

    `ruled`: rules close its cells, so that empty ones say nothing against it where every row says something.
    """
    filled = max(evidence.filled / 0.5, evidence.paired * ruled)
    score = (
        (0.4 + 0.6 * min(1.0, filled))
        * (1 - evidence.ghosts * (1 - evidence.paired))
        * (1 - evidence.stuffed)
        * (1 - evidence.stacked)
        * (1 - min(1.0, 2 * evidence.cut))
        * (0.6 + 0.4 * evidence.aligned)
        * evidence.covered
    )
    return float(score + (1 - score) * 0.5 * known_header)


def _candidate(ink: Ink, grid: Grid, sense: HeaderSense, *, framed: bool, before: Table | None = None) -> Candidate:
    filled = fill(ink, grid)
    ruled = grid.borders == "ruled"
    table = leveled(filled, sense, before) if ruled else centred(numbered_apart(filled, sense), before)
    onward = framed and goes_on(table, before)
    table = rid_of_boxes(table) if onward else table
    evidence = evidence_of(table, ink.em)
    if onward:
        evidence = replace(evidence, filled=1.0, ghosts=0.0)
    score = score_of(evidence, _known_header(table, sense), ruled=ruled)
    refusal = (refused if framed else refused_unruled)(table, evidence, score)
    return Candidate(replace(table, score=round(score, 3)), table.box or grid.box, score, refusal)


def _heads_only(table: Table, sense: HeaderSense) -> bool:
    """Whether a ruled grid is a header and its column numbers: the body is ruled otherwise, or not at all."""
    if table.n_rows > HEADERS:
        return False
    rows = _texts(table)
    values = [text for row in rows if not sense.numbers_columns(row) for text in row]
    figures = any(is_figure(text) and not is_year(text) for text in values)
    return not figures and _known_header(table, sense) >= HEADED


def _has_body(head: Candidate, sure: Sequence[Candidate], em: float) -> bool:
    """Whether a grid of as many columns stands under a header: the body, ruled too."""
    under = [c for c in sure if c.table.n_cols == head.table.n_cols and c.box.y0 >= head.box.y1]
    return any(_adjoin(c.box, head.box, em, heads=True) for c in under)


def _known_header(table: Table, sense: HeaderSense) -> float:
    """The best header score of the first rows."""
    return max((sense.header_score(row) for row in _texts(table, 3) if row), default=0.0)


def _texts(table: Table, count: int | None = None) -> list[list[str]]:
    """What the rows, or the first ones, say."""
    return [[cell.text for cell in row if cell.lines] for row in table.rows(count)]


def _outside(ink: Ink, boxes: Sequence[Box]) -> Ink:
    """The ink without the letters that stand in these boxes."""
    if not boxes:
        return ink
    x, y = ink.glyphs.middles.T
    inside: Bools = np.zeros(len(x), bool)
    for box in boxes:
        inside |= (x > box.x0) & (x < box.x1) & (y > box.y0) & (y < box.y1)
    return replace(ink, glyphs=ink.glyphs.select(np.flatnonzero(~inside)))


def _letters(ink: Ink) -> int:
    return int(np.count_nonzero(ink.glyphs.text != " "))
