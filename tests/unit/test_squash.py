"""The letters of a printed text, and the years in it."""

import pytest

from normalize.words.squash import fold, squash, without_years, years


@pytest.mark.parametrize(
    ("text", "found"),
    [("Target 2024 dan 2025", ["2024", "2025"]), ("Target 202 2", ["2022"]), ("12024", []), ("tanpa tahun", [])],
)
def test_years(text: str, found: list[str]) -> None:
    assert years(text) == found


@pytest.mark.parametrize("text", ["Target 2024", "Target 202 4", "Target 2024 (n + 1)", "Target *) 2024"])
def test_without_years(text: str) -> None:
    assert fold(without_years(text)) == "Target"


@pytest.mark.parametrize(
    ("text", "letters"),
    [("TARGE T", "target"), ("N0", "no"), ("1ndikator", "indikator"), ("Seni & Budaya", "senidanbudaya"), ("10", "10")],
)
def test_squash(text: str, letters: str) -> None:
    assert squash(text) == letters
