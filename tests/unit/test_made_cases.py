"""The maker of documents: the same seed gives the same document, and its truth is what it prints."""

import re

import pytest

from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.families import KINDS
from benchmarks.invent.cases.model import Beside, Case, Grid, placed

SEEDS = (1, 2, 3)


def texts(case: Case) -> list[str]:
    grids = [g for b in case.blocks for g in (b.grids if isinstance(b, Beside) else [b]) if isinstance(g, Grid)]
    return [
        " ".join(re.sub(r"[\u200b\u00a0]", " ", c.text).split()).replace("ﬁ", "fi")
        for g in grids
        for _, _, c in placed(g.rows)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_document(kind: str) -> None:
    for seed in SEEDS:
        one, two = KINDS[kind](Draw(seed, kind)), KINDS[kind](Draw(seed, kind))
        assert (one.blocks, one.look, one.rows) == (two.blocks, two.look, two.rows)
    assert KINDS[kind](Draw(1, kind)).blocks != KINDS[kind](Draw(2, kind)).blocks


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_the_truth_is_printed(kind: str) -> None:
    for seed in SEEDS:
        case = KINDS[kind](Draw(seed, kind))
        printed = "\n".join(texts(case))
        for row in case.rows:
            assert row["indikator"] in printed
            for key in ("sasaran", "program", "kegiatan", "sub_kegiatan", "no"):
                assert str(row.get(key, "")) in printed


def test_every_row_of_a_grid_fills_its_columns() -> None:
    for kind, make in KINDS.items():
        for block in make(Draw(1, kind)).blocks:
            if isinstance(block, Grid):
                taken = [(r + i, c + j) for r, c, x in placed(block.rows) for i in range(x.rows) for j in range(x.cols)]
                assert len(taken) == len(set(taken)) == len(block.rows) * len(block.widths), kind
