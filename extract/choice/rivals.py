"""Grids that claim one place of a page: the best engine wins it, the next best is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.choice.refusal import Refusal
from extract.document import Aside, Box, Table

AGREED = 0.3
"""Of what a score lacks, given back where another engine found the same grid."""
_STRESS = 4
"""A grid of .95 outweighs one of .87 that holds 1.4 times its text: captions and notes are no part of a table."""
_EXACT = 16
_SURE = 0.9
_WHOLE = 0.5
"""Score, and share of a drawing's area, from which a grid takes the place of a drawing."""
_PARTS = 4
"""Times as many cells with text, at least, that it has."""
OVERLAP = 0.2
"""Share of the smaller grid, from which two grids claim the same place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The tables of a page, and the grids that were refused, where no table stands in their place."""

    tables: tuple[Table, ...]
    aside: tuple[Aside, ...] = ()

    @property
    def refused(self) -> tuple[str, ...]:
        """The reasons, each once."""
        return tuple(dict.fromkeys(one.reason for one in self.aside))


@dataclass(frozen=True)
class Candidate:
    """A filled grid with its score and, where it is no table, why."""

    table: Table
    box: Box
    score: float
    refusal: Refusal | None

    @cached_property
    def weight(self) -> int:
        """Letters in its cells."""
        return max(1, sum([len(line.text) for cell in self.table.cells for line in cell.lines]))

    @property
    def n_texts(self) -> int:
        """Cells with text."""
        return sum(bool(cell.lines) for cell in self.table.cells)

    @property
    def worth(self) -> float:
        """Letters that it reads, by how well: a sure grid may leave captions and notes out."""
        return self.weight * self.score**_STRESS


def settle(candidates: Sequence[Candidate]) -> Choice:
    """The set of grids without overlap that reads the page's text best; what no table stands over is set aside.

    The best grid of another engine in a table's place is its runner-up.
    """
    candidates = [_weighed(c, candidates) for c in candidates]
    chosen = best_set([c for c in candidates if c.refusal is None])
    tables = [(c.box, _with_runner_up(c, candidates)) for c in chosen]
    tables.sort(key=lambda pair: (pair[0].y0, pair[0].x0))
    left = [c for c in candidates if not any(same_place(c.box, one.box) for one in chosen)]
    return Choice(tuple(table for _, table in tables), set_aside(_apart(left)))


def _weighed(candidate: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """Refused where its place holds a drawing that it is not sure enough, or too small, to take."""
    if candidate.refusal is not None:
        return candidate
    drawings = (c for c in candidates if c.refusal and c.refusal.drawing and same_place(c.box, candidate.box))
    stronger = next((c for c in drawings if not _takes(candidate, c)), None)
    return candidate if stronger is None else replace(candidate, refusal=stronger.refusal)


def _takes(candidate: Candidate, drawing: Candidate) -> bool:
    """A sure grid of the whole place that rules make, where the drawing is but a reading without these, or that parts
    what the drawing leaves together; a tree's boxes hold a text each."""
    whole = candidate.box.overlap(drawing.box) > _WHOLE * drawing.box.area
    ruled = candidate.table.borders == "ruled" and drawing.table.borders == "none"
    return whole and candidate.score >= _SURE and (ruled or candidate.n_texts >= _PARTS * drawing.n_texts)


def _with_runner_up(winner: Candidate, candidates: Sequence[Candidate]) -> Table:
    rivals = [c for c in candidates if c.table.engine != winner.table.engine and same_place(c.box, winner.box)]
    best = max(rivals, key=lambda c: c.score, default=None)
    second = (best.table.engine, round(best.score, 3)) if best else None
    score = winner.score + AGREED * (1 - winner.score) * any(_agree(winner, c) for c in rivals)
    return replace(winner.table, score=round(score, 3), runner_up=second)


def set_aside(refused: Sequence[Candidate], reason: str | None = None) -> tuple[Aside, ...]:
    """Refused grids with text, from the top down; `reason` instead of their own."""
    ordered = sorted(refused, key=lambda c: (c.box.y0, c.box.x0))
    reasons = [(c, reason or (c.refusal.reason if c.refusal else "")) for c in ordered]
    return tuple(Aside(why, c.table) for c, why in reasons if any(cell.lines for cell in c.table.cells))


def _apart(refused: Sequence[Candidate]) -> list[Candidate]:
    """The readings with the best scores of which none stands over another."""
    out: list[Candidate] = []
    for candidate in sorted(refused, key=lambda c: -c.score):
        if not any(same_place(candidate.box, one.box) for one in out):
            out.append(candidate)
    return out


def _agree(one: Candidate, other: Candidate) -> bool:
    """Both see the same rows and columns."""
    return (one.table.n_rows, one.table.n_cols) == (other.table.n_rows, other.table.n_cols)


def best_set(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of all sets of grids that share no place, the one of most worth (weighted independent set).

    Exact for up to `_EXACT` grids that hang together by overlaps; beyond, the grids of most worth first.
    """
    out: list[Candidate] = []
    for group in _connected(sorted(candidates, key=lambda c: -c.worth)):
        out += _best(group)[1] if len(group) <= _EXACT else _apart(group)
    return out


def _best(group: Sequence[Candidate]) -> tuple[float, list[Candidate]]:
    """The most that a set of these is worth, and the set."""
    if not group:
        return 0.0, []
    first, rest = group[0], group[1:]
    apart = [c for c in rest if not same_place(c.box, first.box)]
    worth, chosen = _best(apart)
    taken = (worth + first.worth, [first, *chosen])
    if len(apart) == len(rest):
        return taken
    return max(taken, _best(rest), key=lambda pair: pair[0])


def _connected(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        touching = [g for g in groups if any(same_place(candidate.box, c.box) for c in g)]
        groups = [g for g in groups if g not in touching]
        groups.append([*(c for g in touching for c in g), candidate])
    return groups


def same_place(one: Box, other: Box) -> bool:
    """Whether two grids claim the same place."""
    return one.shares(other, OVERLAP)
