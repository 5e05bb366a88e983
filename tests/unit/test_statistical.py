"""Drawn tables of statistics and of words are read as they were drawn, nearly all."""

from statistics import mean

import pytest

from benchmarks.statistical.__main__ import f1, made


@pytest.mark.parametrize(("words", "least"), [(False, 0.96), (True, 0.93)], ids=["figures", "words"])
def test_drawn_tables_are_read(words: bool, least: float) -> None:
    pages = [made(seed, words=words)[0] for seed in range(12)]
    assert mean(f1(paper.pdf(), paper) for paper in pages) >= least


def test_a_seed_gives_one_page() -> None:
    assert made(3)[0].pdf() == made(3)[0].pdf()
