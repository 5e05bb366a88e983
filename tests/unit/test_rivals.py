"""The best set of grids without overlap."""

from dataclasses import replace

import pytest

from extract.choice.refusal import CHART
from extract.choice.rivals import Candidate, best_set, settle
from extract.document import Box, Cell, Line, Table


def candidate(engine: str, score: float, *corners: float, letters: int = 100) -> Candidate:
    """A grid of one cell with so many letters, at x0, y0, x1, y1."""
    box = Box(*corners)
    cell = Cell(0, 0, lines=(Line("x" * letters, box),), box=box)
    return Candidate(Table(1, 1, (cell,), engine, box=box), box, score, None)


def engines(*candidates: Candidate) -> list[str]:
    return sorted(one.table.engine for one in best_set(candidates))


def test_a_good_table_does_not_vanish_beside_a_wide_wrong_grid_and_its_neighbour() -> None:
    """The wide grid touches both; the neighbour does not touch the good table."""
    good = candidate("good", 0.95, 0, 0, 100, 100)
    wide = candidate("wide", 0.80, 0, 60, 300, 200, letters=120)
    weak = candidate("weak", 0.30, 150, 150, 300, 300)
    assert engines(good, wide, weak) == ["good", "weak"]


def test_a_grid_of_the_whole_place_outweighs_a_sure_one_of_a_corner() -> None:
    assert engines(candidate("whole", 0.9, 0, 0, 100, 100, letters=400), candidate("corner", 1.0, 0, 0, 50, 50)) == [
        "whole"
    ]


def test_two_tables_outweigh_one_that_runs_them_together() -> None:
    parts = candidate("a", 0.95, 0, 0, 100, 40), candidate("b", 0.95, 0, 60, 100, 100)
    assert engines(candidate("both", 0.8, 0, 0, 100, 100, letters=220), *parts) == ["a", "b"]


def test_many_overlapping_grids_are_settled_at_once() -> None:
    rows = [candidate(f"{k:03}", 0.9 + k / 1000, 0, 10 * k, 100, 10 * k + 19) for k in range(60)]
    chosen = best_set(rows)
    assert len(chosen) >= 20
    assert len({one.box.y0 // 10 for one in chosen}) == len(chosen)


@pytest.mark.parametrize(("borders", "score", "kept"), [("ruled", 0.95, 1), ("ruled", 0.85, 0), ("none", 0.95, 0)])
def test_a_sure_ruled_grid_yields_to_no_chart_that_its_texts_alone_look_like(
    borders: str, score: float, kept: int
) -> None:
    ruled = candidate("ruled", score, 0, 0, 100, 100)
    ruled = replace(ruled, table=replace(ruled.table, borders=borders))
    chart = replace(candidate("aligned", 1.0, 5, 5, 95, 95), refusal=CHART)
    chart = replace(chart, table=replace(chart.table, borders="none"))
    assert len(settle([ruled, chart]).tables) == kept
