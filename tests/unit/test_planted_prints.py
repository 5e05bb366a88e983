"""Faults planted in printed reports are found through the whole way, and nothing else is."""

from pathlib import Path

from audit.spot import GALAT, PERINGATAN
from benchmarks.planted_prints import measure


def test_planted_faults_are_found_in_print(tmp_path: Path) -> None:
    score = measure(3, 200, tmp_path)
    assert score.recall >= 0.98, score.missed
    assert score.precision(GALAT) >= 0.98, score.false
    assert score.precision(PERINGATAN) >= 0.9, score.false
