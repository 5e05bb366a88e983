"""Faults planted in monitoring reports are found through the whole way, whatever their words; nothing else is."""

from pathlib import Path

import pytest

from audit.spot import GALAT, PERINGATAN
from benchmarks.planted_monitoring import measure


@pytest.mark.parametrize("hand", ["a", "b", "c"])
def test_planted_faults_are_found_in_monitoring_reports(hand: str, tmp_path: Path) -> None:
    score = measure(hand, 3, 300, tmp_path)
    assert score.recall >= 0.98, score.missed
    assert score.precision(GALAT) >= 0.98, score.false
    assert score.precision(PERINGATAN) >= 0.9, score.false
