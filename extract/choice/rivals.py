"""Grids that claim one place of a page: the best engine wins it, the next best is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.choice.refusal import Refusal
from extract.document import Aside, Box, Table

AGREED = 0.3
"""Of what a score lacks, given back where another engine found the same grid."""
SPARED = 0.3
"""Of a place's text, what an engine may leave out at no cost: captions and notes are no part of a table."""
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A filled grid with its score and, where it is no table, why."""

    table: Table
    box: Box
    score: float
    refusal: Refusal | None

    @property
    def weight(self) -> int:
        """Letters in its cells."""
        return max(1, sum(len(line.text) for cell in self.table.cells for line in cell.lines))


def settle(candidates: Sequence[Candidate]) -> Choice:
    """The best candidate of every place; the loser with the next best score is its runner-up."""
    tables: list[tuple[Box, Table]] = []
    aside: list[Candidate] = []
    for group in _groups(candidates):
        good = [c for c in group if c.refusal is None]
        if not good:
            aside += _best_of(group)
            continue
        for winner in _winners(good):
            rivals = [c for c in group if c.table.engine != winner.table.engine and _same(c.box, winner.box)]
            best = max(rivals, key=lambda c: c.score, default=None)
            second = (best.table.engine, round(best.score, 3)) if best else None
            score = winner.score + AGREED * (1 - winner.score) * any(_agree(winner, c) for c in rivals)
            tables.append((winner.box, replace(winner.table, score=round(score, 3), runner_up=second)))
    tables.sort(key=lambda pair: (pair[0].y0, pair[0].x0))
    return Choice(tuple(table for _, table in tables), set_aside(aside))


def set_aside(refused: Sequence[Candidate], reason: str | None = None) -> tuple[Aside, ...]:
    """Refused grids with text, from the top down; `reason` instead of their own."""
    ordered = sorted(refused, key=lambda c: (c.box.y0, c.box.x0))
    reasons = [(c, reason or (c.refusal.reason if c.refusal else "")) for c in ordered]
    return tuple(Aside(why, c.table) for c, why in reasons if any(cell.lines for cell in c.table.cells))


def _best_of(refused: Sequence[Candidate]) -> list[Candidate]:
    """The readings with the best scores of which none stands over another."""
    out: list[Candidate] = []
    for candidate in sorted(refused, key=lambda c: -c.score):
        if not any(_same(candidate.box, one.box) for one in out):
            out.append(candidate)
    return out


def _agree(one: Candidate, other: Candidate) -> bool:
    """Both see the same rows and columns."""
    return (one.table.n_rows, one.table.n_cols) == (other.table.n_rows, other.table.n_cols)


def _winners(good: Sequence[Candidate]) -> list[Candidate]:
    """Of one place, the engine whose grids score best by the text they hold."""
    engines = {c.table.engine for c in good}
    if len(engines) == 1:
        return list(good)

    def worth(engine: str) -> float:
        own = [c for c in good if c.table.engine == engine]
        return (
            sum(c.score * c.weight for c in own)
            / max(1, sum(c.weight for c in own))
            * min(1.0, sum(c.weight for c in own) / most + SPARED)
        )

    most = max(sum(c.weight for c in good if c.table.engine == engine) for engine in engines)
    best = max(sorted(engines), key=worth)
    return [c for c in good if c.table.engine == best]


def _groups(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates that claim the same place."""
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        touching = [g for g in groups if any(_same(candidate.box, c.box) for c in g)]
        merged = [candidate, *(c for g in touching for c in g)]
        groups = [g for g in groups if g not in touching]
        groups.append(merged)
    return groups


def _same(one: Box, other: Box) -> bool:
    smaller = max(1e-6, min(one.width * one.height, other.width * other.height))
    return one.overlap(other) > OVERLAP * smaller
